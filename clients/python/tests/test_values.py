"""Dates, errors, retries, options: what needs no service."""
from __future__ import annotations

import datetime
import inspect
import pathlib
import re

import grpc
import pytest
from google.protobuf import duration_pb2
from google.rpc import error_details_pb2, status_pb2
from server import TOP

import peacebrief
import peacebrief.aio
from peacebrief import ErrorReason, v1
from peacebrief._options import Credentials
from peacebrief._retry import Attempts, Recovery, Repeat, wait
from peacebrief.errors import of_item


@pytest.mark.parametrize("text", ["2025-08-12", "2025-08", "2025", "0001-01-01", "2024-02-29"])
def test_dates_keep_what_was_told(text: str) -> None:
    date = peacebrief.from_date(peacebrief.to_date(text))
    assert str(date) == text
    assert isinstance(date, datetime.date if text.count("-") == 2 else peacebrief.PartialDate)


def test_partial_dates_have_a_first_and_a_last_day() -> None:
    february = peacebrief.PartialDate(2024, 2)
    assert (february.first(), february.last()) == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert peacebrief.PartialDate(2024).last() == datetime.date(2024, 12, 31)


@pytest.mark.parametrize("text", ["2025-2-3", "2025-13", "2025-00", "2025-02-30", "0000", "yesterday", "", "٢٠٢٥"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="date|year or month|day is out of range"):
        peacebrief.to_date(text)


@pytest.mark.parametrize("fields", [(0, 0, 0), (2025, 0, 3), (2025, 2, 30), (2025, -1, 0), (2025, 1, -1)])
def test_a_date_of_the_api_that_is_none_is_refused(fields: tuple[int, int, int]) -> None:
    year, month, day = fields
    with pytest.raises(ValueError, match="date|year or month|day is out of range|day must be"):
        peacebrief.from_date(v1.Date(year=year, month=month, day=day))


def test_when_something_happened() -> None:
    interval = peacebrief.Interval(peacebrief.PartialDate(2025, 8), datetime.date(2025, 9, 1))
    resolved = v1.ResolvedDate(interval=peacebrief.to_interval(interval))
    assert peacebrief.from_resolved(resolved) == interval
    assert str(interval) == "2025-08/2025-09-01"
    assert peacebrief.from_resolved(v1.ResolvedDate()) is None


def item(reason: str, *, domain: str = "peacebrief.v1", retry: float | None = None) -> peacebrief.Error:
    """The error of an item, as the service sends it."""
    status = status_pb2.Status(code=grpc.StatusCode.INVALID_ARGUMENT.value[0], message="no")
    status.details.add().Pack(error_details_pb2.ErrorInfo(reason=reason, domain=domain, metadata={"limit_bytes": "7"}))
    violation = error_details_pb2.BadRequest.FieldViolation(field="article.body", description="too long")
    status.details.add().Pack(error_details_pb2.BadRequest(field_violations=[violation]))
    if retry is not None:
        delay = duration_pb2.Duration()
        delay.FromNanoseconds(int(retry * 1e9))
        status.details.add().Pack(error_details_pb2.RetryInfo(retry_delay=delay))
    return of_item(status)


def test_a_refusal_is_read_with_all_that_it_tells() -> None:
    error = item("ARTICLE_TOO_LARGE", retry=1.5)
    assert isinstance(error, peacebrief.RefusedError)
    assert error.reason is ErrorReason.ARTICLE_TOO_LARGE
    assert error.code is grpc.StatusCode.INVALID_ARGUMENT
    assert error.fields == (peacebrief.FieldViolation("article.body", "too long"),)
    assert error.metadata == {"limit_bytes": "7"}
    assert error.retry_after == 1.5
    assert str(error) == "no [article.body]"


def test_reasons_of_later_services_and_of_others_are_none_known_here() -> None:
    assert item("NOT_INVENTED_YET").reason is None
    assert item("OVERLOADED", domain="other.v1").reason is None
    assert isinstance(item("DEADLINE_EXCEEDED"), TimeoutError)


def test_the_reasons_are_those_of_the_api() -> None:
    assert {reason.name: reason.value for reason in ErrorReason} == {
        name.removeprefix("ERROR_REASON_"): number for name, number in v1.ErrorReason.items()
    }


def test_what_would_be_done_twice_is_made_again_only_where_nothing_was_done() -> None:
    lost = peacebrief.UnreachableError("reset")
    gone, busy, never = item("STORAGE_UNAVAILABLE", retry=1), item("OVERLOADED", retry=1), item("OVERLOADED")
    asked = {repeat: [repeat.worthwhile(error) for error in (lost, gone, busy, never)] for repeat in Repeat}
    assert asked == {
        Repeat.REFUSED: [False, False, True, False],
        Repeat.READ: [False, True, True, False],
        Repeat.LOST: [True, True, True, False],
    }
    assert wait(busy, 0) == 1
    assert [wait(lost, attempt) for attempt in (0, 1, 2, 20)] == [0.05, 0.1, 0.2, 5]


def test_no_more_attempts_than_allowed_and_none_past_the_deadline() -> None:
    busy = item("OVERLOADED", retry=1)
    attempts = Attempts(3, None, Repeat.READ)
    assert [attempts.after(busy), attempts.after(busy)] == [1, 1]
    with pytest.raises(peacebrief.RefusedError):
        attempts.after(busy)
    with pytest.raises(peacebrief.RefusedError):
        Attempts(9, 0.5, Repeat.READ).after(busy)


def test_a_lost_stream_is_looked_for_as_long_as_patience_lasts_and_only_where_that_helps() -> None:
    recovery = Recovery(None)
    lost = peacebrief.UnreachableError("ended")
    waits = [recovery.after(lost) for _ in range(3)]
    assert all(0.1 * 2**n <= wait <= 0.15 * 2**n for n, wait in enumerate(waits)), waits
    recovery.well()
    assert recovery.after(lost) <= 0.15
    assert recovery.after(item("WATCHER_TOO_SLOW")) > 0
    with pytest.raises(peacebrief.UnreachableError):
        Recovery(0.01).after(lost)
    for reason in ("CURSOR_EXPIRED", "CURSOR_FOREIGN", "ARCHIVE_DISABLED"):
        with pytest.raises(peacebrief.RefusedError):
            recovery.after(item(reason))


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("127.0.0.1:50051", {}),
        ("ftp://127.0.0.1", {}),
        ("http://", {}),
        ("http://[::1", {}),
        ("http://127.0.0.1:99999", {}),
        ("http://127.0.0.1:1/path", {}),
        ("http://example.org", {"api_key": "k"}),
        ("http://localhost.example.org", {"token": "t"}),
        ("http://127.0.0.1:1", {"tls_ca": b"-----BEGIN CERTIFICATE-----"}),
        ("https://127.0.0.1:1", {"tls_ca": "/nowhere/ca.pem"}),
        ("https://127.0.0.1:1", {"tls_ca": b"no PEM"}),
        ("https://127.0.0.1:1", {"tls_cert": b"-----BEGIN CERTIFICATE-----"}),
        ("http://127.0.0.1:1", {"token_file": "/nowhere/token"}),
        ("http://127.0.0.1:1", {"token": "t", "api_key": "k"}),
        ("http://127.0.0.1:1", {"token": "two\nlines"}),
        ("http://127.0.0.1:1", {"token": " "}),
        ("http://127.0.0.1:1", {"attempts": 0}),
        ("http://127.0.0.1:1", {"timeout": 0}),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_sent(address: str, options: dict[str, object]) -> None:
    for kind in (peacebrief.Client, peacebrief.aio.Client):
        with pytest.raises(peacebrief.ConfigurationError):
            kind(address, **options)  # type: ignore[arg-type]


def test_credentials_in_a_file_are_read_anew_and_never_shown(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "token"
    file.write_text(" first\n")
    credentials = Credentials("token", None, file)
    assert credentials.metadata() == ("authorization", "Bearer first")
    file.write_text("second")
    assert credentials.metadata() == ("authorization", "Bearer first")
    monkeypatch.setattr("peacebrief._options.REREAD", 0)
    assert credentials.metadata() == ("authorization", "Bearer second")
    file.unlink()
    assert credentials.metadata() == ("authorization", "Bearer second")
    assert "secret" not in repr(Credentials("api_key", "secret", None))


def test_both_clients_have_the_same_calls() -> None:
    def calls(kind: type) -> dict[str, list[str]]:
        public = inspect.getmembers(kind, inspect.isfunction)
        return {name: list(inspect.signature(call).parameters) for name, call in public if not name.startswith("_")}

    blocking, awaiting = calls(peacebrief.Client), calls(peacebrief.aio.Client)
    # A task is cancelled by asyncio's own means.
    blocking["with_options"].remove("cancel")
    assert blocking == awaiting


def test_messages_go_to_dictionaries_and_back() -> None:
    article = peacebrief.article("Où? 🕊️", title="محمد", published="2025-08")
    assert peacebrief.to_dict(article)["published"] == {"year": 2025, "month": 8}
    assert peacebrief.from_dict(peacebrief.to_dict(article), v1.Article) == article
    assert peacebrief.from_json(peacebrief.to_json(article), v1.Article) == article
    assert "محمد" in peacebrief.to_json(article)
    with pytest.raises(ValueError, match="nobody"):
        peacebrief.from_dict({"nobody": 1}, v1.Article)


def test_the_version_is_that_of_the_service() -> None:
    manifest = (TOP / "Cargo.toml").read_text(encoding="utf-8")
    found = re.search(r'^\[workspace\.package\]\nversion = "([^"]+)"', manifest, re.MULTILINE)
    assert found is not None and found[1] == peacebrief.__version__
