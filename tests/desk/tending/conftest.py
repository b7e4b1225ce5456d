"""A catalogue with an editor."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.accounts import an_account
from verdicts.store.engine import writing
from verdicts.store.working import set_byline


@pytest.fixture
def kim(demo: Engine) -> int:
    """An editor called Kim, of the demo catalogue."""
    number = an_account(demo, "kim@example.org", "editor").id
    with writing(demo) as conn:
        set_byline(conn, number, "Kim")
    return number
