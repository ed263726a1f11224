"""The same article in other clothes: what an outlet, an agency or a mail program does to a text without changing a word's meaning."""
import re

from rewriting import Rewriting
from score import sentence_spans

BYLINE = "By Maud Ferrand-Osei, Diplomatic Correspondent\n"


def lead(text):
    """The first sentence in capitals, as agencies and tabloids set it."""
    spans = sentence_spans(text)
    if not spans:
        return Rewriting(text, [])
    start, end = spans[0]
    # Letter by letter: a capital that takes two letters ("ß") stays as it is, so that lengths are kept.
    upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in text[start:end])
    return Rewriting(text, [(start, end, upper)])


def wrapped(text, width=72):
    """Lines broken hard at a width, paragraphs set off by an empty line, as in mail and old agency copy."""
    pieces = []
    for line in re.finditer(r"[^\n]+", text):
        begin = line.start()
        for gap in re.finditer(r" +(?=(\S+))", line.group()):
            start, end = line.start() + gap.start(), line.start() + gap.end()
            if end + len(gap.group(1)) - begin > width:
                pieces.append((start, end, "\n"))
                begin = end
        if line.end() < len(text):
            pieces.append((line.end(), line.end() + 1, "\n\n"))
    return Rewriting(text, pieces)


def curly(text):
    """Typewriter quotes made typographic."""
    def set_quote(m):
        before = text[m.start() - 1] if m.start() else " "
        opens = before.isspace() or before in "([—–-“‘\"'"
        return {"\"": "”“", "'": "’‘"}[m.group()][opens]
    return Rewriting(text, [(m.start(), m.end(), set_quote(m)) for m in re.finditer("[\"']", text)])


def straight(text):
    """Typographic quotes made typewriter's."""
    plain = {"“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'"}
    return Rewriting(text, [(m.start(), m.end(), plain[m.group()]) for m in re.finditer("[“”„«»‘’]", text)])


def byline(text):
    """Somebody's name above it, who is nobody in it."""
    return Rewriting(text, [(0, 0, BYLINE)])


FORMS = {"lead": lead, "wrapped": wrapped, "curly": curly, "straight": straight, "byline": byline}
