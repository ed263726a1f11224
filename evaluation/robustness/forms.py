"""The same article in other clothes: what an outlet, an agency or a mail program does to a text without changing a word's meaning."""
import re

from rewriting import Rewriting
from score import sentence_spans

# A line shorter than this is hardly a lead.
LEAD_WORDS = 10
BYLINE = "By Maud Ferrand-Osei, Diplomatic Correspondent\n"


def lead(text):
    """The lead in capitals, as agencies and tabloids set it: the first sentence that is none of a byline, label or dateline."""
    spans = sentence_spans(text)
    start, end = next((s for s in spans if len(text[slice(*s)].split()) >= LEAD_WORDS), (0, 0))
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
