"""An editor, a reader, and a tool with a history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from tests.generate import fill, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Tool
from verdicts.store.accounts import add_account
from verdicts.store.engine import writing
from verdicts.store.working import set_byline

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
SITE = Site("Verdicts", "https://verdicts.example")
TOOL = next(tool for tool in tools(20) if len(tool.facts) > 2 and len(tool.panel) > 2)


def scored(tool: Tool, **scores: int) -> Tool:
    """The tool with takes at those scores by reviewer, and no others."""
    panel = [
        {"reviewer": key, "score": score, "verdict": verdict_of(score), "take": "Said.", "origin": "human"}
        for key, score in scores.items()
    ]
    return Tool.model_validate(tool.model_dump() | {"panel": panel, "panel_on": "2026-11-01" if panel else None})


def day(number: int) -> datetime:
    """Noon of that day of November 2026."""
    return NOON + timedelta(days=number - 1)


@pytest.fixture
def kim(engine: Engine) -> int:
    """An editor called Kim, in a catalogue with one tool."""
    fill(engine, [TOOL], at=NOON)
    with writing(engine) as conn:
        number = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
        set_byline(conn, number, "Kim")
    return number


@pytest.fixture
def reader(engine: Engine, kim: int) -> int:
    """An account that is no editor's."""
    with writing(engine) as conn:
        return add_account(conn, "reader@example.org", "c" * 32, "reader", None, NOON).id


@pytest.fixture
def library(engine: Engine) -> Library:
    """A library over the same database."""
    return Library(engine)
