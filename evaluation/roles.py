#!/usr/bin/env python3
"""Fits what the traits of an actor weigh for each role.

    python3 evaluation/roles.py REFERENCE_DIR PREDICTIONS_DIR TRAITS_FILE > services/engine/src/findings/roles/weights.rs

PREDICTIONS_DIR and TRAITS_FILE are what `peacebrief-evaluate --in-process --role-traits` writes. For each role a logistic regression
of "has this role in the reference" on the traits of the actor for whom the actor acts, over all actors that the scorer pairs, with a
ridge. Deterministic; the standard library is all it needs.
"""
import json
import os
import sys

import logistic
import score

ROLES = ["PARTY", "MEDIATOR", "GUARANTOR", "SUPPORTER", "SPOILER", "OTHER"]
# What a weight costs: large, for the articles are few beside the traits. Chosen on articles left out.
RIDGE = 4.0
PER_LINE = 16


class Pairs(score.Article):
    """An article with the pairs of actors that the scorer makes."""

    def section(self, name, pairs, label):
        if name == "actors":
            self.paired = list(pairs)
        super().section(name, pairs, label)


def samples(references, predictions, traits):
    """(traits, role) of every actor that is paired with one of the reference; a list for each article."""
    with open(traits, encoding="utf-8") as lines:
        told = {line["id"]: line["actors"] for line in map(json.loads, lines)}
    out = []
    for reference in score.load_refs(references):
        prediction = score.read(os.path.join(predictions, reference["id"] + ".json"))
        pairs = Pairs(reference, prediction).paired
        actors = told[reference["id"]]
        if [name for name, _ in actors] != [actor["name"] for actor in prediction["actors"]]:
            if prediction["actors"]:
                sys.exit(f"{reference['id']}: the traits are not those of its actors")
            continue
        out.append([(dict(enumerate(actors[i][1])), reference["actors"][j]["role"]) for i, j in pairs])
    return out


def write(fitted):
    print('''//! What each trait weighs for each role, in the order of [`super::traits::of`]; the last number stands for itself.
//!
//! Written by `make roles` from evaluation/corpus, not by hand: after a change of the traits it must be run again.

#![allow(clippy::approx_constant, reason = "a weight that comes near a constant of mathematics is not it")]

use peacebrief::v1::ActorRole;

use super::traits::TRAITS;

/// The weights of one role.
pub(super) type Weights = [f32; TRAITS + 1];

/// All roles with their weights.
#[rustfmt::skip]
pub(super) const ROLES: [(ActorRole, Weights); 6] = [''')
    for role, weights in fitted:
        print(f"    (ActorRole::{role.capitalize()}, [")
        own = weights.pop(logistic.BIAS)
        numbers = [f"{weight:.2f}".replace("-0.00", "0.00") for weight in (*weights.values(), own)]
        for at in range(0, len(numbers), PER_LINE):
            print(f"        {', '.join(numbers[at:at + PER_LINE])},")
        print("    ]),")
    print("];")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    rows = [sample for article in samples(*sys.argv[1:]) for sample in article]
    write([(role, logistic.fit([(traits, role == one) for traits, one in rows], RIDGE)) for role in ROLES])
    print(f"{len(rows)} actors", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
