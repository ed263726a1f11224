"""Options of a client, and what of them a channel is made with."""
from __future__ import annotations

import enum
import ipaddress
import json
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

import grpc

from peacebrief.errors import REQUEST_ID, ConfigurationError

Pem: TypeAlias = bytes | str | os.PathLike[str]
"""PEM itself, as bytes, or the path of a file that has it."""

Metadata: TypeAlias = tuple[tuple[str, str | bytes], ...]


class Unset(enum.Enum):
    """Not said, where `None` says something."""

    UNSET = 0


UNSET = Unset.UNSET

REREAD = 10.0
"""How often a file with a token or key is read anew, in seconds: what a platform puts there is good for minutes at least."""


@dataclass(frozen=True)
class Options:
    """How a client calls the service."""

    timeout: float | None = 30.0
    """How long a unary call may take, retries included, in seconds. The service is told, and stops the work as well."""
    attempts: int = 4
    """How often a call is tried before its error is handed on, at least once."""
    in_flight: int = 64
    """How many articles of a stream may be on their way without an answer."""
    patience: float | None = 300.0
    """For how long a watch that has lost its service looks for it before the error is handed on, in seconds."""
    request_id: str | None = None
    """The id sent with every call, by which the service's log can be searched; the service makes one up unless set."""

    def __post_init__(self) -> None:
        if self.attempts < 1 or self.in_flight < 1:
            raise ConfigurationError("attempts and in_flight are at least 1")
        for name in ("timeout", "patience"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise ConfigurationError(f"{name} is more than 0 s, or None")
        if self.request_id is not None:
            _sendable(self.request_id, "request_id")

    def replaced(
        self,
        timeout: float | Unset | None,
        attempts: int | None,
        in_flight: int | None,
        patience: float | Unset | None,
        request_id: str | None,
    ) -> Options:
        """These, but for those that are given."""
        return Options(
            self.timeout if isinstance(timeout, Unset) else timeout,
            self.attempts if attempts is None else attempts,
            self.in_flight if in_flight is None else in_flight,
            self.patience if isinstance(patience, Unset) else patience,
            self.request_id if request_id is None else request_id,
        )


@dataclass(frozen=True)
class Address:
    """Where a service is."""

    target: str
    """As gRPC wants it."""
    tls: bool
    """Whether TLS is spoken there."""
    here: bool
    """Whether it is on this machine: what is sent there passes nobody."""

    @classmethod
    def parse(cls, address: str) -> Address:
        """Reads `http://HOST:PORT` or `https://HOST:PORT`."""
        try:
            url = urlsplit(address)
            host, port = url.hostname, url.port
        except ValueError as error:
            raise ConfigurationError(f"{address!r} is no server: {error}") from error
        if url.scheme not in ("http", "https"):
            raise ConfigurationError(f"{address!r} is no server: it has to start with http:// or https://")
        if not host or _has_more(url):
            raise ConfigurationError(f"{address!r} is no server: nothing but a host and a port stands after http:// or https://")
        tls = url.scheme == "https"
        name = f"[{host}]" if ":" in host else host
        return cls(f"dns:///{name}:{port or (443 if tls else 80)}", tls, _is_here(host))


def _has_more(url: SplitResult) -> bool:
    return bool(url.path.strip("/") or url.query or url.fragment or url.username)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Credentials:
    """How a client proves who it is, beside a certificate: by a token or an API key, given or in a file."""

    def __init__(self, kind: str, text: str | None, file: str | os.PathLike[str] | None) -> None:
        self._kind, self._text = kind, text
        self._file = None if file is None else Path(file)
        self._lock = threading.Lock()
        self._value, self._read = self._look(), time.monotonic()

    def __repr__(self) -> str:
        # Without the text: it opens doors.
        return f"Credentials({self._kind}, {self._file or '***'})"

    def metadata(self) -> tuple[str, str]:
        """What is sent with a call. A file that has changed is read anew; where that cannot be, it is sent as it was."""
        with self._lock:
            if self._file is not None and time.monotonic() - self._read >= REREAD:
                self._read = time.monotonic()
                try:
                    self._value = self._look()
                except ConfigurationError:
                    pass
            return ("x-api-key", self._value) if self._kind == "api_key" else ("authorization", f"Bearer {self._value}")

    def _look(self) -> str:
        if self._file is None:
            return _sendable((self._text or "").strip(), self._kind)
        try:
            return _sendable(self._file.read_text(encoding="utf-8").strip(), str(self._file))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{self._file}: {error}") from error


def _sendable(text: str, name: str) -> str:
    # What stands there is not told: it may be half of a secret.
    if not text or not text.isascii() or not text.isprintable():
        raise ConfigurationError(f"{name}: nothing there that can be sent")
    return text


def credentials(
    token: str | None,
    token_file: str | os.PathLike[str] | None,
    api_key: str | None,
    api_key_file: str | os.PathLike[str] | None,
) -> Credentials | None:
    """The one proof that was given."""
    given = [value for value in (token, token_file, api_key, api_key_file) if value is not None]
    if len(given) > 1:
        raise ConfigurationError("one of token, token_file, api_key and api_key_file proves who the client is, not several")
    if not given:
        return None
    kind = "token" if (token, token_file) != (None, None) else "api_key"
    return Credentials(kind, token if token is not None else api_key, token_file if token_file is not None else api_key_file)


def tls(address: Address, ca: Pem | None, cert: Pem | None, key: Pem | None) -> grpc.ChannelCredentials | None:
    """What TLS is spoken with; `None` where none is."""
    if not address.tls:
        if any(given is not None for given in (ca, cert, key)):
            raise ConfigurationError("certificates are for https:// addresses")
        return None
    if (cert is None) != (key is None):
        raise ConfigurationError("tls_cert and tls_key belong together")
    return grpc.ssl_channel_credentials(_pem("tls_ca", ca), _pem("tls_key", key), _pem("tls_cert", cert))


def _pem(name: str, given: Pem | None) -> bytes | None:
    if given is None:
        return None
    try:
        pem = given if isinstance(given, bytes) else Path(given).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{name}: {error}") from error
    if b"-----BEGIN " not in pem:
        raise ConfigurationError(f"{name}: no PEM")
    return pem


def may_send(address: Address, proof: Credentials | None, in_the_clear: bool) -> None:
    """Refuses to send a token or key where others can read it."""
    if proof is not None and not (address.tls or address.here or in_the_clear):
        raise ConfigurationError("credentials are sent over https:// only, or on this machine")


def channel_options(tls_name: str | None, answer_bytes: int) -> Sequence[tuple[str, str | int]]:
    """How a channel behaves."""
    options: list[tuple[str, str | int]] = [
        # All addresses of a name in turn; what is tried again, this package decides.
        ("grpc.service_config", json.dumps({"loadBalancingConfig": [{"round_robin": {}}]})),
        # What is sent has no limit here: which articles are too large is the service's to say, and it says it well.
        ("grpc.max_send_message_length", -1),
        ("grpc.max_receive_message_length", answer_bytes),
        ("grpc.keepalive_time_ms", 30_000),
        ("grpc.keepalive_timeout_ms", 10_000),
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.min_reconnect_backoff_ms", 1_000),
        ("grpc.max_reconnect_backoff_ms", 5_000),
        # A client's connections are its own: it proves who it is by them.
        ("grpc.use_local_subchannel_pool", 1),
    ]
    if tls_name is not None:
        options.append(("grpc.ssl_target_name_override", tls_name))
    return options


def metadata(options: Options, proof: Credentials | None) -> Metadata:
    """What is sent with a call beside its message."""
    sent: list[tuple[str, str | bytes]] = []
    if options.request_id is not None:
        sent.append((REQUEST_ID, options.request_id))
    if proof is not None:
        sent.append(proof.metadata())
    return tuple(sent)
