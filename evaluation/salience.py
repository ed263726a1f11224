#!/usr/bin/env python3
"""Fits what the traits of a sentence weigh that make it a key one, and how many sentences are chosen.

    python3 evaluation/salience.py REFERENCE_DIR TRAITS_FILE > services/engine/src/brief/salience/weights.rs

TRAITS_FILE is what `peacebrief-evaluate --in-process --salience-traits` writes: the sentences of every article with their traits. A
logistic regression of "is a key sentence of the reference" on the traits, with the ridge that tells articles best that it was not
fitted on; on those, too, the bounds are chosen (how many sentences at least and at most, and the weight below which none is taken
beyond the fewest) that choose most sentences rightly, by F1. Deterministic; the standard library is all it needs.
"""
import json
import sys

import logistic
import score

# How many the guide asks for.
FEWEST = range(2, 5)
MOST = range(3, 6)
# The weights below which nothing may be taken, tried as logarithms of odds, in parts of one.
UNIT = 10
ODDS = range(-3 * UNIT, UNIT + 1)


def samples(references, traits):
    """(traits, whether it is a key sentence) of all sentences; a list for each article."""
    with open(traits, encoding="utf-8") as lines:
        told = {line["id"]: line["sentences"] for line in map(json.loads, lines)}
    out = []
    for reference in score.load_refs(references):
        text = score.Text(reference["text"])
        body = reference["text"].encode()
        keys = set().union(*map(text.covered, reference["key_sentences"]))

        def key(sentence, text=text, body=body, keys=keys):
            return bool(keys & text.covered(body[sentence["start"]:sentence["end"]].decode()))

        out.append([(traits, key(sentence)) for sentence, traits in told[reference["id"]]])
    return out


def ranked(weights, article):
    """(logarithm of odds, whether it is a key sentence), the likeliest first; of two alike the earlier, as in the engine."""
    odds = [(weights[logistic.BIAS] + sum(weights.get(name, 0.0) * x for name, x in traits.items()), key) for traits, key in article]
    return sorted(odds, key=lambda one: -one[0])


def f1(articles, fewest, most, least):
    """How well such bounds choose from ranked sentences."""
    chosen = [key for article in articles for n, (odds, key) in enumerate(article[:most]) if n < fewest or odds >= least]
    return 2 * sum(chosen) / max(1, len(chosen) + sum(key for article in articles for _, key in article))


def write(weights, fewest, most, least, ridge):
    print(f'''//! What each trait weighs, as logarithms of odds, and how many sentences are chosen.
//!
//! Written by `make salience` from evaluation/corpus, not by hand: after a change of the traits it must be run again. Of the ridges
//! tried, {ridge:g} told articles of the corpus best that were left out; on those the bounds are chosen, too.

use super::traits::Trait;

/// How many sentences are chosen at least, where there are as many.
pub(super) const FEWEST: usize = {fewest};

/// How many sentences are chosen at most.
pub(super) const MOST: usize = {most};

/// A sentence below this weight is left out, once [`FEWEST`] are there.
pub(super) const LEAST_WEIGHT: f32 = {least:.2f};

/// All traits with their weights; one that the corpus does not show weighs nothing.
pub(super) const WEIGHTS: &[(Trait, f32)] = &[''')
    for name, weight in weights.items():
        print(f"    (Trait::{name}, {weight:.2f}),".replace("-0.00", "0.00"))
    print("];")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    articles = samples(*sys.argv[1:])
    ridge = logistic.best_ridge(articles)
    left = [ranked(weights, article) for weights, article in logistic.left_out(articles, ridge)]
    bounds = [(fewest, most, odds / UNIT) for fewest in FEWEST for most in MOST if most > fewest for odds in ODDS]
    fewest, most, least = max(bounds, key=lambda bound: f1(left, *bound))
    rows = [sample for article in articles for sample in article]
    weights = logistic.fit(rows, ridge)
    bias = weights.pop(logistic.BIAS)
    write(weights, fewest, most, least - bias, ridge)
    print(f"{len(rows)} sentences, {sum(key for _, key in rows)} key ones; ridge {ridge:g}; {fewest} to {most} sentences, beyond the "
          f"fewest those of odds {least:.1f} or more; F1 on articles left out {f1(left, fewest, most, least):.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
