"""Counts the instructions that the engine takes for three of the samples, and holds them against the record.

    python3 tools/instructions.py                      fails where one has grown, or fallen, by more than 5 %
    python3 tools/instructions.py --record "REASON"    writes what is counted now to the record, with the reason
    python3 tools/instructions.py --self-test          whether it fails what it has to

Counts know no noise: neither what else the machine does nor its clock is in them. Callgrind counts what the engine does for a
brief that is read for the second time, so neither start-up nor a first reading; the compiler is that of rust-toolchain.toml, the
profile that of the release, and the path of the code one that is named. What still differs, the seeds of hash tables and the
system's libc, is little.

A count that has fallen fails as well: against a record that is too high, what is lost later would not show.
"""
import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / "services" / "engine" / "instructions.json"
# A communique in formal prose, a ticker of short items, and an explainer.
SAMPLES = ("tajikistan-general-agreement", "thailand-cambodia-ticker", "guatemala-explainer")
# Callgrind knows no wider vectors.
PATH = "avx2"
# The function of the example whose instructions count.
COUNTED = "*count_this*"
TOLERANCE = 0.05
REMEDY = 'make instructions REASON="why"'


def build():
    """The program that reads, as it was just built."""
    command = ["cargo", "build", "--release", "--locked", "-p", "peacebrief-engine", "--example", "instructions"]
    done = subprocess.run([*command, "--message-format=json"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    return [message["executable"] for message in messages if message.get("executable")][-1]


def count(program, sample):
    """The instructions of a sample."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "counts"
        callgrind = ["valgrind", "--tool=callgrind", "--quiet", f"--callgrind-out-file={out}", f"--toggle-collect={COUNTED}"]
        # The environment is part of what a program starts with: none of it is ours.
        subprocess.run([*callgrind, program, PATH, ROOT / "samples" / f"{sample}.txt"], check=True, env={"PATH": os.environ["PATH"]})
        return total(out.read_text())


def count_all(program):
    """The instructions of each sample, by its name; they are counted at once, for that changes no count."""
    with concurrent.futures.ThreadPoolExecutor() as threads:
        return dict(zip(SAMPLES, threads.map(lambda sample: count(program, sample), SAMPLES), strict=True))


def total(dump):
    """The sum of a dump of callgrind's."""
    counted = int(re.search(r"^summary: (\d+)", dump, re.MULTILINE).group(1))
    if counted == 0:
        sys.exit(f"callgrind saw no call of {COUNTED}")
    return counted


def faults(recorded, counted):
    """What is wrong with the counts."""
    if recorded.keys() != counted.keys():
        yield f"the record is of other samples; if that is meant: {REMEDY}"
        return
    for sample, now in counted.items():
        change = now / recorded[sample] - 1
        if change > TOLERANCE:
            yield f"{sample} takes {change:+.1%} instructions: win them back, or move the record and say why: {REMEDY}"
        elif change < -TOLERANCE:
            yield f"{sample} takes {change:+.1%} instructions: move the record, so that the gain is kept: {REMEDY}"


def self_test():
    recorded = {"a": 1_000_000, "b": 2_000_000}
    assert not list(faults(recorded, {"a": 1_049_000, "b": 1_901_000}))
    assert len(list(faults(recorded, {"a": 1_051_000, "b": 2_000_000}))) == 1
    assert len(list(faults(recorded, {"a": 1_000_000, "b": 1_899_000}))) == 1
    assert len(list(faults(recorded, {"a": 2_000_000, "b": 1_000_000}))) == 2
    assert list(faults(recorded, {"a": 1_000_000})) and list(faults({}, recorded))
    assert total("events: Ir\nfn=(1)\n1 7\nsummary: 7\n\n") == 7


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--record", metavar="REASON")
    arguments.add_argument("--self-test", action="store_true")
    chosen = arguments.parse_args()
    if chosen.self_test:
        self_test()
        return 0
    if chosen.record is not None and not chosen.record.strip():
        sys.exit(f"the record moves with its reason only: {REMEDY}")
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {"history": []}
    recorded = record["history"][-1]["counts"] if record["history"] else {}
    counted = count_all(build())
    for sample, now in counted.items():
        before = recorded.get(sample)
        print(f"{sample}: {now:,}" + (f", recorded {before:,} ({now / before - 1:+.2%})" if before else ""))
    if chosen.record is not None:
        entry = {"date": datetime.date.today().isoformat(), "reason": chosen.record.strip(), "counts": counted}
        record["history"].append(entry)
        RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    wrong = list(faults(recorded, counted))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
