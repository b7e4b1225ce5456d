"""A wire that every test closes, and the room of the command."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fusion.commands.conftest import room as command_room
from verdicts.fusion.client import OpenAIWire

__all__ = ["command_room", "wire"]


@pytest.fixture
async def wire(anyio_backend: str) -> AsyncIterator[OpenAIWire]:
    """The real client, closed at the end."""
    made = OpenAIWire()
    yield made
    await made.aclose()
