"""A wire that every test closes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from verdicts.fusion.client import OpenAIWire


@pytest.fixture
async def wire(anyio_backend: str) -> AsyncIterator[OpenAIWire]:
    """The real client, closed at the end."""
    made = OpenAIWire()
    yield made
    await made.aclose()
