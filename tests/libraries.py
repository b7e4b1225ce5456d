"""Libraries over a database in memory: the demo catalogue, generated tools, odd tools, nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy import Connection, Engine

from tests.generate import fill, odd_tools, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.opening import prepare
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.store.engine import open_engine, writing
from verdicts.store.reviewers import save_reviewers

SITE = Site("Verdicts", "https://verdicts.example")
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def in_memory(demo: bool = False) -> Engine:
    """An engine on a database of its own in memory, with the demo catalogue or with empty tables: a copy of one that
    is made once, which takes milliseconds where migrations take half a second."""
    engine = open_engine("sqlite://")
    with _model(demo).connect() as model, engine.connect() as conn:
        _driver(model).backup(_driver(conn))
    return engine


@cache
def _model(demo: bool) -> Engine:
    engine = open_engine("sqlite://")
    prepare(engine, demo=demo, clock=lambda: NOON)
    return engine


def _driver(conn: Connection) -> sqlite3.Connection:
    raw = conn.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def library_of(given: Sequence[Tool], further: Sequence[str] = ()) -> Library:
    """A library of those tools, the five reviewers and `further` ones by name."""
    engine = in_memory()
    fill(engine, [])
    with writing(engine) as conn:
        save_reviewers(conn, [_persona(place, name) for place, name in enumerate(further)])
    fill(engine, given)
    return Library(engine)


def _persona(place: int, name: str) -> Reviewer:
    return Reviewer(key=f"more-{place}", name=name, question="And what of the rest?", order=20 + place, accent="grey")


@cache
def demo_library() -> Library:
    """The demo catalogue."""
    return Library(in_memory(demo=True))


@cache
def odd_library() -> Library:
    """Tools that pages stumble over."""
    return library_of(odd_tools())


@cache
def large_library() -> Library:
    """A thousand tools and eight reviewers."""
    return library_of(tools(1000), ["Accountant of the house", "Lawyer", "Operator"])


@cache
def empty_library() -> Library:
    """Reviewers and no tool."""
    return library_of([])
