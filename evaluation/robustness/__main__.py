"""How much a brief suffers when an article tells the same in other names or in other clothes.

    python3 evaluation/robustness [CORPUS_DIR] [--out DIR] [--evaluate PROGRAM] [--only VARIANT,...] [--write-only]

Writes a variant of the corpus for `names` (see swap.py) and for each form of forms.py to OUT/CORPUS/VARIANT, reference files all,
runs `peacebrief-evaluate` over it and scores what comes out. `names` is scored against its own, rewritten references. The forms are
scored against the originals, every quotation taken back to where it stood there: the scorer's sentences end at line breaks, so that
hard-wrapped references would measure the wrapping. A quotation that is not in the variant's text stays as it is, and misses.

Prints a table of overall scores and section F1s beside those of the corpus itself; exits 1 where a variant loses more than its bound.
"""
import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EVALUATION = HERE.parent
sys.path += [str(EVALUATION), str(EVALUATION / "peers")]

import forms  # noqa: E402  (needs the path above)
import swap  # noqa: E402
from rewriting import quotations  # noqa: E402

# By how much a variant's overall score may fall below the corpus's.
BOUNDS = {"names": 0.04, **{form: 0.02 for form in forms.FORMS}}
SECTIONS = ("actors", "agreements", "events", "statements", "next_steps", "key_sentences")


def read(folder):
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}


def write(folder, articles):
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.json"):
        stale.unlink()
    for name, article in articles.items():
        (folder / f"{name}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def validate(folder):
    """Faults of a variant are faults of this program."""
    run = subprocess.run([sys.executable, EVALUATION / "validate.py", "--quiet", folder], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{folder} is no corpus:\n{run.stdout}{run.stderr}")


def evaluate(program, corpus, out):
    subprocess.run([program, "--in-process", "--corpus", corpus, "--out", out], check=True, stdout=subprocess.DEVNULL)


def score(reference, predictions, out):
    subprocess.run([sys.executable, EVALUATION / "score.py", reference, predictions, "--json", out], check=True,
                   stdout=subprocess.DEVNULL)
    return json.loads(out.read_text())


def row(name, figures, base=None):
    overall = figures["overall"]
    change = "" if base is None else f"{overall - base:+.3f}"
    grounding = "-" if figures["grounding"] is None else f"{figures['grounding']:.3f}"
    sections = " ".join(f"{figures['sections'][s]['f1']:>13.3f}" for s in SECTIONS)
    print(f"{name:<10} {overall:>7.3f} {change:>7} {sections} {grounding:>9}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="?", type=pathlib.Path, default=EVALUATION / "corpus")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("target/robustness"))
    parser.add_argument("--evaluate", default="target/release/peacebrief-evaluate", metavar="PROGRAM")
    parser.add_argument("--only", metavar="VARIANT,...", help=f"of {', '.join(BOUNDS)}")
    parser.add_argument("--write-only", action="store_true", help="write and check the variants, score nothing")
    arguments = parser.parse_args()
    chosen = arguments.only.split(",") if arguments.only else list(BOUNDS)
    if unknown := set(chosen) - set(BOUNDS):
        parser.error(f"no such variant: {', '.join(sorted(unknown))}")
    articles = read(arguments.corpus)
    out = arguments.out / arguments.corpus.resolve().name

    rewritings, vocabulary = {}, swap.vocabulary(articles.values())
    for variant in chosen:
        if variant == "names":
            made = {name: swap.swapped(article, vocabulary) for name, article in articles.items()}
        else:
            rewritings[variant] = {name: forms.FORMS[variant](article["text"]) for name, article in articles.items()}
            made = {name: dict(quotations(articles[name], r.quote), text=r.new) for name, r in rewritings[variant].items()}
        write(out / variant, made)
        validate(out / variant)
    if arguments.write_only:
        print(f"{len(chosen)} variants of {len(articles)} articles in {out}")
        return 0

    evaluate(arguments.evaluate, arguments.corpus, out / "original.briefs")
    base = score(arguments.corpus, out / "original.briefs", out / "original.score.json")
    print(f"{'':<10} {'overall':>7} {'change':>7} " + " ".join(f"{s:>13}" for s in SECTIONS) + f" {'grounding':>9}")
    row("original", base)
    too_much = []
    for variant in chosen:
        briefs = out / f"{variant}.briefs"
        evaluate(arguments.evaluate, out / variant, briefs)
        reference = out / variant
        if variant in rewritings:
            got = read(briefs)
            write(briefs, {name: quotations(brief, rewritings[variant][name].unquote) for name, brief in got.items()})
            reference = arguments.corpus
        figures = score(reference, briefs, out / f"{variant}.score.json")
        row(variant, figures, base["overall"])
        if base["overall"] - figures["overall"] > BOUNDS[variant]:
            too_much.append(f"{variant} loses more than {BOUNDS[variant]}")
    print("; ".join(too_much) if too_much else "robustness: every variant within its bound")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
