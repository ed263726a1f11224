"""The calls of `DigestService`: a process as a whole."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from peacebrief import v1
from peacebrief._retry import Repeat
from peacebrief._sync.base import Base
from peacebrief.dates import Interval, to_interval
from peacebrief.names import Named, names_of


class Digests(Base):
    """What reports tell of a process together."""

    def get_timeline(
        self, process: str, *, happened: Interval | v1.DateInterval | None = None, page_size: int = 0
    ) -> Iterator[Named[v1.TimelineEntry]]:
        """What happened in a process, in order of time; pages are asked for as they are used up."""
        window = None if happened is None else to_interval(happened)
        request = v1.GetTimelineRequest(process=process, happened=window, page_size=page_size, encoding_type=self.UTF32)

        def fetch(token: str) -> v1.GetTimelineResponse:
            request.page_token = token
            return self.ask(self._digests.GetTimeline, request, Repeat.READ)

        def items(page: v1.GetTimelineResponse) -> Iterable[Named[v1.TimelineEntry]]:
            names = names_of(page.actor_names)
            return [Named(entry, names) for entry in page.entries]

        return self._pages(fetch, items)

    def get_digest(
        self, process: str, *, published: Interval | v1.DateInterval | None = None, max_tellings: int = 0
    ) -> v1.Digest:
        """A process as a whole: events told once with all who tell them, agreements with their course, contradictions.

        Raises `RefusedError` with the reason `ANSWER_TOO_LARGE` where it is larger than an answer may be.
        """
        window = None if published is None else to_interval(published)
        request = v1.GetDigestRequest(
            process=process, published=window, max_tellings=max_tellings, encoding_type=self.UTF32
        )
        return self.ask(self._digests.GetDigest, request, Repeat.READ).digest
