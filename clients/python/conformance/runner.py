"""Makes the calls of the conformance suite through both clients, and prints what comes out: clients/conformance/README.md."""
from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import grpc
from google.protobuf import descriptor_pool, json_format, message_factory

import peacebrief
import peacebrief.aio
from peacebrief import v1
from peacebrief._retry import Repeat
from peacebrief.errors import of_call

OPTIONS = {"ca_file": "tls_ca", "cert_file": "tls_cert", "key_file": "tls_key"}
SAME = ("token_file", "token", "api_key_file", "api_key", "attempts")


def options(client: dict[str, Any]) -> dict[str, Any]:
    """The options of a client, as this package calls them."""
    given = {own: client[name] for name, own in OPTIONS.items() if name in client}
    given |= {name: client[name] for name in SAME if name in client}
    return given | ({"timeout": client["timeout_ms"] / 1000} if "timeout_ms" in client else {})


def error_of(error: peacebrief.Error) -> dict[str, Any]:
    """A typed error as the suite compares it."""
    known = error.reason is not None and error.reason is not peacebrief.ErrorReason.UNSPECIFIED
    refused = isinstance(error, peacebrief.RefusedError)
    return {
        "code": "CONFIGURATION" if isinstance(error, peacebrief.ConfigurationError) else error.code.name,
        "reason": error.reason.name if known and error.reason is not None else None,
        "fields": [at.field for at in error.fields] if refused else [],
        "metadata": error.metadata if refused else {},
        "retry_seconds": error.retry_after,
    }


def tell(case: str, **outcome: object) -> None:
    """Prints a line."""
    print(json.dumps({"case": case, **outcome}, ensure_ascii=False), flush=True)


def briefs(outcomes: list[Any], name: str) -> list[Any]:
    """What became of many articles."""
    failed = [isinstance(outcome, peacebrief.Error) for outcome in outcomes]
    return [
        {"error": error_of(outcome)} if bad else {name: peacebrief.to_dict(outcome)}
        for outcome, bad in zip(outcomes, failed, strict=True)
    ]


def iso(date: dict[str, int]) -> str | None:
    """A date by way of the package's own conversion."""
    try:
        return str(peacebrief.from_date(peacebrief.from_dict(date, v1.Date)))
    except ValueError:
        return None


def summary(work: dict[str, Any], brief: v1.Brief) -> dict[str, Any]:
    """A brief, with its events' words where it counts in Python's own unit."""
    result: dict[str, Any] = {"brief": peacebrief.to_dict(brief)}
    if work["encoding"] == "OWN":
        result["slices"] = [peacebrief.slice(work["article"]["body"], event.evidence) for event in brief.events]
    return result


def encoding(work: dict[str, Any]) -> dict[str, Any]:
    """The encoding asked for, where the case does not leave it to the package."""
    own = work.get("encoding", "OWN") == "OWN"
    return {} if own else {"encoding": v1.EncodingType.Value(work["encoding"])}


def articles(work: dict[str, Any]) -> list[v1.Article]:
    """The articles of a case."""
    return [peacebrief.from_dict(article, v1.Article) for article in work["articles"]]


def requests(work: dict[str, Any]) -> list[v1.IngestArticleRequest]:
    """The requests of a case."""
    return [peacebrief.from_dict(request, v1.IngestArticleRequest) for request in work["requests"]]


def stub(client: peacebrief.Client | peacebrief.aio.Client, method: str) -> tuple[Any, type[Any]]:
    """A method of the stubs by its name, and its request's type."""
    service, _, name = method.partition("/")
    stubs = {"SummarizerService": "_summarizer", "BriefService": "_briefs", "RegistryService": "_registry"}
    stubs["DigestService"] = "_digests"
    described = descriptor_pool.Default().FindServiceByName(service).methods_by_name[name]
    call = getattr(getattr(client, stubs[service.rpartition(".")[2]]), name)
    return call, message_factory.GetMessageClass(described.input_type)


def filtered(kind: type[Any], work: dict[str, Any]) -> dict[str, Any]:
    """A list's request as the arguments of the method that makes it."""
    request = peacebrief.from_dict(work["request"], kind)
    return {field.name: value for field, value in request.ListFields() if field.name not in ("page_token", "encoding_type")}


