"""Proves that the suite fails what it is there to fail: runners that skip, answer wrongly, crash, hang, or say what is no line."""
import copy
import json
import pathlib
import sys
import tempfile
import types

from . import judge, runner

BODY = "🕊️ عبد الفتاح met the rebels."
CASES = [
    {"name": "one", "operation": "summarize", "client": {}, "server": "bare", "input": {"article": {"body": "A met B."}},
     "expect": {"result": {"brief": {"language": "en"}}}},
    {"name": "two", "operation": "summarize", "client": {}, "server": "bare", "input": {"article": {}},
     "expect": {"error": {"code": "INVALID_ARGUMENT", "reason": "FIELD_REQUIRED", "fields": ["article.body"]}}},
]
RIGHT = [
    {"case": "one", "result": {"brief": {"language": "en", "process": {}}}},
    {"case": "two", "error": {"code": "INVALID_ARGUMENT", "reason": "FIELD_REQUIRED", "fields": ["article.body"], "metadata": {}}},
]


def changed(at, **members):
    """The right lines, but for one."""
    lines = copy.deepcopy(RIGHT)
    lines[at] = lines[at] | members
    return lines


WRONG_RUNS = {
    "a case that is skipped": (RIGHT[:1], ""),
    "no case at all": ([], ""),
    "another result": (changed(0, result={"brief": {"language": "fr"}}), ""),
    "a result without what is asked for": (changed(0, result={}), ""),
    "another reason": (changed(1, error=RIGHT[1]["error"] | {"reason": None}), ""),
    "another field": (changed(1, error=RIGHT[1]["error"] | {"fields": []}), ""),
    "an error where there is to be a result": ([{"case": "one", "error": {"code": "INTERNAL"}}, RIGHT[1]], ""),
    "a result where there is to be an error": ([RIGHT[0], {"case": "two", "result": {}}], ""),
    "a runner that could not": ([RIGHT[0], {"case": "two", "failed": "no such operation"}], ""),
    "a line for no case": ([*RIGHT, {"case": "three", "result": None}], ""),
    "a line twice": ([*RIGHT, RIGHT[0]], ""),
    "a line without an outcome": ([*RIGHT[:1], {"case": "two"}], ""),
    "a line that is no JSON": (RIGHT, "print('warning: something')"),
    "a crash at the end": (RIGHT, "raise SystemExit(3)"),
    "a crash on the way": (RIGHT[:1], "import os; os.abort()"),
    "a runner that hangs": (RIGHT, "import time; time.sleep(60)"),
}


def play(folder, verdicts, lines, then):
    """What the suite finds wrong with a runner that prints these lines."""
    program = folder / "runner.py"
    shown = "\n".join(json.dumps(line) for line in lines)
    program.write_text(f"import sys\nprint({shown!r}, flush=True) if {bool(shown)} else None\n{then}\n", encoding="utf-8")
    limit = 3 if "sleep" in then else 30
    outcome = runner.run([sys.executable, str(program)], folder / "cases.json", CASES, limit=limit)
    stage = types.SimpleNamespace(watched=[])
    found = verdicts(CASES, outcome, "python", stage)
    return [*outcome.faults, *(fault for faults in found.values() for fault in faults)]


def check_judge():
    """What the extra checks find."""
    unit = {"encodingType": "ENCODING_TYPE_UTF32", "events": [{"evidence": {"start": 3, "end": 13, "text": BODY[3:13]}}]}
    assert judge.check_spans(unit, BODY) == []
    for wrong in ("ENCODING_TYPE_UTF8", "ENCODING_TYPE_UTF16", "ENCODING_TYPE_UNSPECIFIED"):
        assert judge.check_spans(unit | {"encodingType": wrong}, BODY), wrong
    assert judge.check_spans({"encodingType": "ENCODING_TYPE_UTF8"}, BODY), "a brief without spans proves nothing"
    shifted = {"start": 5, "end": 15, "text": BODY[3:13]}
    assert judge.check_spans({"encodingType": "ENCODING_TYPE_UTF16", "events": [{"evidence": shifted}]}, BODY), "off by one"
    assert judge.check_slices({"brief": unit, "slices": [BODY[3:13]]}) == []
    for slices in (None, [], [BODY[2:12]], [BODY[3:13], ""]):
        assert judge.check_slices({"brief": unit, "slices": slices}), slices
    for pattern, found in [
        ({"$equal": {"a": 1}}, {"a": 1, "b": 2}), ({"$present": True}, []), ({"$matches": "^a"}, "ba"), ({"$one_of": ["a"]}, "b"),
        ({"$absent_or": False}, True), ({"$own": True}, "ENCODING_TYPE_UTF8"),
        ([1], [1, 2]), ([1, 2], [1]), (True, 1), ("1", 1), (None, 0),
    ]:
        assert judge.faults(pattern, found, "python"), (pattern, found)
    assert judge.faults({"a": {"$present": True}}, {}, "python")


def main(verdicts):
    """Fails where anything that is wrong passes `verdicts`."""
    check_judge()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        assert play(folder, verdicts, RIGHT, "") == [], "what is right is not to fail"
        for what, (lines, then) in WRONG_RUNS.items():
            assert play(folder, verdicts, lines, then), f"{what} passes"
    print(f"conformance, self-test: {len(WRONG_RUNS)} wrong runners are failed, and the right one passes")
    return 0
