"""Ground of the tests of MCP."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.models import Models, wanted


@pytest.fixture
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> str:
    """One engine is enough for what HTTP shows; what is read is tested on both."""
    return models.file(wanted(request.fixturenames), tmp_path / "test.db")