def sync_case(client: peacebrief.Client, operation: str, work: dict[str, Any], tell_change: Any) -> Any:
    """Makes a case's call."""
    match operation:
        case "summarize":
            return summary(work, client.summarize(peacebrief.from_dict(work["article"], v1.Article), **encoding(work)))
        case "summarize_many":
            many = client.with_options(in_flight=work["concurrency"]).summarize_many(articles(work))
            return briefs(list(many), "brief")
        case "ingest":
            return peacebrief.to_dict(client.ingest(peacebrief.from_dict(work["request"], v1.IngestArticleRequest)))
        case "ingest_many":
            many_kept = client.with_options(in_flight=work["concurrency"]).ingest_many(requests(work))
            return briefs(list(many_kept), "ingested")
        case "list_briefs":
            return [peacebrief.to_dict(record) for record in client.list_briefs(**filtered(v1.ListBriefsRequest, work))]
        case "list_actors":
            return [peacebrief.to_dict(actor.record) for actor in client.list_actors(**filtered(v1.ListActorsRequest, work))]
        case "call":
            method, kind = stub(client, work["method"])
            return peacebrief.to_dict(client.ask(method, json_format.ParseDict(work["request"], kind()), Repeat.REFUSED))
        case "read":
            method, kind = stub(client, work["method"])
            try:
                stream: Iterator[Any] = method(json_format.ParseDict(work["request"], kind()), metadata=client.metadata())
                return {"messages": sum(1 for _ in stream)}
            except grpc.RpcError as error:
                raise of_call(error) from error
        case "watch":
            left = work["count"]
            for change in client.watch(**filtered(v1.WatchBriefsRequest, work)):
                if change.WhichOneof("change") != "checkpoint":
                    tell_change(peacebrief.to_dict(change))
                    left -= 1
                if left == 0:
                    return None
        case "cancel":
            stop = peacebrief.Cancellation()
            threading.Timer(work["after_ms"] / 1000, stop.cancel).start()
            return sync_case(client.with_options(cancel=stop), "summarize", {"encoding": "OWN"} | work, tell_change)
        case "dates":
            return [iso(date) for date in work["dates"]]
        case "connect":
            return None
    raise LookupError(f"no operation {operation}")


async def async_case(client: peacebrief.aio.Client, operation: str, work: dict[str, Any], tell_change: Any) -> Any:
    """Makes a case's call, awaiting it."""
    match operation:
        case "summarize":
            article = peacebrief.from_dict(work["article"], v1.Article)
            return summary(work, await client.summarize(article, **encoding(work)))
        case "summarize_many":
            many = client.with_options(in_flight=work["concurrency"]).summarize_many(articles(work))
            return briefs([outcome async for outcome in many], "brief")
        case "ingest":
            return peacebrief.to_dict(await client.ingest(peacebrief.from_dict(work["request"], v1.IngestArticleRequest)))
        case "ingest_many":
            many_kept = client.with_options(in_flight=work["concurrency"]).ingest_many(requests(work))
            return briefs([outcome async for outcome in many_kept], "ingested")
        case "list_briefs":
            return [peacebrief.to_dict(record) async for record in client.list_briefs(**filtered(v1.ListBriefsRequest, work))]
        case "list_actors":
            listed = client.list_actors(**filtered(v1.ListActorsRequest, work))
            return [peacebrief.to_dict(actor.record) async for actor in listed]
        case "call":
            method, kind = stub(client, work["method"])
            return peacebrief.to_dict(await client.ask(method, json_format.ParseDict(work["request"], kind()), Repeat.REFUSED))
        case "read":
            method, kind = stub(client, work["method"])
            try:
                stream: AsyncIterator[Any] = method(json_format.ParseDict(work["request"], kind()), metadata=client.metadata())
                return {"messages": len([message async for message in stream])}
            except grpc.aio.AioRpcError as error:
                raise of_call(error) from error
        case "watch":
            left = work["count"]
            async for change in client.watch(**filtered(v1.WatchBriefsRequest, work)):
                if change.WhichOneof("change") != "checkpoint":
                    tell_change(peacebrief.to_dict(change))
                    left -= 1
                if left == 0:
                    return None
        case "cancel":
            call = asyncio.ensure_future(async_case(client, "summarize", {"encoding": "OWN"} | work, tell_change))
            await asyncio.sleep(work["after_ms"] / 1000)
            call.cancel()
            try:
                return await call
            except asyncio.CancelledError as error:
                # What Python's own cancellation gives.
                raise peacebrief.CancelledError("cancelled") from error
        case "dates" | "connect":
            with peacebrief.Client("http://localhost:1") as other:
                return sync_case(other, operation, work, tell_change)
    raise LookupError(f"no operation {operation}")


async def run(client: dict[str, Any], *case: Any) -> Any:
    """Makes a case's call with a client of its own, awaiting it."""
    async with peacebrief.aio.Client(client["url"], **options(client)) as own:
        return await async_case(own, *case)


def main() -> None:
    """Makes the calls one after the other."""
    with open(os.environ["PEACEBRIEF_CONFORMANCE"], encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    awaits = os.environ.get("PEACEBRIEF_CONFORMANCE_STYLE") == "async"
    for case in cases:
        name, client = case["name"], case["client"]
        work = (case["operation"], case["input"], lambda change, name=name: tell(name, change=change))
        try:
            if awaits:
                result = asyncio.run(run(client, *work))
            else:
                with peacebrief.Client(client["url"], **options(client)) as own:
                    result = sync_case(own, *work)
            tell(name, result=result)
        except peacebrief.Error as error:
            tell(name, error=error_of(error))
        except Exception as error:
            print(f"{name}: {error!r}", file=sys.stderr)
            tell(name, failed=repr(error))


if __name__ == "__main__":
    main()
