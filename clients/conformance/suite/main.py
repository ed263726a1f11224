"""Runs every case in every language against real servers, and prints the table: a case that a language skips, fails."""
import argparse
import json
import signal
import sys
import time

from . import api, judge, runner, self_test
from .stage import Stage

LANGUAGES = ["rust", "python", "typescript", "go", "java"]
# What gRPC-Web and browsers do not have: certificates given by the program, and connections to be cut under a call.
NOT_ON_THE_WEB = {"stand-in", "mutual", "tls", None}


def columns(languages):
    """A column for each language and, where it names several, for each of its styles."""
    for language in languages:
        styles = api.ROOT / "clients" / language / "conformance-styles"
        for style in styles.read_text(encoding="utf-8").split() if styles.is_file() else [None]:
            yield language, style, f"{language}-{style}" if style else language


def asked(cases, style, only):
    """The cases of a column; with `only`, those whose names begin so."""
    return [case for case in cases if (style != "web" or case["server"] not in NOT_ON_THE_WEB) and case["name"].startswith(only)]


def verdicts(cases, run, language, stage):
    """For each case what is wrong with its outcome."""
    found = {}
    for case in cases:
        name, wanted, line = case["name"], case["expect"], run.final.get(case["name"])
        if line is None:
            found[name] = ["skipped: there is no line for it"]
            continue
        if "failed" in line:
            found[name] = [f"the runner failed: {line['failed']}"]
            continue
        pattern = {key: one for key, one in wanted.items() if key in ("result", "error")}
        found[name] = judge.faults(pattern, line, language) + judge.check(case, line, language)
        if "changes" in wanted:
            found[name] += judge.faults(stage.watched, run.changes.get(name, []), language, "changes")
        if "calls" in wanted and stage.stand_in.calls[name] != wanted["calls"]:
            found[name].append(f"it was called {stage.stand_in.calls[name]} times, and not {wanted['calls']}")
        if "request_ids" in wanted and len(stage.stand_in.request_ids[name] - {""}) != wanted["request_ids"]:
            found[name].append(f"request ids were {stage.stand_in.request_ids[name]}")
        if "seconds" in wanted and run.seconds[name] < wanted["seconds"]:
            found[name].append(f"it took {run.seconds[name]:.2f} s, and not {wanted['seconds']}")
        if "given_up" in case.get("checks", []) and not given_up(stage):
            found[name].append("the service was not told that the call was given up")
    return found


def given_up(stage):
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if stage.given_up() > stage.given_up_before:
            return True
        time.sleep(0.05)
    return False


def play(stage, language, style, column, command, only):
    """Runs one column; answers what is wrong, by case, and with the run as a whole."""
    cases = asked(stage.prepare(column), style, only)
    file = stage.path / f"{column}.json"
    told = {case["name"]: case for case in cases}
    public = [{key: case[key] for key in ("name", "operation", "client", "input")} for case in cases]
    file.write_text(json.dumps({"cases": public}, ensure_ascii=False), encoding="utf-8")
    run = runner.run(command, file, cases, style, lambda case, count: stage.meanwhile(told[case], count))
    return verdicts(cases, run, language, stage), run.faults


def cell(found, name):
    if name not in found:
        return "-"
    return "FAIL" if found[name] else "ok"


def table(results):
    """Language by case."""
    names = list(dict.fromkeys(name for found, _ in results.values() for name in found))
    width, lines = max(map(len, names)), []
    lines.append(" " * width + "  " + "  ".join(results))
    for name in names:
        cells = [cell(found, name).center(len(column)) for column, (found, _) in results.items()]
        lines.append(f"{name:{width}}  {'  '.join(cells)}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(prog="run", description=__doc__)
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be given more than once")
    parser.add_argument("--only", default="", metavar="START", help="only cases whose names begin so: for a look, no proof")
    parser.add_argument("--self-test", action="store_true", help="whether the suite itself fails what it has to")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test.main(verdicts)
    # Whoever ends the suite ends its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    results = {}
    with Stage() as stage:
        for language, style, column in columns(arguments.language or LANGUAGES):
            began = time.monotonic()
            command = ["make", "-s", "-C", f"clients/{language}", "conformance"]
            results[column] = play(stage, language, style, column, command, arguments.only)
            print(f"{column}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(table(results))
    wrong = 0
    for column, (found, whole) in results.items():
        for fault in [*whole, *(f"{name}: {fault}" for name, faults in found.items() for fault in faults)]:
            print(f"{column}: {fault}")
            wrong += 1
    cells = sum(len(found) for found, _ in results.values())
    print(f"conformance: {cells} cells in {len(results)} columns, {wrong} faults")
    return 1 if wrong else 0

