"""What a call can fail with, told apart by the typed details of the service's errors."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

import grpc
from google.protobuf.message import DecodeError, Message
from google.rpc import error_details_pb2, status_pb2

from peacebrief._reasons import ErrorReason

DOMAIN = "peacebrief.v1"
REQUEST_ID = "x-request-id"
DETAILS = "grpc-status-details-bin"

M = TypeVar("M", bound=Message)


class Error(Exception):
    """Why a call got no answer. Everything that this package raises of its own is one."""

    code: grpc.StatusCode = grpc.StatusCode.UNKNOWN
    """The gRPC status code that says as much."""
    reason: ErrorReason | None = None
    """The service's reason; `None` where it named none that this client knows."""
    retry_after: float | None = None
    """When it makes sense to ask again, in seconds from now, where the service says so."""


class ConfigurationError(Error, ValueError):
    """The address is none of a server, or an option of the client cannot be used. Nothing was sent."""

    code = grpc.StatusCode.INVALID_ARGUMENT


class UnreachableError(Error, ConnectionError):
    """No connection, or it broke before the answer."""

    code = grpc.StatusCode.UNAVAILABLE


class DeadlineError(Error, TimeoutError):
    """The deadline of the call passed before it was answered."""

    code = grpc.StatusCode.DEADLINE_EXCEEDED
    reason: ErrorReason | None = None


class CancelledError(Error):
    """The call was cancelled before it was answered."""

    code = grpc.StatusCode.CANCELLED


class ProtocolError(Error):
    """The answer is none that this client understands."""

    code = grpc.StatusCode.INTERNAL


@dataclass(frozen=True)
class FieldViolation:
    """A field of a request that the service does not accept."""

    field: str
    """The field as a path from the request (`article.body`)."""
    description: str
    """What is wrong with it."""


class RefusedError(Error):
    """The service answered with an error."""

    def __init__(
        self,
        code: grpc.StatusCode,
        message: str,
        *,
        reason: ErrorReason | None = None,
        fields: Iterable[FieldViolation] = (),
        metadata: Mapping[str, str] | None = None,
        retry_after: float | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.message = message
        """The error in words, for a developer to read."""
        self.fields = tuple(fields)
        """The fields at fault."""
        self.metadata = dict(metadata or {})
        """More about the reason, as `ErrorReason` documents for each."""
        self.retry_after = retry_after
        self.request_id = request_id
        """The id of the call in the service's log."""

    def __str__(self) -> str:
        fields = "".join(f" [{violation.field}]" for violation in self.fields)
        return f"{self.message or self.code.name}{fields}"


def of_call(error: grpc.RpcError | grpc.aio.AioRpcError) -> Error:
    """Reads the error of a call."""
    code, message = error.code(), error.details() or ""
    trailers = dict(cast("Iterable[tuple[str, str | bytes]]", error.trailing_metadata() or ()))
    request_id = trailers.get(REQUEST_ID)
    details = trailers.get(DETAILS)
    status = status_pb2.Status(code=code.value[0], message=message)
    if isinstance(details, bytes):
        try:
            status = status_pb2.Status.FromString(details)
        except DecodeError:
            pass
    return _read(code, message, status, request_id if isinstance(request_id, str) else None)


def of_item(status: status_pb2.Status) -> Error:
    """Reads the error of one item of a stream."""
    code = next((code for code in grpc.StatusCode if code.value[0] == status.code), grpc.StatusCode.UNKNOWN)
    return _read(code, status.message, status, None)


def _read(code: grpc.StatusCode, message: str, status: status_pb2.Status, request_id: str | None) -> Error:
    info = _detail(status, error_details_pb2.ErrorInfo)
    if info is not None and info.domain == DOMAIN:
        reason = ErrorReason.__members__.get(info.reason)
        if reason is ErrorReason.DEADLINE_EXCEEDED:
            late = DeadlineError(message)
            late.reason = reason
            return late
        bad = _detail(status, error_details_pb2.BadRequest) or error_details_pb2.BadRequest()
        retry = _detail(status, error_details_pb2.RetryInfo)
        return RefusedError(
            code,
            message,
            reason=reason,
            fields=[FieldViolation(at.field, at.description) for at in bad.field_violations],
            metadata=info.metadata,
            retry_after=retry.retry_delay.ToNanoseconds() / 1e9 if retry is not None else None,
            request_id=request_id or info.metadata.get("request_id"),
        )
    if code is grpc.StatusCode.DEADLINE_EXCEEDED:
        return DeadlineError("no answer before the call's deadline")
    if code is grpc.StatusCode.CANCELLED:
        return CancelledError(message or "the call was cancelled")
    if code is grpc.StatusCode.UNAVAILABLE:
        return UnreachableError(f"the service cannot be reached: {message}")
    return RefusedError(code, message, request_id=request_id)


def _detail(status: status_pb2.Status, kind: type[M]) -> M | None:
    for detail in status.details:
        message = kind()
        if detail.Is(message.DESCRIPTOR):
            try:
                return message if detail.Unpack(message) else None
            except DecodeError:
                return None
    return None
