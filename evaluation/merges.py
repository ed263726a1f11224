#!/usr/bin/env python3
"""Tells which reference actors a digest takes for one. Python 3.11, standard library only (and score_digest.py beside it).

    python3 merges.py STORIES_DIR PREDICTED_DIR [--quiet]
    python3 merges.py --self-test [STORIES_DIR...]

A wrong merge hides a fact, which is worse than a double: no actor of a digest may go by the full names of two actors of the reference,
as name or alias. Prints `MERGED STORY: NAME: THIS and THAT` for each that does, and exits with 1 if there is any.

Who goes by the name of one, and by a lesser form of another ("the militia", a surname that two share), was mistaken in some sentence
of one report, and nobody's record was joined to another's: printed as `form`, and not counted. A form that two actors of the
reference have themselves tells nothing.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
from score_digest import SAMPLE, Story, load_stories, read  # noqa: E402


def own_forms(story):
    """For each reference actor its full name, and all forms that no other has."""
    actors = story.ref["actors"]
    forms = [{story.form(s, i) for s in [a["name"], *a["aliases"]]} - {""} for i, a in enumerate(actors)]
    others = [set().union(*(forms[:i] + forms[i + 1:])) for i in range(len(forms))]
    return [(story.form(a["name"], i), forms[i] - others[i]) for i, a in enumerate(actors)]


def merges(reference, prediction):
    """The actors of a digest that go by forms of several: each one's name, whose full names it has, and whose forms."""
    story = Story(reference, prediction)
    own = own_forms(story)
    found = []
    for actor in story.pred["actors"]:
        names = [actor["name"], *actor["aliases"]]
        of = {"name": [], "form": []}
        for i, (name, forms) in enumerate(own):
            told = {story.form(s, i) for s in names} & forms
            if told:
                of["form"].append(story.ref["actors"][i]["name"])
            if name in told:
                of["name"].append(story.ref["actors"][i]["name"])
        if len(of["form"]) > 1:
            found.append((actor["name"], of["name"], of["form"]))
    return found


def self_test(directories):
    """Whether references merge nobody, and whether any two of their actors that are made one are found."""
    faults, count = [], 0
    stories = [SAMPLE, *(story for directory in directories for story in load_stories(directory))]
    for story in stories:
        name, digest, known = story.get("id", "sample"), story["digest"], Story(story, story["digest"])
        faults += [f"{name}: the reference itself: {actor} of {of}" for actor, _, of in merges(story, digest)]
        actors = digest["actors"]
        for one in range(len(actors) - 1):
            a, b = actors[one:one + 2]
            both = {**a, "aliases": [*a["aliases"], b["name"], *b["aliases"]], "reports": sorted({*a["reports"], *b["reports"]})}
            merged = {**digest, "actors": [*actors[:one], both, *actors[one + 2:]]}
            if not any({a["name"], b["name"]} <= set(of) for _, of, _ in merges(story, merged)):
                faults.append(f"{name}: {a['name']} and {b['name']} made one, and not found")
            count += 1
            lesser = [alias for alias in b["aliases"] if known.form(alias, one + 1) != known.form(b["name"], one + 1)]
            mistaken = {**digest, "actors": [*actors[:one], {**a, "aliases": [*a["aliases"], *lesser]}, *actors[one + 1:]]}
            if any(len(of) > 1 for _, of, _ in merges(story, mistaken)):
                faults.append(f"{name}: {a['name']} and {b['name']} are taken for one by an alias")
        if merges(story, None):
            faults.append(f"{name}: no digest merges somebody")
    for fault in faults:
        print("FAULT", fault)
    print(f"self-test: {'FAILED' if faults else 'ok'}, {len(stories)} stories, {count} pairs")
    return 1 if faults else 0


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directories", nargs="*")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="say nothing where all is well")
    args = parser.parse_args(argv)
    if args.self_test:
        return self_test(args.directories)
    if len(args.directories) != 2:
        parser.error("wants STORIES_DIR and PREDICTED_DIR")
    stories, predicted = args.directories
    wrong = count = 0
    for story in load_stories(stories):
        path = os.path.join(predicted, f"{story['id']}.json")
        found = merges(story, read(path) if os.path.exists(path) else None)
        for actor, named, forms in found:
            merged = len(named) > 1
            wrong += merged
            if merged or not args.quiet:
                print(f"{'MERGED' if merged else 'form  '} {story['id']}: {actor}: {' and '.join(named if merged else forms)}")
        count += 1
    print(f"merges: {wrong} actors that are two of the reference, in {count} stories")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
