"""Both clients against a real server."""
from __future__ import annotations

import asyncio
import pathlib
import signal
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from google.protobuf.message import Message
from server import SAMPLE, SIGNED, Server

import peacebrief
import peacebrief.aio
from peacebrief import ErrorReason, v1

MIXED = [SIGNED, "", SAMPLE, "x" * (2 << 20), SIGNED]


def spans(message: Message) -> Iterator[v1.TextSpan]:
    """Every span of a message."""
    if isinstance(message, v1.TextSpan):
        yield message
        return
    for field, value in message.ListFields():
        if field.message_type is not None:
            for part in value if field.is_repeated else [value]:
                yield from spans(part)


def told(outcomes: list[v1.Brief | peacebrief.Error]) -> list[str]:
    """What became of many, in words."""
    return [one.reason.name if isinstance(one, peacebrief.Error) and one.reason else "brief" for one in outcomes]


def test_spans_slice_emoji_combining_marks_and_arabic_names(client: peacebrief.Client) -> None:
    body = (
        f"🕊️👩🏽‍⚖️ Cafe\u0301 talks: {SIGNED} محمد العلي (Mohammed al-Ali), the foreign minister of Qatar, met Kofi Annan"
        " in Doha on Monday 🤝."
    )
    brief = client.summarize(peacebrief.article(body, published="2025-08-12"))
    found = list(spans(brief))
    assert len(found) > 5
    assert [peacebrief.slice(body, span) for span in found] == [span.text for span in found]


def test_an_error_names_its_reason_and_the_field_at_fault(client: peacebrief.Client) -> None:
    with pytest.raises(peacebrief.RefusedError) as caught:
        client.summarize("")
    assert caught.value.reason is ErrorReason.FIELD_REQUIRED
    assert [at.field for at in caught.value.fields] == ["article.body"]
    assert caught.value.request_id


def test_many_are_answered_in_order_bad_ones_by_their_error(client: peacebrief.Client) -> None:
    expected = ["brief", "FIELD_REQUIRED", "brief", "ARTICLE_TOO_LARGE", "brief"]
    assert told(list(client.summarize_many(MIXED))) == expected
    assert told(list(client.with_options(in_flight=1).summarize_many(MIXED))) == expected
    assert list(client.summarize_many([])) == []


async def test_many_are_awaited_in_order_from_either_sort_of_source(awaiting: peacebrief.aio.Client) -> None:
    async def source() -> AsyncIterator[str]:
        for article in MIXED:
            await asyncio.sleep(0)
            yield article

    expected = ["brief", "FIELD_REQUIRED", "brief", "ARTICLE_TOO_LARGE", "brief"]
    assert told([one async for one in awaiting.summarize_many(source())]) == expected
    assert told([one async for one in awaiting.with_options(in_flight=1).summarize_many(MIXED)]) == expected
    assert [one async for one in awaiting.summarize_many([])] == []


def test_what_the_source_raises_comes_after_the_answers_to_all_before(client: peacebrief.Client) -> None:
    def broken() -> Iterator[str]:
        yield SIGNED
        yield SIGNED
        raise OSError("the disk is gone")

    outcomes = []
    with pytest.raises(OSError, match="the disk is gone"):
        outcomes.extend(client.summarize_many(broken()))
    answers = client.summarize_many(broken())
    assert [isinstance(next(answers), v1.Brief) for _ in range(2)] == [True, True]
    with pytest.raises(OSError, match="the disk is gone"):
        next(answers)


def test_who_reads_no_further_draws_no_further(client: peacebrief.Client) -> None:
    drawn = []

    def endless() -> Iterator[str]:
        while True:
            drawn.append(1)
            yield SIGNED

    answers = client.with_options(in_flight=4).summarize_many(endless())
    assert isinstance(next(answers), v1.Brief)
    answers.close()  # type: ignore[attr-defined]
    assert len(drawn) <= 6


async def test_who_awaits_no_further_draws_no_further(awaiting: peacebrief.aio.Client) -> None:
    drawn = []

    def endless() -> Iterator[str]:
        while True:
            drawn.append(1)
            yield SIGNED

    answers = awaiting.with_options(in_flight=4).summarize_many(endless())
    assert isinstance(await anext(answers), v1.Brief)
    await answers.aclose()  # type: ignore[attr-defined]
    assert len(drawn) <= 6


def test_what_is_kept_is_listed_found_and_erased(tmp_path: pathlib.Path) -> None:
    server = Server("--data-dir", tmp_path)
    with peacebrief.connect(server.url) as client:
        kept = list(client.ingest_many(peacebrief.article(SIGNED, title=f"Report {n}") for n in range(5)))
        assert all(isinstance(one, v1.IngestArticleResponse) and one.created for one in kept)
        twice = [client.ingest(SAMPLE, request_id="desk-1") for _ in range(2)]
        assert twice[0] == twice[1]
        listed = [record.name for record in client.list_briefs(page_size=2, view=v1.BRIEF_VIEW_BASIC)]
        assert len(listed) == len(set(listed)) == 6
        found = list(client.search_briefs('"border through joint commissions"'))
        assert [one.brief.name for one in found] == [twice[0].brief.name]
        briefs, missing = client.get_briefs([*listed, "briefs/0123456789abcdef0123456789abcdef"])
        assert [brief.name for brief in briefs] == listed and len(missing) == 1
        process = next(client.list_processes(called="Armenia–Azerbaijan peace process"))
        assert client.get_digest(process.record.name).events
        assert next(client.list_actors(process=process.record.name, page_size=3)).names
        assert next(client.get_timeline(process.record.name, page_size=3)).record
        name = twice[0].brief.article
        client.delete_article(name)
        with pytest.raises(peacebrief.RefusedError) as caught:
            client.get_article(name)
        assert caught.value.reason is ErrorReason.RESOURCE_NOT_FOUND
        client.delete_article(name, allow_missing=True)
        assert [progress.remaining for progress in client.rebrief()][-1:] in ([], [0])
    server.stop()


