"""The client whose calls are awaited: `peacebrief.aio.Client`, with the calls of `peacebrief.Client`."""
from __future__ import annotations

from peacebrief.aio.briefs import Briefs
from peacebrief.aio.digests import Digests
from peacebrief.aio.registry import Registry
from peacebrief.aio.summaries import Summaries

__all__ = ["Client", "connect"]


class Client(Summaries, Briefs, Registry, Digests):
    """A client of the service, whose calls are awaited. `async with` closes it."""


connect = Client
