"""Dates of the API in Python's own types. A date that a report gives in part stays partial."""
from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import TypeAlias

from peacebrief import v1


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, or a month of a year, where a report tells no more."""

    year: int
    """From 1 to 9999."""
    month: int | None = None
    """From 1 to 12; `None` where only the year is known."""

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999 or not (self.month is None or 1 <= self.month <= 12):
            raise ValueError(f"no year or month of the calendar: {self.year}, {self.month}")

    def __str__(self) -> str:
        """ISO 8601 with reduced precision: `2025-08` or `2025`."""
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    def first(self) -> datetime.date:
        """The first day of it."""
        return datetime.date(self.year, self.month or 1, 1)

    def last(self) -> datetime.date:
        """The last day of it."""
        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])


AnyDate: TypeAlias = datetime.date | PartialDate
"""A whole date or a partial one."""


@dataclass(frozen=True)
class Interval:
    """A stretch of time between two dates, both included. One end may be absent where the API allows it."""

    start: AnyDate | None
    """The first date."""
    end: AnyDate | None
    """The last date."""

    def __str__(self) -> str:
        """ISO 8601: `2025-08-01/2025-08-12`, with `..` for an end that is absent."""
        return f"{self.start or '..'}/{self.end or '..'}"


def from_date(date: v1.Date) -> AnyDate:
    """A date of the API as `datetime.date`, or as `PartialDate` where it has no day.

    Raises `ValueError` where it is no date of the calendar.
    """
    if date.day and date.month:
        return datetime.date(date.year, date.month, date.day)
    if date.day or date.month < 0:
        raise ValueError(f"no date: year {date.year}, month {date.month}, day {date.day}")
    return PartialDate(date.year, date.month or None)


def to_date(date: AnyDate | v1.Date | str) -> v1.Date:
    """A date as the API has it; text is read as ISO 8601 (`2025-08-12`, `2025-08`, `2025`).

    Raises `ValueError` where the text is no date.
    """
    if isinstance(date, v1.Date):
        return date
    if isinstance(date, str):
        date = _parse(date)
    if isinstance(date, PartialDate):
        return v1.Date(year=date.year, month=date.month or 0)
    return v1.Date(year=date.year, month=date.month, day=date.day)


def from_interval(interval: v1.DateInterval) -> Interval:
    """An interval of the API with Python's dates."""
    start = from_date(interval.start) if interval.HasField("start") else None
    return Interval(start, from_date(interval.end) if interval.HasField("end") else None)


def to_interval(interval: Interval | v1.DateInterval) -> v1.DateInterval:
    """An interval as the API has it."""
    if isinstance(interval, v1.DateInterval):
        return interval
    start = None if interval.start is None else to_date(interval.start)
    return v1.DateInterval(start=start, end=None if interval.end is None else to_date(interval.end))


def from_resolved(date: v1.ResolvedDate) -> AnyDate | Interval | None:
    """When something told in an article happened: a date, an interval, or `None` where the article does not tell."""
    if date.HasField("date"):
        return from_date(date.date)
    return from_interval(date.interval) if date.HasField("interval") else None


def _parse(text: str) -> AnyDate:
    parts = text.split("-")
    widths = [len(part) for part in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"{text!r} is no date: 2025-08-12, 2025-08 and 2025 are")
    numbers = [int(part) for part in parts]
    return PartialDate(*numbers) if len(numbers) < 3 else datetime.date(*numbers)
