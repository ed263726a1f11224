"""Writes the texts of all reference files and samples, one a file, for a fuzzer to begin with.

    python3 evaluation/seeds.py FOLDER

Each file begins with the byte that the fuzz target takes for the form of the request; see services/engine/fuzz.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


def texts():
    for path in sorted(HERE.glob("corpus*/*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((HERE.parent / "samples").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for form, (name, text) in enumerate(texts()):
        (folder / name).write_bytes(bytes([form % 8]) + text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
