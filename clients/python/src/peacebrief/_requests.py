"""Requests and answers, as both clients make and read them."""
from __future__ import annotations

import uuid

from peacebrief import v1
from peacebrief.convert import IngestLike, as_article

BATCH = 1000
"""How many briefs are asked for at once, as the API has it."""


def ingest_request(
    given: IngestLike, request_id: str | None, view: v1.BriefView.ValueType
) -> v1.IngestArticleRequest:
    """A request to keep an article, with an id, so that it can be repeated and is answered as it was at first."""
    request = v1.IngestArticleRequest()
    if isinstance(given, v1.IngestArticleRequest):
        request.CopyFrom(given)
    else:
        request.article.CopyFrom(as_article(given))
        request.view = view
    request.encoding_type = request.encoding_type or v1.ENCODING_TYPE_UTF32
    request.request_id = request_id or request.request_id or str(uuid.uuid4())
    return request


def ingest_item(id: str, request: v1.IngestArticleRequest) -> v1.IngestArticlesRequest:
    """The same as one among many."""
    return v1.IngestArticlesRequest(
        item_id=id,
        article=request.article if request.HasField("article") else None,
        request_id=request.request_id,
        encoding_type=request.encoding_type,
        view=request.view,
    )


class Rebriefed:
    """Counts over all streams what the service counts in one."""

    def __init__(self) -> None:
        self._earlier = self._replaced = 0
        self._told: set[str] = set()

    def again(self) -> None:
        """Another stream begins."""
        self._earlier = self._replaced

    def count(self, progress: v1.RebriefResponse) -> v1.RebriefResponse:
        """How far all streams have got, and the failures that have not been told."""
        self._replaced = self._earlier + progress.replaced
        failures = [failure for failure in progress.failures if failure.brief not in self._told]
        self._told |= {failure.brief for failure in failures}
        failed = max(len(self._told), progress.failed)
        return v1.RebriefResponse(replaced=self._replaced, failed=failed, remaining=progress.remaining, failures=failures)
