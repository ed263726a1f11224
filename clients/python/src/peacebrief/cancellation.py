"""Giving up calls from another thread."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class _Cancellable(Protocol):
    def cancel(self) -> object: ...


class Cancellation:
    """Gives up the calls of a client that was made `with_options(cancel=...)`, from whatever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._calls: list[_Cancellable] = []

    def cancel(self) -> None:
        """Cancels the calls that are open, and all that are made later."""
        self._cancelled.set()
        with self._lock:
            calls = list(self._calls)
        for call in calls:
            call.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether calls are given up."""
        return self._cancelled.is_set()

    def wait(self, seconds: float) -> bool:
        """Waits so long, or until calls are given up; whether they are."""
        return self._cancelled.wait(seconds)

    @contextmanager
    def over(self, call: _Cancellable) -> Iterator[None]:
        """Watches over a call while it is open."""
        with self._lock:
            self._calls.append(call)
        try:
            if self.cancelled:
                call.cancel()
            yield
        finally:
            with self._lock:
                self._calls.remove(call)
