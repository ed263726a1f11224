"""How quick the engine is beside others, by processor time on one core; the last line printed is one object of JSON.

    python3 evaluation/speed peer [CORPUS]       articles a second, against the evaluation's `spacy` peer
    python3 evaluation/speed encoder [CORPUS]    the encoder's multiply-adds a second, against OpenBLAS' for a large product

CORPUS is evaluation/corpus, if none is named. Both sides take turns, three times, and the best of each counts: what else the machine
does slows both down. The peer is installed below target/peers, as by `make peers`, where it is not there yet ($PEERS says where else).
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PEERS = pathlib.Path(os.environ.get("PEERS", ROOT / "target" / "peers")).resolve()
TURNS = 3
# One thread each: the ratio is by core.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def told(*command):
    """The object that a program prints last."""
    pinned = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    alone = {**os.environ, **ONE_THREAD}
    done = subprocess.run([*pinned, *map(str, command)], cwd=ROOT, env=alone, check=True, stdout=subprocess.PIPE)
    print(done.stdout.decode().strip(), file=sys.stderr, flush=True)
    return json.loads(done.stdout.splitlines()[-1])


def rates(what, corpus):
    """What the benchmarks tell of the engine, built as it is released."""
    return told(ROOT / "target" / "release" / "peacebrief-bench", "rates", what, "--corpus", corpus)


def best(results, key):
    return max(results, key=lambda result: result[key])


def peer(python, corpus):
    key = "articles_per_cpu_second"
    turns = [(rates("engine", corpus), told(python, HERE / "spacy_rate.py", corpus, 2)) for _ in range(TURNS)]
    engine, other = (best(side, key) for side in zip(*turns, strict=True))
    return {
        "peer": other["peer"],
        "articles": engine["articles"],
        "words": engine["words"],
        "engine_articles_per_cpu_second": engine[key],
        "peer_articles_per_cpu_second": other[key],
        "ratio": engine[key] / other[key],
        "milliseconds_per_500_words": engine["milliseconds_per_500_words"],
    }


def encoder(python, corpus):
    key = "multiply_adds_per_second"
    turns = [(rates("encoder", corpus), told(python, HERE / "peak.py")) for _ in range(TURNS)]
    own, peak = (best(side, key) for side in zip(*turns, strict=True))
    return {
        "library": peak["library"],
        "size": peak["size"],
        "multiply_adds": own["multiply_adds"],
        "encoder_multiply_adds_per_second": own[key],
        "peak_multiply_adds_per_second": peak[key],
        "share": own[key] / peak[key],
    }


def main():
    measure = {"peer": peer, "encoder": encoder}.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if measure is None or len(sys.argv) > 3:
        sys.exit(__doc__)
    corpus = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "evaluation" / "corpus").resolve()
    python = PEERS / "venv" / "bin" / "python"
    if not python.exists():
        install = ["bash", ROOT / "evaluation" / "peers" / "run.sh", corpus, corpus.name, "spacy"]
        subprocess.run(install, env={**os.environ, "PEERS": str(PEERS)}, check=True, stdout=sys.stderr)
    build = ["cargo", "build", "--quiet", "--release", "--locked", "-p", "peacebrief-benchmarks"]
    subprocess.run(build, cwd=ROOT, check=True)
    print(json.dumps(measure(python, corpus)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
