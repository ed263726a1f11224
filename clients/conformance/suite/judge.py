"""What came out, held against what must come out.

Of an object in a pattern each member must match, and there may be more; of a list all, in order. What begins with `$` says more:
`$equal` (nothing else may be there), `$present` (there, and not empty), `$absent_or` (not there, or as given), `$matches` (a regular
expression), `$one_of`, and `$own` (the unit in which the language's own strings count).
"""
import re

UNITS = {"ENCODING_TYPE_UTF8": "utf-8", "ENCODING_TYPE_UTF16": "utf-16-le", "ENCODING_TYPE_UTF32": "utf-32-le"}
WIDTH = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
OWN = {"rust": "UTF8", "go": "UTF8", "python": "UTF32", "typescript": "UTF16", "java": "UTF16"}
MISSING = object()


def faults(pattern, found, language, where=""):
    """What does not match, one text each."""
    place = where or "the outcome"
    if isinstance(pattern, dict) and any(key.startswith("$") for key in pattern):
        return special(pattern, found, language, place)
    if found is MISSING:
        return [f"{place} is not there"]
    if isinstance(pattern, dict):
        if not isinstance(found, dict):
            return [f"{place} is {shown(found)}, and no object"]
        if "error" in found and "error" not in pattern and "result" in pattern:
            return [f"it failed: {shown(found['error'])}"]
        parts = [(one, found.get(key, MISSING), f"{where}.{key}".lstrip(".")) for key, one in pattern.items()]
        return [fault for one, part, at in parts for fault in faults(one, part, language, at)]
    if isinstance(pattern, list):
        if not isinstance(found, list) or len(found) != len(pattern):
            return [f"{place} is {shown(found)}, and no list of {len(pattern)}"]
        return [fault for at, one in enumerate(pattern) for fault in faults(one, found[at], language, f"{where}[{at}]")]
    if isinstance(pattern, float | int) and not isinstance(pattern, bool) and isinstance(found, float | int):
        return [] if abs(pattern - found) < 1e-9 else [f"{place} is {found}, and not {pattern}"]
    return [] if pattern == found and type(pattern) is type(found) else [f"{place} is {shown(found)}, and not {shown(pattern)}"]


def special(pattern, found, language, place):
    (kind, wanted), = pattern.items()
    if kind == "$absent_or":
        return [] if found is MISSING or found == wanted else [f"{place} is {shown(found)}"]
    if found is MISSING:
        return [f"{place} is not there"]
    good = {
        "$equal": lambda: same(found, wanted),
        "$present": lambda: found not in (None, "", [], {}),
        "$matches": lambda: isinstance(found, str) and re.search(wanted, found) is not None,
        "$one_of": lambda: found in wanted,
        "$own": lambda: found == f"ENCODING_TYPE_{OWN[language]}",
    }[kind]()
    return [] if good else [f"{place} is {shown(found)}: not {kind[1:]} {shown(wanted)}"]


def same(one, other):
    """Equal, but for how a number is written: 1 and 1.0 are the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def spans_in(message):
    """Every span of a message; zero is not written in JSON."""
    if isinstance(message, dict):
        if "text" in message and "end" in message:
            yield message.get("start", 0), message["end"], message["text"]
        for one in message.values():
            yield from spans_in(one)
    elif isinstance(message, list):
        for one in message:
            yield from spans_in(one)


def check_spans(brief, body):
    """Whether each span slices the body, counted in the brief's own unit, to its words."""
    unit = UNITS.get(brief.get("encodingType"))
    if unit is None:
        return ["the brief does not say in what its spans count"]
    data, width, spans = body.encode(unit), WIDTH[unit], list(spans_in(brief))
    wrong = [text for start, end, text in spans if data[start * width:end * width] != text.encode(unit)]
    if not spans:
        return ["there are no spans"]
    return [f"{len(wrong)} of {len(spans)} spans do not hold, such as {wrong[0]!r}"] if wrong else []


def check_slices(result):
    """Whether the language's own slices are the words of the spans."""
    words = [event["evidence"]["text"] for event in result["brief"].get("events", [])]
    if not words:
        return ["there are no events to slice"]
    return [] if result.get("slices") == words else [f"the slices are {shown(result.get('slices'))}, and not {shown(words)}"]


def check(case, outcome, language):
    """What extra a case asks of a good answer."""
    found = []
    if "brief" not in (outcome.get("result") or {}):
        return found
    if "spans" in case.get("checks", []):
        found += check_spans(outcome["result"]["brief"], case["input"]["article"]["body"])
    if "slices" in case.get("checks", []):
        found += check_slices(outcome["result"])
    return found


def shown(value):
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
