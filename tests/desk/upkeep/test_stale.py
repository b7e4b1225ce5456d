"""What is older than twelve months is listed by tool, the oldest first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.generate import fill, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.upkeep.confirming import CHANGED, confirm
from verdicts.desk.upkeep.stale import open_stale
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.domain.facts import is_stale
from verdicts.domain.tools import Tool
from verdicts.store.accounts import add_account
from verdicts.store.engine import reading, writing
from verdicts.store.revisions import history
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copies

SITE = Site("Verdicts", "https://v.example")


def _months(tool: Tool) -> list[str]:
    entry = tool.pricing.entry
    rows = [*(one.as_of for one in tool.facts), *(one.as_of for one in tool.prices)]
    return [*rows, *([entry.as_of] if entry and entry.as_of else [])]


def test_all_that_is_stale_is_listed_and_counted(engine: Engine) -> None:
    """As the pages themselves count staleness, at the edge too; who is no editor sees nothing."""
    all_tools = tools(30)
    fill(engine, all_tools)
    with writing(engine) as conn:
        kim = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
    for today in (date(2026, 11, 30), date(2027, 1, 1), date(2027, 12, 31)):
        months = [month for tool in all_tools for month in _months(tool)]
        stale = [month for month in months if is_stale(month, f"{today:%Y-%m}")]
        view = open_stale(Library(engine), SITE, kim, today)
        assert view.said.startswith(f"{len(stale):,} of {len(months):,} facts and prices are older than 12 months")
        assert sum(len(one.aged) for one in view.tools) == len(stale)
    assert open_stale(Library(engine), SITE, 0, date(2027, 1, 1)).barred


def test_one_press_confirms_a_value(engine: Engine) -> None:
    """It is published as of this month, as read and not as dated, with a reason; a draft goes on from there with it. A
    value that changed since the page was shown is left alone."""
    tool = next(one for one in tools(30) if len(one.facts) > 1)
    fill(engine, [tool])
    with writing(engine) as conn:
        kim = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
    now = datetime(2027, 12, 31, tzinfo=UTC)
    begin(engine, kim, tool.slug, NOON)
    (shown,) = open_stale(Library(engine), SITE, kim, now.date()).tools
    value = next(one for one in shown.aged if one.label == tool.facts[0].label)
    assert str(tool.facts[0].value) in value.value
    assert isinstance(confirm(engine, kim, tool.slug, value.row, value.as_of, now), Done)
    assert confirm(engine, kim, tool.slug, value.row, value.as_of, now) == CHANGED
    with reading(engine) as conn:
        after, (newest, _), (draft,) = tool_by_slug(conn, tool.slug), history(conn, tool.slug), copies(conn)
    assert after
    assert (after.facts[0].as_of, after.facts[0].dated, after.facts[1:]) == ("2027-12", False, tool.facts[1:])
    assert newest.reason == f"{tool.facts[0].label} read again"
    assert (draft.base, draft.cells[f"{value.row}.as_of"]) == (2, "2027-12")
