"""Many articles over one stream, which is opened anew where that is worthwhile."""
from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import grpc

from peacebrief._retry import Repeat, concerns_article, wait
from peacebrief._sync.base import Base
from peacebrief.errors import Error, ProtocolError, of_call

if TYPE_CHECKING:
    from peacebrief._sync.base import Stream

I = TypeVar("I")  # noqa: E741 (an item)
Q = TypeVar("Q")
R = TypeVar("R")
A = TypeVar("A")


@dataclass(frozen=True)
class Exchange(Generic[I, Q, R, A]):
    """A call that takes articles in a stream, and answers each by what it made of it or by its error, in order."""

    open: Callable[[Iterator[Q]], Stream[R]]
    """Opens the stream."""
    ask: Callable[[str, I], Q]
    """What is sent for an article."""
    read: Callable[[R], tuple[str, A | Error]]
    """The id of the article that is answered, and the answer."""
    repeat: Repeat
    """Which failures the stream is opened anew after."""


class Queue(Generic[I]):
    """The articles that have been drawn and not been answered, and where more come from.

    gRPC's thread draws and sends; the caller's takes them as answered.
    """

    def __init__(self, items: Iterable[I], limit: int) -> None:
        self._items: Iterator[I] | None = iter(items)
        self._limit = limit
        self._changed = threading.Condition()
        self._open: deque[tuple[str, I]] = deque()
        self._drawing = False
        self._failure: BaseException | None = None
        self._taken = 0
        self._sent = 0
        self._attempt = 0

    def feed(self) -> Iterator[tuple[str, I]]:
        """What a new attempt sends: first what an earlier one left unanswered. An earlier one's feed ends."""
        with self._changed:
            self._attempt += 1
            self._sent = 0
            self._changed.notify_all()
            return self._feed(self._attempt)

    def _feed(self, attempt: int) -> Iterator[tuple[str, I]]:
        while True:
            with self._changed:
                while self._attempt == attempt and self._sent == len(self._open) and self._items is not None:
                    if not self._drawing and self._sent < self._limit:
                        break
                    self._changed.wait()
                if self._attempt != attempt:
                    return
                if self._sent == len(self._open) and not self._draw():
                    return
                if self._attempt != attempt:
                    return
                item = self._open[self._sent]
                self._sent += 1
            yield item

    def _draw(self) -> bool:
        """Draws an article; whether there was one. Held by the lock, which it lets go of while it draws."""
        if self._items is None:
            return False
        items, self._drawing = self._items, True
        self._changed.release()
        found: list[I] = []
        failure: BaseException | None = None
        try:
            found.append(next(items))
        except StopIteration:
            pass
        except BaseException as error:
            failure = error
        finally:
            self._changed.acquire()
            self._drawing = False
            self._changed.notify_all()
        if found:
            self._open.append((str(self._taken), found[0]))
            self._taken += 1
        else:
            self._items, self._failure = None, failure
        return bool(found)

    def first(self) -> str | None:
        """The id of the article whose turn it is to be answered, drawn if none is open; `None` where there are no more.

        Raises what the source of articles failed with, once all before it are answered.
        """
        with self._changed:
            while not self._open:
                if self._drawing:
                    self._changed.wait()
                elif not self._draw():
                    if self._failure is not None:
                        raise self._failure
                    return None
            return self._open[0][0]

    def answered(self) -> None:
        """Takes the article whose turn it was as answered."""
        with self._changed:
            self._open.popleft()
            self._sent = max(0, self._sent - 1)
            self._changed.notify_all()

    def close(self) -> None:
        """Ends the feed: while it waits for more to send, the call stays open, although nobody reads its answers."""
        with self._changed:
            self._attempt += 1
            self._changed.notify_all()


def exchange(client: Base, call: Exchange[I, Q, R, A], items: Iterable[I]) -> Iterator[A | Error]:
    """Sends articles and hands on the answers, opening the stream anew where that is worthwhile."""
    queue = Queue(items, client._options.in_flight)
    retries = 0
    try:
        while (due := queue.first()) is not None:
            lost: Error
            try:
                with client._open(call.open(call.ask(id, item) for id, item in queue.feed())) as answers:
                    for response in answers:
                        id, answer = call.read(response)
                        if id != due:
                            raise ProtocolError(f"an answer to item {id!r} where {due!r} was due")
                        retries = 0
                        queue.answered()
                        yield answer
                        due = queue.first()
                if due is None:
                    return
                raise ProtocolError("the stream ended before every article was answered")
            except grpc.RpcError as error:
                lost = of_call(error)
            except Error as error:
                lost = error
            if call.repeat.worthwhile(lost) and retries + 1 < client._options.attempts:
                client._pause(wait(lost, retries))
                retries += 1
            elif concerns_article(lost):
                queue.answered()
                yield lost
            else:
                yield from _all_lost(queue, lost)
    finally:
        queue.close()


def _all_lost(queue: Queue[I], error: Error) -> Iterator[Error]:
    """The same error for all that is left: the service cannot be reached any more."""
    while queue.first() is not None:
        queue.answered()
        yield error
