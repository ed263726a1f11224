#!/usr/bin/env python3
"""Fits what the signs that words tell terms of an accord weigh.

    python3 evaluation/terms.py REFERENCE_DIR SIGNS_FILE > services/engine/src/findings/agreements/terms/weights.rs

SIGNS_FILE is what `peacebrief-evaluate --in-process --term-signs` writes: the words of every article that were weighed, with
their signs. A logistic regression of "evidence of a provision of the reference stands there" on the signs, with the ridge that
tells articles best that it was not fitted on; on those, too, the threshold is chosen by which most words are judged rightly, by
F1. Some signs say what was taken for terms before, by the weights of that time: a second run moves them a little. Deterministic;
the standard library is all it needs.
"""
import json
import sys

import logistic
import score

# The engine adds up whole numbers: tenths of the logarithm of odds.
UNIT = 10


def samples(references, signs):
    """(signs, whether they are of terms) of all words weighed; a list for each article."""
    with open(signs, encoding="utf-8") as lines:
        told = {line["id"]: line["weighed"] for line in map(json.loads, lines)}
    out = []
    for reference in score.load_refs(references):
        text = score.Text(reference["text"])
        terms = [span for agreement in reference["agreements"] for provision in agreement["provisions"]
                 for span in text.locate(provision["evidence"])]
        body = reference["text"].encode()

        def tells(words, terms=terms, body=body):
            start, end = (len(body[:words[at]].decode()) for at in ("start", "end"))
            return any(2 * (min(end, e) - max(start, s)) >= min(end - start, e - s) for s, e in terms)

        out.append([(dict.fromkeys(names, 1.0), tells(words)) for words, names in told[reference["id"]]])
    return out


def f1(pairs, least):
    """How well likelihoods from some least one on tell what is a yes."""
    taken = [yes for p, yes in pairs if p > least]
    return 2 * sum(taken) / max(1, len(taken) + sum(yes for _, yes in pairs))


def write(weights, threshold, ridge):
    print(f'''//! What each sign weighs, in tenths of the logarithm of odds; a sign that the corpus does not show weighs nothing.
//!
//! Written by `make terms` from evaluation/corpus, not by hand: after a change of the signs it must be run again. Of the ridges tried,
//! {ridge:g} told articles of the corpus best that were left out.

use super::signs::Sign;

/// Signs weigh more than this where terms are told.
pub(super) const THRESHOLD: i32 = {threshold};

/// All signs with their weights.
pub(super) const WEIGHTS: &[(Sign, i32)] = &[''')
    for name, weight in weights.items():
        print(f"    (Sign::{name}, {round(UNIT * weight)}),")
    print("];")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    articles = samples(*sys.argv[1:])
    ridge = logistic.best_ridge(articles)
    held = logistic.held_out(articles, ridge)
    odds = max(range(-2 * UNIT, 2 * UNIT + 1), key=lambda odds: f1(held, logistic.sigmoid(odds / UNIT)))
    rows = [sample for article in articles for sample in article]
    weights = logistic.fit(rows, ridge)
    bias = weights.pop(logistic.BIAS)
    write(weights, round(odds - UNIT * bias), ridge)
    print(f"{len(rows)} runs of words, {sum(yes for _, yes in rows)} of terms; ridge {ridge:g}, F1 on articles left out "
          f"{f1(held, logistic.sigmoid(odds / UNIT)):.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
