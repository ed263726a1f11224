"""What each client's layer costs: bulk throughput from one process, beside that of its bare stubs, in turns against one server."""
import argparse
import json
import pathlib
import statistics
import tempfile

from . import api, cases, runner
from .main import LANGUAGES
from .servers import Server

ARTICLES, ROUNDS, CONCURRENCY = 200, 9, 16
# How much of the stubs' throughput the layer may cost.
MOST = 0.10
LIMIT = 1200


def measure(language, file):
    """The articles a second of both variants, of each round; and what went wrong."""
    process = runner.start(["make", "-s", "-C", f"clients/{language}", "throughput"], {"PEACEBRIEF_THROUGHPUT": str(file)})
    figures, faults = {"stub": [], "layer": []}, []
    try:
        for raw in process.stdout:
            try:
                line = json.loads(raw)
                figures[line["variant"]].append(line["articles"] / line["seconds"])
            except (ValueError, TypeError, KeyError, ZeroDivisionError):
                faults.append(f"a line that is none of the protocol: {raw.strip()[:200]!r}")
        if code := process.wait(LIMIT):
            faults.append(f"the runner ended with {code}")
    finally:
        runner.end(process)
    faults += [f"{variant} has {len(rounds)} rounds" for variant, rounds in figures.items() if len(rounds) < ROUNDS]
    return figures, faults


def main():
    parser = argparse.ArgumentParser(prog="throughput", description=__doc__)
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be given more than once")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many in each round")
    arguments = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="peacebrief-throughput-") as name:
        folder = pathlib.Path(name)
        # The bare stub makes no call again: nothing may be refused for the wait.
        server = Server("throughput", {"queue_wait": "0s"}, folder / "server.log").start()
        # Short, so that what the client does weighs as much as it can.
        articles = [{"body": f"The rebels signed truce {number} in Nairobi."} for number in range(arguments.articles)]
        book = {"client": server.where(), "articles": articles, "rounds": ROUNDS, "concurrency": CONCURRENCY}
        (folder / "throughput.json").write_text(json.dumps(book), encoding="utf-8")
        # What is read for the first time is read more slowly.
        client = api.Client(f"127.0.0.1:{server.port}")
        client.call("SummarizerService/Summarize", article=cases.sample("kestria-readout.txt"))
        client.close()
        print("language     stub articles/s  layer articles/s  layer costs")
        try:
            for language in arguments.language or LANGUAGES:
                figures, faults = measure(language, folder / "throughput.json")
                if faults:
                    wrong += 1
                    print(f"{language:12} {'; '.join(faults)}")
                    continue
                stub, layer = (statistics.median(figures[variant]) for variant in ("stub", "layer"))
                cost = 1 - layer / stub
                wrong += cost > MOST
                print(f"{language:12} {stub:15.0f}  {layer:16.0f}  {cost:10.1%}{'  too much' if cost > MOST else ''}")
        finally:
            server.stop()
    return 1 if wrong else 0
