"""How many articles a second the layer condenses, beside the bare stub: clients/conformance/README.md."""
from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator

import peacebrief
from peacebrief import v1

with open(os.environ["PEACEBRIEF_THROUGHPUT"], encoding="utf-8") as file:
    RUN = json.load(file)
ARTICLES = [peacebrief.from_dict(article, v1.Article) for article in RUN["articles"]]
CONCURRENCY = RUN["concurrency"]


def stub(client: peacebrief.Client) -> int:
    """All articles by the stub's stream, so many of them unanswered at a time."""
    room = threading.Semaphore(CONCURRENCY)

    def requests() -> Iterator[v1.SummarizeStreamRequest]:
        for number, article in enumerate(ARTICLES):
            room.acquire()
            yield v1.SummarizeStreamRequest(item_id=str(number), article=article, encoding_type=v1.ENCODING_TYPE_UTF32)

    briefs = []
    for response in client._summarizer.SummarizeStream(requests(), metadata=client.metadata()):
        room.release()
        briefs.append(response.brief)
    return len(briefs)


def layer(client: peacebrief.Client) -> int:
    """All articles by the layer."""
    outcomes = list(client.with_options(in_flight=CONCURRENCY).summarize_many(ARTICLES))
    for outcome in outcomes:
        if isinstance(outcome, peacebrief.Error):
            raise outcome
    return len(outcomes)


def timed(variant: Callable[[peacebrief.Client], int], client: peacebrief.Client, number: int | None) -> None:
    """One round; told where it has a number."""
    begun = time.perf_counter()
    answered = variant(client)
    seconds = time.perf_counter() - begun
    if answered != len(ARTICLES):
        raise SystemExit(f"{variant.__name__}: {answered} answers to {len(ARTICLES)} articles")
    if number is not None:
        line = {"variant": variant.__name__, "round": number, "articles": answered, "seconds": seconds}
        print(json.dumps(line), flush=True)


def main() -> None:
    """Both, by turns."""
    given = RUN["client"]
    options = {own: given[name] for name, own in (("ca_file", "tls_ca"), ("token_file", "token_file")) if name in given}
    if "api_key_file" in given:
        options["api_key_file"] = given["api_key_file"]
    with peacebrief.connect(given["url"], **options) as client:
        for variant in (stub, layer):
            timed(variant, client, None)
        for number in range(RUN["rounds"]):
            for variant in (stub, layer) if number % 2 == 0 else (layer, stub):
                timed(variant, client, number)


main()
