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
import math
import os
import sys

import score

BANDS = [(0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5)]
KINDS = ["actors", "agreements", "provisions", "conditions", "breaches", "events", "statements", "next_steps", "key_sentences"]
RIDGES = [1.0, 2.0, 4.0, 8.0, 16.0]
FOLDS = 6


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

def solve(matrix, vector):
    """Solves a symmetric positive definite system by Cholesky's decomposition."""
    n = len(vector)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    y = [0.0] * n
    for i in range(n):
        y[i] = (vector[i] - sum(low[i][k] * y[k] for k in range(i))) / low[i][i]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (y[i] - sum(low[k][i] * x[k] for k in range(i + 1, n))) / low[i][i]
    return x


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def fit(samples, ridge):
    """Weights by trait, of samples (traits, right), by Newton's method."""
    names = ["bias", *sorted({t for traits, _ in samples for t in traits})]
    place = {name: n for n, name in enumerate(names)}
    rows = [([0, *sorted(place[t] for t in set(traits))], right) for traits, right in samples]
    weights = [0.0] * len(names)
    for _ in range(12):
        gradient = [-ridge * w for w in weights]
        hessian = [[0.0] * len(names) for _ in names]
        gradient[0] += ridge * weights[0]
        for i in range(len(names)):
            hessian[i][i] = ridge if i else 1e-6
        for row, right in rows:
            p = sigmoid(sum(weights[i] for i in row))
            for i in row:
                gradient[i] += right - p
                for j in row:
                    hessian[i][j] += p * (1 - p)
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def told(weights, traits):
    return sigmoid(weights["bias"] + sum(weights.get(t, 0.0) for t in set(traits)))


def held_out(articles, kind, ridge):
    """(confidence, right) of each finding of a kind by weights that were fitted on other articles."""
    out = []
    for fold in range(FOLDS):
        train = [(t, r) for n, a in enumerate(articles) if n % FOLDS != fold for k, t, _, r in a if k == kind]
        test = [(t, r) for n, a in enumerate(articles) if n % FOLDS == fold for k, t, _, r in a if k == kind]
        weights = fit(train, ridge)
        out += [(told(weights, traits), right) for traits, right in test]
    return out


def loss(pairs):
    return -sum(math.log(max(1e-9, p if right else 1 - p)) for p, right in pairs)


def calibrate(references, predictions):
    articles = findings(references, predictions)
    print("# Weights of the traits of findings: what `make calibrate` made of evaluation/corpus. Not to be edited by hand.")
    all_held = []
    for kind in KINDS:
        samples = [(t, r) for a in articles for k, t, _, r in a if k == kind]
        best = min(RIDGES, key=lambda ridge: loss(held_out(articles, kind, ridge)))
        all_held += held_out(articles, kind, best)
        weights = fit(samples, best)
        print(f"[{kind}]")
        for name, weight in weights.items():
            if name == "bias" or abs(weight) >= 0.005:
                print(f'"{name}" = {weight:.2f}')
        print(f"{kind}: {len(samples)} findings, ridge {best}", file=sys.stderr)
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
