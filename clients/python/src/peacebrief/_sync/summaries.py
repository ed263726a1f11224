"""The calls of `SummarizerService`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from peacebrief import v1
from peacebrief._retry import Repeat
from peacebrief._sync.base import Base
from peacebrief._sync.many import Exchange, exchange
from peacebrief.convert import ArticleLike, as_article
from peacebrief.errors import Error, ProtocolError, of_item

if TYPE_CHECKING:
    from peacebrief._sync.base import Stream


class Summaries(Base):
    """Articles condensed, and nothing kept."""

    def summarize(self, article: ArticleLike, *, encoding: v1.EncodingType.ValueType = Base.UTF32) -> v1.Brief:
        """Condenses one article.

        Raises `RefusedError` with the reason and the field at fault, or what became of the connection.
        """
        request = v1.SummarizeRequest(article=as_article(article), encoding_type=encoding)
        return self.ask(self._summarizer.Summarize, request, Repeat.READ).brief

    def summarize_many(
        self, articles: Iterable[ArticleLike], *, encoding: v1.EncodingType.ValueType = Base.UTF32
    ) -> Iterator[v1.Brief | Error]:
        """Condenses many articles over one stream: for each, in order, its brief, or the error that it is answered by.

        Articles are drawn no faster than the service works, from a thread of gRPC's, and no more than `in_flight` are on
        their way at a time. The stream is opened anew where the service shuts down in its course, and what is not answered
        yet is sent again. Where the service cannot be reached any more, all that is left is answered with that error.
        """

        def ask(id: str, article: ArticleLike) -> v1.SummarizeStreamRequest:
            return v1.SummarizeStreamRequest(item_id=id, article=as_article(article), encoding_type=encoding)

        def read(response: v1.SummarizeStreamResponse) -> tuple[str, v1.Brief | Error]:
            kind = response.WhichOneof("result")
            if kind == "brief":
                return response.item_id, response.brief
            if kind == "error":
                return response.item_id, of_item(response.error)
            return response.item_id, ProtocolError("an answer that holds neither brief nor error")

        def open(requests: Iterator[v1.SummarizeStreamRequest]) -> Stream[v1.SummarizeStreamResponse]:
            return self._summarizer.SummarizeStream(requests, metadata=self.metadata())

        return exchange(self, Exchange(open, ask, read, Repeat.READ), articles)

    def validate(self, article: ArticleLike, brief: v1.Brief) -> v1.ValidateBriefResponse:
        """Holds a brief, whoever made it, against its article, and answers what in it does not hold.

        Raises `RefusedError` with the reason `ARTICLE_MISMATCH` where the brief names another text.
        """
        request = v1.ValidateBriefRequest(article=as_article(article), brief=brief)
        return self.ask(self._summarizer.ValidateBrief, request, Repeat.READ)
