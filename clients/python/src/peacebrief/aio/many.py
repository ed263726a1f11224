"""Many articles over one stream, which is opened anew where that is worthwhile."""
from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import grpc.aio

from peacebrief._retry import Repeat, concerns_article, wait
from peacebrief.aio.base import Base
from peacebrief.errors import Error, ProtocolError, of_call

I = TypeVar("I")  # noqa: E741 (an item)
J = TypeVar("J")
Q = TypeVar("Q")
R = TypeVar("R")
A = TypeVar("A")


@dataclass(frozen=True)
class Exchange(Generic[I, Q, R, A]):
    """A call that takes articles in a stream, and answers each by what it made of it or by its error, in order."""

    open: Callable[[AsyncIterator[Q]], grpc.aio.StreamStreamCall[Q, R]]
    """Opens the stream."""
    ask: Callable[[str, I], Q]
    """What is sent for an article."""
    read: Callable[[R], tuple[str, A | Error]]
    """The id of the article that is answered, and the answer."""
    repeat: Repeat
    """Which failures the stream is opened anew after."""


async def amap(function: Callable[[I], J], items: Iterable[I] | AsyncIterable[I]) -> AsyncIterator[J]:
    """What a function makes of each item."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield function(item)
    else:
        for item in items:
            yield function(item)


class Queue(Generic[I]):
    """The articles that have been drawn and not been answered, and where more come from.

    The call's task draws and sends; the caller's takes them as answered.
    """

    def __init__(self, items: AsyncIterator[I], limit: int) -> None:
        self._items: AsyncIterator[I] | None = items
        self._limit = limit
        self._changed = asyncio.Condition()
        self._open: deque[tuple[str, I]] = deque()
        self._drawing: asyncio.Task[None] | None = None
        self._failure: BaseException | None = None
        self._taken = 0
        self._sent = 0
        self._attempt = 0

    async def feed(self) -> AsyncIterator[tuple[str, I]]:
        """What a new attempt sends: first what an earlier one left unanswered. An earlier one's feed ends."""
        self._attempt += 1
        self._sent = 0
        attempt = self._attempt
        await self._tell()
        while True:
            while self._attempt == attempt and self._sent == len(self._open) and self._items is not None:
                if self._sent < self._limit:
                    await self._draw()
                else:
                    async with self._changed:
                        await self._changed.wait()
            if self._attempt != attempt or self._sent == len(self._open):
                return
            self._sent += 1
            yield self._open[self._sent - 1]

    async def _draw(self) -> None:
        """Draws an article, in a task of its own: a call that ends must not take one with it that was half drawn."""
        if self._drawing is None:
            self._drawing = asyncio.ensure_future(self._next())
        await asyncio.shield(self._drawing)

    async def _next(self) -> None:
        try:
            if self._items is not None:
                item = await anext(self._items)
                self._open.append((str(self._taken), item))
                self._taken += 1
        except StopAsyncIteration:
            self._items = None
        except Exception as error:
            self._items, self._failure = None, error
        finally:
            self._drawing = None
        await self._tell()

    async def first(self) -> str | None:
        """The id of the article whose turn it is to be answered, drawn if none is open; `None` where there are no more.

        Raises what the source of articles failed with, once all before it are answered.
        """
        while not self._open and self._items is not None:
            await self._draw()
        if not self._open and self._failure is not None:
            raise self._failure
        return self._open[0][0] if self._open else None

    async def answered(self) -> None:
        """Takes the article whose turn it was as answered."""
        self._open.popleft()
        self._sent = max(0, self._sent - 1)
        await self._tell()

    async def close(self) -> None:
        """Ends the feed, and what is being drawn."""
        self._attempt += 1
        if self._drawing is not None:
            self._drawing.cancel()
        await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


async def exchange(client: Base, call: Exchange[I, Q, R, A], items: Iterable[I] | AsyncIterable[I]) -> AsyncIterator[A | Error]:
    """Sends articles and hands on the answers, opening the stream anew where that is worthwhile."""
    queue = Queue(amap(lambda item: item, items), client._options.in_flight)
    retries = 0
    try:
        while (due := await queue.first()) is not None:
            lost: Error
            try:
                async with client._open(call.open(amap(lambda item: call.ask(*item), queue.feed()))) as answers:
                    async for response in answers:
                        id, answer = call.read(response)
                        if id != due:
                            raise ProtocolError(f"an answer to item {id!r} where {due!r} was due")
                        retries = 0
                        await queue.answered()
                        yield answer
                        due = await queue.first()
                if due is None:
                    return
                raise ProtocolError("the stream ended before every article was answered")
            except grpc.aio.AioRpcError as error:
                lost = of_call(error)
            except Error as error:
                lost = error
            if call.repeat.worthwhile(lost) and retries + 1 < client._options.attempts:
                await client._pause(wait(lost, retries))
                retries += 1
            elif concerns_article(lost):
                await queue.answered()
                yield lost
            else:
                while await queue.first() is not None:
                    await queue.answered()
                    yield lost
    finally:
        await queue.close()
