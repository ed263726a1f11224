"""States as texts name them, and those to put in their place.

The names, demonyms and capitals of `peers/gazetteer.py`, with what `states.toml` adds.
"""
import pathlib
import tomllib

from gazetteer import CAPITALS, DEMONYMS, STATES

with (pathlib.Path(__file__).parent / "states.toml").open("rb") as file:
    _DATA = tomllib.load(file)
# (name, adjective, capital) of states to put in others' place.
TARGETS = [tuple(row) for row in _DATA["targets"]]


def _title(name):
    small = {"and", "of", "the"}
    return " ".join(w if w in small else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in name.split(" "))


def forms():
    """Every form in which a text names a state: {form: (state, "name" | "people" | "seat" | "abbreviation")}."""
    out = {}
    for lower, state in CAPITALS.items():
        out[_title(lower.removeprefix("the "))] = (state, "seat")
    out.pop("Hague", None)
    out["The Hague"] = ("Netherlands", "seat")
    for lower, state in DEMONYMS.items():
        out[_title(lower)] = (state, "people")
    for people, state in _DATA["peoples"].items():
        out[people] = out[people + "s"] = (state, "people")
    for table, sort in (("seats", "seat"), ("names", "name"), ("abbreviations", "abbreviation")):
        out.update((form, (state, sort)) for form, state in _DATA[table].items())
    out.update((state, (state, "name")) for state in STATES.values())
    return out
