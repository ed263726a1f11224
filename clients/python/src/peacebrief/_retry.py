"""Which failures are worth another attempt, and how long to wait for it."""
from __future__ import annotations

import enum
import random
import time

from peacebrief._reasons import ErrorReason as R
from peacebrief.errors import Error, RefusedError, UnreachableError

FIRST_WAIT = 0.05
"""The wait before another attempt where the service names none, doubled from attempt to attempt."""
LONGEST_WAIT = 5.0
"""The longest wait: a service that asks for more is better asked by the caller, later."""

_BEFORE_ANYTHING_WAS_DONE = {R.OVERLOADED, R.QUOTA_EXCEEDED, R.SHUTTING_DOWN, R.REGISTRY_BEHIND}
_OF_THE_MOMENT = {*_BEFORE_ANYTHING_WAS_DONE, R.WATCHER_TOO_SLOW, R.STORAGE_UNAVAILABLE}
_OF_AN_ARTICLE = {R.FIELD_REQUIRED, R.FIELD_INVALID, R.ARTICLE_TOO_LARGE, R.LANGUAGE_UNSUPPORTED, R.INTERNAL}


class Repeat(enum.Enum):
    """Which failures a call is made again after, by what it would do if it were done twice.

    That a connection is closed by plan is no failure here: gRPC itself makes the calls again that the service had not
    begun when it announced the end (a "transparent retry").
    """

    REFUSED = 0
    """Done twice it would be done twice: again only where the service has refused it before anything was done."""
    READ = 1
    """Done twice it does nothing: again, too, where the service's storage went away meanwhile."""
    LOST = 2
    """The service knows a repetition by its request id: again whatever became of the connection."""

    def worthwhile(self, error: Error) -> bool:
        """Whether a failed call may succeed on another attempt."""
        if isinstance(error, UnreachableError):
            return self is Repeat.LOST
        if error.retry_after is None:
            return False
        if error.reason is R.STORAGE_UNAVAILABLE:
            # It may have gone away after it had done what it was asked for.
            return self is not Repeat.REFUSED
        return error.reason in _BEFORE_ANYTHING_WAS_DONE


def wait(error: Error, attempt: int) -> float:
    """How long to wait before another attempt, in seconds, the first being number 0."""
    own = FIRST_WAIT * 2.0 ** min(attempt, 10)
    return min(own if error.retry_after is None else error.retry_after, LONGEST_WAIT)


def concerns_article(error: Error) -> bool:
    """Whether an error that ends a stream is one of the article whose turn it was, so that the next may fare better.

    An article too large to be taken in ends the stream so, since the service cannot read past it.
    """
    return error.reason in _OF_AN_ARTICLE


class Attempts:
    """The attempts of one call: how many are left, and how much time."""

    def __init__(self, attempts: int, timeout: float | None, repeat: Repeat) -> None:
        self._attempts, self._repeat, self._made = attempts, repeat, 0
        self._deadline = None if timeout is None else time.monotonic() + timeout

    def left(self) -> float | None:
        """How much time is left, in seconds."""
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def after(self, error: Error) -> float:
        """How long to wait before another attempt; raises the error where none is worthwhile or there is no time for it."""
        delay = wait(error, self._made)
        self._made += 1
        left = self.left()
        if self._made >= self._attempts or not self._repeat.worthwhile(error) or (left is not None and left <= delay):
            raise error
        return delay


class Recovery:
    """Looking for a service again whose stream was lost."""

    FIRST_WAIT = 0.1
    LONGEST_WAIT = 30.0

    def __init__(self, patience: float | None) -> None:
        self._patience, self._failures, self._since = patience, 0, 0.0

    def well(self) -> None:
        """All is well: something was received."""
        self._failures = 0

    def after(self, error: Error) -> float:
        """How long to wait before another attempt; raises the error where it would meet with it again, or patience is over."""
        passes = isinstance(error, UnreachableError) or (isinstance(error, RefusedError) and error.reason in _OF_THE_MOMENT)
        if not passes:
            raise error
        now = time.monotonic()
        if self._failures == 0:
            self._since = now
        own = self.FIRST_WAIT * 2.0 ** min(self._failures, 10)
        delay = min(own if error.retry_after is None else error.retry_after, self.LONGEST_WAIT)
        # Up to half as long again: a service that ends all its watches would see them all back in one moment.
        delay *= 1 + random.random() / 2
        if self._patience is not None and now - self._since + delay > self._patience:
            raise error
        self._failures += 1
        return delay
