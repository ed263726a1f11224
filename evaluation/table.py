"""Scores as a table in Markdown: python3 evaluation/table.py NAME=SCORE.json ..., each file written by score.py --json."""
import json
import sys

SECTIONS = {"actors": "actors", "agreements": "agreements", "events": "events", "statements": "statements", "next_steps": "next steps",
            "key_sentences": "key sentences"}


def main(arguments):
    rows = [["", "overall", *SECTIONS.values(), "grounding"]]
    for argument in arguments:
        name, _, path = argument.partition("=")
        with open(path, encoding="utf-8") as file:
            scores = json.load(file)
        figures = [scores["overall"], *(scores["sections"][s]["f1"] for s in SECTIONS), scores["grounding"]]
        rows.append([name, *("–" if f is None else f"{f:.3f}" for f in figures)])
    rows.insert(1, ["---"] + ["---:"] * (len(rows[0]) - 1))
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))


if __name__ == "__main__":
    if len(sys.argv) < 2 or any("=" not in a for a in sys.argv[1:]):
        sys.exit(__doc__)
    main(sys.argv[1:])
