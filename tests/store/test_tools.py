"""Tools in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event, insert, select, update
from sqlalchemy.exc import StatementError

from tests.generate import fill, odd_tools, tools
from verdicts.domain.documents import tool_document
from verdicts.domain.tools import Entry, Tool
from verdicts.store import tables
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.revisions import catalogue_revision, history
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import all_tools, last_editors, renamed, tool_by_slug, tool_count, tools_by_slugs

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@contextmanager
def queries(engine: Engine) -> Iterator[list[str]]:
    """The SELECTs sent meanwhile."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def test_tools_come_back_as_they_went_in(engine: Engine) -> None:
    """Odd and ordinary tools are read back equal, in file order, sorted by slug."""
    given = [*tools(120), *odd_tools()]
    fill(engine, given)
    with reading(engine) as conn:
        assert all_tools(conn) == sorted(given, key=lambda tool: tool.slug)
        assert tool_count(conn) == len(given)


def test_several_tools_cost_no_more_queries_than_one(engine: Engine) -> None:
    """Reading one tool or fifty takes four queries."""
    given = tools(50)
    fill(engine, given)
    for wanted in (1, 50):
        with reading(engine) as conn, queries(engine) as seen:
            assert len(tools_by_slugs(conn, [tool.slug for tool in given[:wanted]])) == wanted
        assert len(seen) == 4


def test_unknown_slugs_are_left_out(engine: Engine) -> None:
    """An unknown slug is no tool, alone and among known ones."""
    fill(engine, tools(2))
    with reading(engine) as conn:
        assert tool_by_slug(conn, "nowhere") is None
        assert list(tools_by_slugs(conn, ["nowhere", tools(2)[0].slug])) == [tools(2)[0].slug]


def test_saving_again_replaces_the_tool_whole(engine: Engine) -> None:
    """A saved tool takes the place of the old one with all its parts, and keeps its history."""
    first, other = _pair()
    fill(engine, [first])
    changed = other.model_copy(update={"slug": first.slug})
    with writing(engine) as conn:
        save_tools(conn, [changed], Making("desk", NOON + timedelta(hours=1)))
    with reading(engine) as conn:
        assert tool_by_slug(conn, first.slug) == changed
        assert last_editors(conn, [first.slug]) == {first.slug: "desk"}
        newest, oldest = history(conn, first.slug)
        assert (newest.number, newest.by, newest.at) == (2, "desk", NOON + timedelta(hours=1))
        assert (oldest.number, oldest.by, oldest.at) == (1, "import", NOON)
        assert [newest.document, oldest.document] == [tool_document(changed), tool_document(first)]
        assert catalogue_revision(conn) == 3  # the reviewers, the tool, its change


def test_a_failed_write_leaves_nothing(engine: Engine) -> None:
    """What a transaction wrote before it failed is gone, the count of changes included."""
    fill(engine, [])

    def save_and_fail() -> None:
        with writing(engine) as conn:
            save_tools(conn, tools(3), Making("import", NOON))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with reading(engine) as conn:
        assert (tool_count(conn), catalogue_revision(conn)) == (0, 1)


@pytest.mark.parametrize("amount", ["0", "0.000001", "0.1", "9.99", "100", "999999999.999999"])
def test_money_is_exact(engine: Engine, amount: str) -> None:
    """An amount comes back to the last digit, as an exact Decimal."""
    entry = Entry(amount=Decimal(amount), currency="EUR", unit="month", source=None, as_of="2026-05")
    tool = tools(1)[0]
    tool = tool.model_copy(update={"pricing": tool.pricing.model_copy(update={"entry": entry})})
    fill(engine, [tool])
    with reading(engine) as conn:
        found = tool_by_slug(conn, tool.slug)
    assert found is not None
    assert found.pricing.entry == entry
    assert str(found.pricing.entry.amount) == amount  # type: ignore[union-attr]


def test_an_amount_finer_than_a_millionth_is_refused(engine: Engine) -> None:
    """Money is never rounded on its way in."""
    fill(engine, tools(1))
    with pytest.raises(StatementError, match="six decimal places"), writing(engine) as conn:
        conn.execute(update(tables.tool).values(entry_amount=Decimal("0.0000001")))


def test_moments_are_aware_utc(engine: Engine) -> None:
    """A moment of any zone comes back in UTC, and one without a zone is refused."""
    fill(engine, tools(1))
    with writing(engine) as conn:
        conn.execute(update(tables.tool).values(retired_at=NOON.astimezone(timezone(timedelta(hours=9)))))
        found = conn.execute(select(tables.tool.c.retired_at)).scalar_one()
    assert found == NOON
    assert found.tzinfo is UTC
    with pytest.raises(StatementError, match="time zone"), writing(engine) as conn:
        conn.execute(update(tables.tool).values(retired_at=NOON.replace(tzinfo=None)))


def test_an_old_slug_leads_to_the_tool(engine: Engine) -> None:
    """A renamed slug is answered with the present one, any other with nothing."""
    fill(engine, tools(1))
    with writing(engine) as conn:
        its_id = conn.execute(select(tables.tool.c.id)).scalar_one()
        conn.execute(insert(tables.renamed_slug).values(slug="old-name", tool_id=its_id))
        assert renamed(conn, "old-name") == tools(1)[0].slug
        assert renamed(conn, tools(1)[0].slug) is None


def test_a_reader_sees_one_state(engine: Engine, database_url: str) -> None:
    """While a reader reads, another writes; the reader's later queries still see what the first one saw."""
    fill(engine, tools(2))
    other = open_engine(database_url)
    with reading(engine) as conn:
        before = tool_count(conn)
        fill(other, tools(1, seed=2))
        assert tool_count(conn) == before
    with reading(engine) as conn:
        assert tool_count(conn) == before + 1
    other.dispose()


def _pair() -> tuple[Tool, Tool]:
    rich = [tool for tool in tools(60) if tool.panel and tool.facts and tool.prices]
    return rich[0], rich[1]
