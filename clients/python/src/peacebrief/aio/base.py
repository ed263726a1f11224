"""What all calls have in common: the channel, credentials, deadlines, retries, pages."""
from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

import grpc
import grpc.aio

from peacebrief import _options, v1
from peacebrief._options import UNSET, Address, Credentials, Metadata, Options, Pem, Unset
from peacebrief._retry import Attempts, Repeat
from peacebrief.errors import ProtocolError, of_call
from peacebrief.v1 import (
    brief_service_pb2_grpc,
    digest_service_pb2_grpc,
    registry_service_pb2_grpc,
    summarizer_service_pb2_grpc,
)

if TYPE_CHECKING:
    from typing_extensions import Self

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")


class Paged(Protocol):
    """An answer that is a page."""

    @property
    def next_page_token(self) -> str:
        """What the next one is asked for by."""


class Open(Protocol):
    """A call that can be given up."""

    def cancel(self) -> bool:
        """Gives it up."""


P = TypeVar("P", bound=Paged)
C = TypeVar("C", bound=Open)


class Base:
    """A connection to the service, made anew by itself when it breaks. It belongs to the event loop it was made in."""

    UTF32 = v1.ENCODING_TYPE_UTF32
    """What spans are asked for in: Python's strings are indexed by code points."""

    def __init__(
        self,
        address: str,
        *,
        tls_ca: Pem | None = None,
        tls_cert: Pem | None = None,
        tls_key: Pem | None = None,
        tls_name: str | None = None,
        token: str | None = None,
        token_file: str | os.PathLike[str] | None = None,
        api_key: str | None = None,
        api_key_file: str | os.PathLike[str] | None = None,
        timeout: float | None = 30.0,
        attempts: int = 4,
        in_flight: int = 64,
        patience: float | None = 300.0,
        request_id: str | None = None,
        max_answer_bytes: int = 8 << 20,
        credentials_in_the_clear: bool = False,
    ) -> None:
        """A client of the service at `http://HOST:PORT` or `https://HOST:PORT`. It connects with its first call.

        - `tls_ca`: the authorities that the service is known by, instead of gRPC's own; PEM as bytes, or a file's path.
        - `tls_cert`, `tls_key`: the certificate by which this client is known (mTLS), and its private key; likewise.
        - `tls_name`: the name that the service's certificate has to be of, where it is not the address's.
        - `token`, `token_file`, `api_key`, `api_key_file`: what is sent with every call; files are read anew as they change.
        - `timeout`: how long a unary call may take, retries included, in seconds; `None` for no limit.
        - `attempts`: how often a call is tried; tried again is only what is safe and what the service asks to be.
        - `in_flight`: how many articles of a stream may be on their way without an answer.
        - `patience`: for how long a watch that has lost its service looks for it, in seconds; `None` for ever.
        - `request_id`: sent with every call, for the service's log to be searched by.
        - `max_answer_bytes`: the largest answer that is read.
        - `credentials_in_the_clear`: sends a token or key over `http://` to another machine, too, where all on the way can
          read it: for where something beside this client does TLS.

        Raises `ConfigurationError` where any of these cannot be used.
        """
        where = Address.parse(address)
        self._options = Options(timeout, attempts, in_flight, patience, request_id)
        self._credentials: Credentials | None = _options.credentials(token, token_file, api_key, api_key_file)
        _options.may_send(where, self._credentials, credentials_in_the_clear)
        secure = _options.tls(where, tls_ca, tls_cert, tls_key)
        options = _options.channel_options(tls_name, max_answer_bytes)
        if secure is None:
            self.channel = grpc.aio.insecure_channel(where.target, options)
        else:
            self.channel = grpc.aio.secure_channel(where.target, secure, options)
        self._summarizer = summarizer_service_pb2_grpc.SummarizerServiceStub(self.channel)
        self._briefs = brief_service_pb2_grpc.BriefServiceStub(self.channel)
        self._registry = registry_service_pb2_grpc.RegistryServiceStub(self.channel)
        self._digests = digest_service_pb2_grpc.DigestServiceStub(self.channel)

    channel: grpc.aio.Channel
    """The channel, for stubs of one's own; `metadata()` is to be sent with their calls."""

    def with_options(
        self,
        *,
        timeout: float | Unset | None = UNSET,
        attempts: int | None = None,
        in_flight: int | None = None,
        patience: float | Unset | None = UNSET,
        request_id: str | None = None,
    ) -> Self:
        """The same client with other options, over the same connection: `client.with_options(timeout=5).summarize(...)`."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._options = self._options.replaced(timeout, attempts, in_flight, patience, request_id)
        return other

    async def close(self) -> None:
        """Closes the connection. Calls that are open are given up."""
        await self.channel.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def metadata(self) -> Metadata:
        """What is sent with every call beside its message: credentials, and the request's id."""
        return _options.metadata(self._options, self._credentials)

    async def ask(self, method: grpc.aio.UnaryUnaryMultiCallable[Q, A], request: Q, repeat: Repeat) -> A:
        """Makes a unary call, with the retries that are safe for it."""
        attempts = Attempts(self._options.attempts, self._options.timeout, repeat)
        while True:
            try:
                return await method(request, timeout=attempts.left(), metadata=self.metadata())
            except grpc.aio.AioRpcError as error:
                delay = attempts.after(of_call(error))
            await self._pause(delay)

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    @asynccontextmanager
    async def _open(self, call: C) -> AsyncIterator[C]:
        """A stream that is closed when it is left."""
        try:
            yield call
        finally:
            call.cancel()

    async def _pages(self, fetch: Callable[[str], Awaitable[P]], items: Callable[[P], Iterable[T]]) -> AsyncIterator[T]:
        """Asks for one page after the other, each when the one before is used up."""
        token = ""
        while True:
            page = await fetch(token)
            for item in items(page):
                yield item
            if not page.next_page_token:
                return
            if page.next_page_token == token:
                raise ProtocolError("a page that leads to itself")
            token = page.next_page_token
