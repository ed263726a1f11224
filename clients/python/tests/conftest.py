"""What the tests have in common: one server that keeps articles, and clients of it."""
from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from server import Server

import peacebrief
import peacebrief.aio


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that keeps articles."""
    server = Server("--data-dir", tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture
def client(server: Server) -> Iterator[peacebrief.Client]:
    """A client whose calls block."""
    with peacebrief.connect(server.url) as client:
        yield client


@pytest.fixture
async def awaiting(server: Server) -> AsyncIterator[peacebrief.aio.Client]:
    """A client whose calls are awaited."""
    async with peacebrief.aio.connect(server.url) as client:
        yield client
