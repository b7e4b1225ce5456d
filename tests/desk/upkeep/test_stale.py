"""What is older than twelve months is listed by tool, the oldest first."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.generate import fill, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.upkeep.stale import open_stale
from verdicts.domain.facts import is_stale
from verdicts.domain.tools import Tool
from verdicts.store.accounts import add_account
from verdicts.store.engine import writing

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
