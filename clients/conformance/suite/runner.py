"""A language's runner: started, listened to line by line, and given an end."""
import json
import os
import signal
import subprocess
import threading
import time

from . import api

LIMIT = 600


class Run:
    """What a runner printed: final lines and changes by case, and what it did wrong."""

    def __init__(self):
        self.final, self.changes, self.faults, self.seconds = {}, {}, [], {}


def listen(process, names, told, run):
    """Reads the runner's lines until they end; `told` hears of each change."""
    before = time.monotonic()
    for raw in process.stdout:
        try:
            line = json.loads(raw)
            case = line["case"]
        except (ValueError, TypeError, KeyError):
            run.faults.append(f"a line that is none of the protocol: {raw.strip()[:200]!r}")
            continue
        if case not in names:
            run.faults.append(f"a line for a case that there is not: {case!r}")
        elif "change" in line:
            run.changes.setdefault(case, []).append(line["change"])
            told(case, len(run.changes[case]))
        elif case in run.final:
            run.faults.append(f"more than one final line for {case}")
        elif not {"result", "error", "failed"} & line.keys():
            run.faults.append(f"a line without an outcome for {case}")
        else:
            run.final[case] = line
            run.seconds[case] = time.monotonic() - before
            before = time.monotonic()


def start(command, variables):
    """Starts a runner in a process group of its own, so that all that it starts can be ended with it."""
    environment = os.environ | variables
    # What the calling make is told is not meant for the one that is started.
    for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    return subprocess.Popen(command, cwd=api.ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)


def end(process):
    """Ends a runner and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def run(command, file, cases, style=None, told=lambda case, count: None, limit=LIMIT):
    """Runs all cases; what came out."""
    variables = {"PEACEBRIEF_CONFORMANCE": str(file)} | ({"PEACEBRIEF_CONFORMANCE_STYLE": style} if style else {})
    outcome, late = Run(), threading.Event()
    process = start(command, variables)

    def too_late():
        late.set()
        end(process)

    timer = threading.Timer(limit, too_late)
    timer.start()
    try:
        listen(process, {case["name"] for case in cases}, told, outcome)
        code = process.wait()
    finally:
        timer.cancel()
        end(process)
    if late.is_set():
        outcome.faults.append(f"the runner was not done within {limit} s")
    elif code:
        outcome.faults.append(f"the runner ended with {code}")
    return outcome
