"""The client whose calls block."""
from __future__ import annotations

from peacebrief._sync.briefs import Briefs
from peacebrief._sync.digests import Digests
from peacebrief._sync.registry import Registry
from peacebrief._sync.summaries import Summaries


class Client(Summaries, Briefs, Registry, Digests):
    """A client of the service, whose calls block. Threads may share it; `with` closes it."""
