"""Pictures are the same on either engine: these tests take one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.models import Models, wanted


@pytest.fixture
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> str:
    """The address of an SQLite database of its own."""
    return models.file(wanted(request.fixturenames), tmp_path / "test.db")
