#!/usr/bin/env python3
"""How sure a finding is, and how far that holds.

    python3 evaluation/confidence.py table NAME=REFERENCE_DIR:PREDICTIONS_DIR ...
    python3 evaluation/confidence.py calibrate REFERENCE_DIR PREDICTIONS_DIR > services/engine/model/confidence.toml

`table` prints, as tables in Markdown, how many of the findings stand at each confidence and how many of those are right.
Right is what score.py calls a hit: a finding that it pairs with one of the reference; of provisions, conditions and
breaches the pairing with evidence, of key sentences one that covers a sentence of the reference. PREDICTIONS_DIR is what
`peacebrief-evaluate` writes: every file tells of each finding its traits and its confidence, under `derivations`.

`calibrate` writes the weights of the traits: for each kind of finding a logistic regression of right or wrong on the
traits, with a ridge that holds rare traits near nothing, chosen by how well it tells articles that it was not fitted on.
Deterministic; the standard library is all it needs.
"""
import os
import sys

import logistic
import score

BANDS = [(0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5)]
KINDS = ["actors", "agreements", "provisions", "conditions", "breaches", "events", "statements", "next_steps", "key_sentences"]


class Hits(score.Article):
    """An article with, for each section and clause, which of the predicted findings are hits."""

    def __init__(self, reference, prediction):
        self.hits, self.clause_hits = {}, {}
        super().__init__(reference, prediction)

    def section(self, name, pairs, label):
        self.hits[name] = {i for i, _ in pairs}
        super().section(name, pairs, label)

    def clauses(self, p, r, name):
        # The scorer pairs provisions, conditions and breaches in this order; what it pairs is overheard.
        pair, heard = score.assign, []

        def overheard(weights):
            score.assign = pair     # which calls itself
            heard.append(pair(weights))
            score.assign = overheard
            return heard[-1]

        score.assign = overheard
        try:
            super().clauses(p, r, name)
        finally:
            score.assign = pair
        for kind, pairs in zip(("provisions", "conditions", "breaches"), heard, strict=True):
            self.clause_hits[id(p), kind] = {i for i, _ in pairs}

    def in_order(self):
        """Kind and right or wrong of every finding, in the order of `derivations`."""
        pred, out = self.pred, []
        for i, _ in enumerate(pred["actors"]):
            out.append(("actors", i in self.hits["actors"]))
        for i, agreement in enumerate(pred["agreements"]):
            out.append(("agreements", i in self.hits["agreements"]))
            for kind in ("provisions", "conditions", "breaches"):
                hits = self.clause_hits.get((id(agreement), kind), set())
                out += [(kind, k in hits) for k, _ in enumerate(agreement[kind])]
        for kind in ("events", "statements", "next_steps"):
            out += [(kind, i in self.hits[kind]) for i, _ in enumerate(pred[kind])]
        wanted = set().union(*(self.text.covered(s) for s in self.ref["key_sentences"]), set())
        out += [("key_sentences", bool(self.text.covered(s) & wanted)) for s in pred["key_sentences"]]
        return out


def findings(references, predictions):
    """Of every article the list of (kind, traits, confidence, right)."""
    articles = []
    for reference in score.load_refs(references):
        path = os.path.join(predictions, reference["id"] + ".json")
        prediction = score.read(path)
        rights = Hits(reference, prediction).in_order()
        told = prediction["derivations"]
        if [kind for kind, _ in rights] != [one["kind"] for one in told]:
            sys.exit(f"{path}: the derivations are not those of its findings")
        articles.append([(kind, one["traits"], one["confidence"], right) for (kind, right), one in zip(rights, told, strict=True)])
    return articles


# ---------------------------------------------------------------- table

def share(rights):
    return f"{sum(rights) / len(rights):.2f}" if rights else "–"


def table(arguments):
    corpora = []
    for argument in arguments:
        name, _, folders = argument.partition("=")
        references, _, predictions = folders.rpartition(":")
        corpora.append((name, [f for article in findings(references, predictions) for f in article]))
    rows = [["confidence", *(f"{name}: {what}" for name, _ in corpora for what in ("findings", "share", "right"))]]
    rows.append(["---"] + ["---:"] * (len(rows[0]) - 1))

    def row(label, within):
        cells = [label]
        for _, found in corpora:
            rights = [right for _, _, confidence, right in found if within(confidence or 0.0)]
            cells += [str(len(rights)), f"{len(rights) / max(1, len(found)):.2f}", share(rights)]
        rows.append(cells)

    for least, most in BANDS:
        row(f"{least:.2f} – {min(most, 1.0):.2f}", lambda c, least=least, most=most: least <= c < most)
    row("0.90 and above", lambda c: c >= 0.9)
    row("all", lambda c: True)
    print("\n".join(f"| {' | '.join(r)} |" for r in rows))
    print()
    columns = ["findings", "right", "at 0.90", "right of these"]
    rows = [["kind of finding", *(f"{name}: {what}" for name, _ in corpora for what in columns)]]
    rows.append(["---"] + ["---:"] * (len(rows[0]) - 1))
    for kind in KINDS:
        cells = [kind.replace("_", " ")]
        for _, found in corpora:
            all_of = [right for k, _, _, right in found if k == kind]
            sure = [right for k, _, confidence, right in found if k == kind and (confidence or 0.0) >= 0.9]
            cells += [str(len(all_of)), share(all_of), str(len(sure)), share(sure)]
        rows.append(cells)
    print("\n".join(f"| {' | '.join(r)} |" for r in rows))


# ---------------------------------------------------------------- calibration

def calibrate(references, predictions):
    articles = findings(references, predictions)
    print("# Weights of the traits of findings: what `make calibrate` made of evaluation/corpus. Not to be edited by hand.")
    all_held = []
    for kind in KINDS:
        samples = [[(dict.fromkeys(traits, 1.0), right) for k, traits, _, right in a if k == kind] for a in articles]
        ridge = logistic.best_ridge(samples)
        all_held += logistic.held_out(samples, ridge)
        weights = logistic.fit([sample for article in samples for sample in article], ridge)
        print(f"[{kind}]")
        for name, weight in weights.items():
            if name == logistic.BIAS or abs(weight) >= 0.005:
                print(f'"{name}" = {weight:.2f}')
        print(f"{kind}: {sum(map(len, samples))} findings, ridge {ridge}", file=sys.stderr)
    sure = [right for p, right in all_held if p >= 0.895]
    print(f"on articles left out: {len(sure) / len(all_held):.2f} of all at 0.9 or above, {share(sure)} of these right",
          file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) >= 3 and sys.argv[1] == "table":
        table(sys.argv[2:])
    elif len(sys.argv) == 4 and sys.argv[1] == "calibrate":
        calibrate(*sys.argv[2:])
    else:
        sys.exit(__doc__)