async def test_what_is_kept_is_listed_by_those_who_await(awaiting: peacebrief.aio.Client) -> None:
    kept = await awaiting.ingest(peacebrief.article(SIGNED, title="awaited"))
    assert kept.brief.name in [record.name async for record in awaiting.list_briefs(page_size=2)]
    again = [one async for one in awaiting.ingest_many([peacebrief.article(SIGNED, title="awaited")])]
    assert [isinstance(one, v1.IngestArticleResponse) and not one.created for one in again] == [True]


def test_a_deadline_passes(client: peacebrief.Client) -> None:
    with pytest.raises(TimeoutError):
        client.with_options(timeout=0.005).summarize(SAMPLE * 100)


def test_a_call_is_given_up_from_another_thread(client: peacebrief.Client) -> None:
    stop = peacebrief.Cancellation()
    threading.Timer(0.1, stop.cancel).start()
    with pytest.raises(peacebrief.CancelledError):
        client.with_options(cancel=stop).summarize(SAMPLE * 200)
    with pytest.raises(peacebrief.CancelledError):
        client.with_options(cancel=stop).summarize(SIGNED)


def test_a_watch_is_ended_from_another_thread(client: peacebrief.Client) -> None:
    stop = peacebrief.Cancellation()
    with pytest.raises(peacebrief.CancelledError):
        for _ in client.with_options(cancel=stop).watch():
            stop.cancel()


def test_a_watch_goes_on_where_the_server_was_killed_and_started_anew(tmp_path: pathlib.Path) -> None:
    server = Server("--data-dir", tmp_path)
    heard: list[str] = []
    with peacebrief.connect(server.url) as client:
        for change in client.watch(start=v1.WATCH_START_OLDEST):
            if change.HasField("checkpoint") and not heard:
                client.ingest(peacebrief.article(SIGNED, title="first"))
            if not change.HasField("written"):
                continue
            heard.append(change.written.title)
            if len(heard) == 2:
                break
            server.stop(signal.SIGKILL)
            server = Server("--data-dir", tmp_path, listen=server.address)
            client.ingest(peacebrief.article(SIGNED, title="second"))
    server.stop()
    assert heard == ["first", "second"]


async def test_a_watch_that_is_awaited_goes_on_likewise(tmp_path: pathlib.Path) -> None:
    server = Server("--data-dir", tmp_path)
    heard: list[str] = []
    async with peacebrief.aio.connect(server.url) as client:
        async for change in client.watch(start=v1.WATCH_START_OLDEST):
            if change.HasField("checkpoint") and not heard:
                await client.ingest(peacebrief.article(SIGNED, title="first"))
            if not change.HasField("written"):
                continue
            heard.append(change.written.title)
            if len(heard) == 2:
                break
            server.stop(signal.SIGKILL)
            server = Server("--data-dir", tmp_path, listen=server.address)
            await client.ingest(peacebrief.article(SIGNED, title="second"))
    server.stop()
    assert heard == ["first", "second"]


async def test_calls_go_on_where_each_connection_is_ended_after_a_few() -> None:
    server = Server("--max-calls-per-connection", 3)
    async with peacebrief.aio.connect(server.url) as client:
        outcomes = await asyncio.gather(*(client.summarize(SIGNED) for _ in range(40)))
    assert all(isinstance(one, v1.Brief) for one in outcomes)
    with peacebrief.connect(server.url) as blocking:
        for _ in range(10):
            assert blocking.summarize(SIGNED).events
    server.stop()


def test_nobody_there_is_told_at_once() -> None:
    with peacebrief.connect("http://127.0.0.1:1") as client:
        with pytest.raises(ConnectionError):
            client.summarize(SIGNED)
        assert [type(one) for one in client.summarize_many([SIGNED, SIGNED])] == [peacebrief.UnreachableError] * 2


def test_briefs_make_tables(client: peacebrief.Client) -> None:
    article = peacebrief.article(SAMPLE, title="Treaty", source="wire", published="2025-08-12")
    record = client.ingest(article).brief
    events = peacebrief.briefs_to_dataframe([record])
    assert len(events) == len(record.brief.events) and set(events["brief"]) == {record.name}
    assert [SAMPLE[start:end] for start, end in zip(events["start"], events["end"], strict=True)] == list(events["evidence"])
    assert "2025-08-11" in set(events["date"])
    for rows in ("briefs", "actors", "agreements", "statements", "next_steps"):
        table = peacebrief.briefs_to_dataframe([record.brief, record], rows=rows)  # type: ignore[arg-type]
        assert len(table) >= 2 and set(table["process"]) == {record.process}
    assert peacebrief.briefs_to_dataframe([]).columns[0] == "brief"
    with pytest.raises(ValueError, match="rows is one of"):
        peacebrief.briefs_to_dataframe([], rows="words")  # type: ignore[arg-type]
