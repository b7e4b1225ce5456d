"""The room of every test of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fusion.commands.room import Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder of its own, without pools yet."""
    return Room(tmp_path)
