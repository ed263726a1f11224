"""The calls of `BriefService`: keeping articles with their briefs, finding them, and learning what changes."""
from __future__ import annotations

import itertools
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Sequence

import grpc

from peacebrief import v1
from peacebrief._requests import BATCH, Rebriefed, ingest_item, ingest_request
from peacebrief._retry import Recovery, Repeat
from peacebrief.aio.base import Base
from peacebrief.aio.many import Exchange, amap, exchange
from peacebrief.convert import IngestLike
from peacebrief.errors import Error, ProtocolError, UnreachableError, of_call, of_item

FULL = v1.BRIEF_VIEW_FULL


class Briefs(Base):
    """Articles and their briefs, kept."""

    async def ingest(
        self,
        article: IngestLike,
        *,
        request_id: str | None = None,
        view: v1.BriefView.ValueType = FULL,
    ) -> v1.IngestArticleResponse:
        """Condenses one article and keeps it with its brief.

        A request without an id is given one, so that it can be made again whatever becomes of the connection, and is
        answered as it was at first. Raises `RefusedError` with the reason and the field at fault.
        """
        request = ingest_request(article, request_id, view)
        return await self.ask(self._briefs.IngestArticle, request, Repeat.LOST)

    def ingest_many(
        self, articles: Iterable[IngestLike] | AsyncIterable[IngestLike], *, view: v1.BriefView.ValueType = v1.BRIEF_VIEW_BASIC
    ) -> AsyncIterator[v1.IngestArticleResponse | Error]:
        """Condenses and keeps many articles over one stream: for each, in order, what is kept of it, or its error.

        Each is acknowledged once it is durable. Requests without an id are given one, and the stream is opened anew
        whatever becomes of the connection. Otherwise as `summarize_many`.
        """

        def read(response: v1.IngestArticlesResponse) -> tuple[str, v1.IngestArticleResponse | Error]:
            kind = response.WhichOneof("result")
            if kind == "ingested":
                return response.item_id, response.ingested
            if kind == "error":
                return response.item_id, of_item(response.error)
            return response.item_id, ProtocolError("an answer that holds neither brief nor error")

        def open(
            requests: AsyncIterator[v1.IngestArticlesRequest],
        ) -> grpc.aio.StreamStreamCall[v1.IngestArticlesRequest, v1.IngestArticlesResponse]:
            return self._briefs.IngestArticles(requests, metadata=self.metadata())

        requests = amap(lambda article: ingest_request(article, None, view), articles)
        return exchange(self, Exchange(open, ingest_item, read, Repeat.LOST), requests)

    async def get_article(self, name: str) -> v1.ArticleRecord:
        """Gets one article, verbatim, by its resource name.

        Raises `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name.
        """
        return (await self.ask(self._briefs.GetArticle, v1.GetArticleRequest(name=name), Repeat.READ)).article

    async def get_brief(self, name: str, *, view: v1.BriefView.ValueType = FULL) -> v1.BriefRecord:
        """Gets one brief. Raises as `get_article` does."""
        request = v1.GetBriefRequest(name=name, encoding_type=self.UTF32, view=view)
        return (await self.ask(self._briefs.GetBrief, request, Repeat.READ)).brief

    async def get_briefs(
        self, names: Iterable[str], *, view: v1.BriefView.ValueType = FULL
    ) -> tuple[list[v1.BriefRecord], list[str]]:
        """Gets briefs by their names, however many: those that are there, in the order of the names, and the names of
        which there is none."""
        briefs: list[v1.BriefRecord] = []
        missing: list[str] = []
        rest, unread = iter(names), list[str]()
        while asked := [*unread, *itertools.islice(rest, BATCH - len(unread))]:
            request = v1.BatchGetBriefsRequest(names=asked, encoding_type=self.UTF32, view=view)
            answer = await self.ask(self._briefs.BatchGetBriefs, request, Repeat.READ)
            if len(answer.unread_names) >= len(asked):
                raise ProtocolError("a batch of which nothing was looked for")
            briefs += answer.briefs
            missing += answer.missing_names
            unread = list(answer.unread_names)
        return briefs, missing

    def list_briefs(
        self,
        filter: v1.BriefFilter | None = None,
        *,
        order: v1.BriefOrder.ValueType = v1.BRIEF_ORDER_UNSPECIFIED,
        page_size: int = 0,
        view: v1.BriefView.ValueType = FULL,
    ) -> AsyncIterator[v1.BriefRecord]:
        """Lists briefs, filtered and in order; pages are asked for as they are used up."""
        request = v1.ListBriefsRequest(filter=filter, order=order, page_size=page_size, encoding_type=self.UTF32, view=view)

        async def fetch(token: str) -> v1.ListBriefsResponse:
            request.page_token = token
            return await self.ask(self._briefs.ListBriefs, request, Repeat.READ)

        return self._pages(fetch, lambda page: page.briefs)

    def search_briefs(
        self,
        query: str,
        filter: v1.BriefFilter | None = None,
        *,
        page_size: int = 0,
        view: v1.BriefView.ValueType = FULL,
    ) -> AsyncIterator[v1.SearchResult]:
        """Searches articles and briefs, the best first; pages are asked for as they are used up."""
        request = v1.SearchBriefsRequest(query=query, filter=filter, page_size=page_size, encoding_type=self.UTF32, view=view)

        async def fetch(token: str) -> v1.SearchBriefsResponse:
            request.page_token = token
            return await self.ask(self._briefs.SearchBriefs, request, Repeat.READ)

        return self._pages(fetch, lambda page: page.results)

    async def delete_article(self, name: str, *, allow_missing: bool = False) -> None:
        """Erases an article, its brief, and all that was derived from it.

        Raises `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name, unless
        `allow_missing` is set.
        """
        request = v1.DeleteArticleRequest(name=name, allow_missing=allow_missing)
        await self.ask(self._briefs.DeleteArticle, request, Repeat.READ)

    async def rebrief(self, filter: v1.BriefFilter | None = None) -> AsyncIterator[v1.RebriefResponse]:
        """Reads articles anew whose briefs are of another engine, and tells how far it has got.

        A stream that is lost is opened anew, and what is told counts over all of them.
        """
        recovery, counted = Recovery(self._options.patience), Rebriefed()
        while True:
            try:
                async with self._open(self._briefs.Rebrief(v1.RebriefRequest(filter=filter), metadata=self.metadata())) as stream:
                    async for progress in stream:
                        recovery.well()
                        yield counted.count(progress)
                return
            except grpc.aio.AioRpcError as error:
                delay = recovery.after(of_call(error))
            counted.again()
            await self._pause(delay)

    async def watch(
        self,
        cursor: str = "",
        *,
        start: v1.WatchStart.ValueType = v1.WATCH_START_UNSPECIFIED,
        filter: v1.BriefFilter | None = None,
        kinds: Sequence[v1.ChangeKind.ValueType] = (),
        alert_kinds: Sequence[v1.AlertKind.ValueType] = (),
        view: v1.BriefView.ValueType = FULL,
    ) -> AsyncIterator[v1.WatchBriefsResponse]:
        """Tells what changes: every change once, from the cursor on.

        A stream that ends, breaks off or is cut off for being slow is opened anew from the cursor of the last change
        received, for as long as `patience` allows. Whoever keeps the cursor of each change that has been dealt with, and
        watches from it later, misses nothing. Raises only where the cursor is none that can be gone on from, or the
        service is not found again.
        """
        request = v1.WatchBriefsRequest(
            cursor=cursor,
            start=start,
            filter=filter,
            kinds=kinds,
            alert_kinds=alert_kinds,
            encoding_type=self.UTF32,
            view=view,
        )
        recovery = Recovery(self._options.patience)
        while True:
            lost: Error = UnreachableError("the stream ended")
            try:
                async with self._open(self._briefs.WatchBriefs(request, metadata=self.metadata())) as stream:
                    async for change in stream:
                        recovery.well()
                        request.cursor = change.cursor
                        yield change
            except grpc.aio.AioRpcError as error:
                lost = of_call(error)
            await self._pause(recovery.after(lost))
