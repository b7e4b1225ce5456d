"""Predictions in a real browser: an editor tells what came, and every page says so, on paper and live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts import SignedIn, signed_in
from tests.browser.axe import THEMES, WIDTHS, audited, await_live, in_theme
from tests.browser.conftest import Reader
from tests.browser.test_printings import printed_tree, tree
from tests.claiming import PLAIN, claim, claiming
from tests.generate import fill
from tests.serving import Server, serving
from verdicts.desk.opening import prepare
from verdicts.domain.matchups import comparison_path
from verdicts.domain.predictions import Resolution
from verdicts.store.engine import open_engine, writing
from verdicts.store.predictions import predictions, tell

PUBLIC = (f"/tools/{PLAIN.slug}", comparison_path(["ollama", PLAIN.slug]), "/method")
LEDGER = "/desk/ledger"


class Desk(NamedTuple):
    """A site with claims that are due, coming, told and withdrawn, and an editor of it."""

    server: Server
    editor: SignedIn


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Published 200 days ago; markup is a text like any other."""
    folder, now = tmp_path_factory.mktemp("ledger"), datetime.now(UTC)
    engine, today = open_engine(f"sqlite:///{folder / 'served.db'}"), datetime.now(UTC).date()
    prepare(engine, demo=True, clock=lambda: now)
    days = {"Due one": -3, "Due two": -2, "<b>Told": -9, "Coming": 90}
    made = [claim(text, today + timedelta(away)) for text, away in days.items()]
    fill(engine, [claiming(*made, claim("Dropped", today + timedelta(9)))], now - timedelta(days=200))
    fill(engine, [claiming(*made)], now - timedelta(days=100))
    with writing(engine) as conn:
        assert tell(conn, predictions(conn)[0].id, Resolution(1, now, "true", "https://a.example/?<b>"))
    editor = signed_in(engine, "kim@example.org", "editor", now)
    engine.dispose()
    with serving(folder) as server:
        yield Desk(server, editor)


@pytest.fixture
def reader(browser: Browser, desk: Desk) -> Iterator[Reader]:
    """A reader of that site; a test whose browser complained fails."""
    with ExitStack() as stack:
        someone = Reader(browser, desk.server.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def _at_desk(reader: Reader, desk: Desk, width: int = 1440) -> Page:
    page = reader.page(width=width, bypass_csp=True)
    page.context.add_cookies([{"name": "session", "value": desk.editor.token, "url": desk.server.url}])
    page.goto(LEDGER)
    await_live(page)
    page.wait_for_selector("#due")
    return page


@pytest.mark.parametrize("path", PUBLIC)
def test_paper_and_live_page_say_the_same(reader: Reader, live: Callable[[Page, str], Page], path: str) -> None:
    """Claims and what came of them are the same tree on both."""
    printed = printed_tree(reader.page(), path)
    reader.complaints = [said for said in reader.complaints if "does not provide an export" not in said]
    assert tree(live(reader.page(), path)) == printed
    assert [line for line in printed if "<b>Told" in line]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_violate_nothing(browser: Browser, desk: Desk, path: str, width: int) -> None:
    """Axe finds nothing on a page with claims, in either theme."""
    assert not any(audited(browser, desk.server.url, path, width, "live").values())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_violates_nothing(reader: Reader, desk: Desk, width: int) -> None:
    """Nor on the ledger at the desk, with its forms unfolded; and it does not scroll sideways."""
    page = _at_desk(reader, desk, width)
    assert [str(each) for theme in THEMES for each in in_theme(page, theme)] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_an_editor_tells_is_on_every_page(reader: Reader, desk: Desk) -> None:
    """Without a source it is refused below that field, which gets the focus, and what was typed stands; with one it is
    told, another editor's page follows, the next printed page says so; Undo takes it back. A folded form stays open."""
    page, other = _at_desk(reader, desk), _at_desk(reader, desk)
    coming = page.locator("#coming li", has_text="Coming")
    coming.locator("summary").click()
    coming.get_by_role("button", name="Did not").click()
    expect(coming.get_by_label("Source")).to_be_focused()
    row = page.locator("#due li", has_text="Due one")
    row.get_by_label("Note").fill("Seen by me")
    row.get_by_role("button", name="Came true").click()
    row.get_by_text("A source is missing").wait_for()
    expect(row.get_by_label("Source")).to_be_focused()
    expect(page.locator(".strip .banner")).to_have_count(0)
    assert row.get_by_label("Note").input_value() == "Seen by me"
    row.get_by_label("Source").fill("https://b.example/seen")
    row.get_by_role("button", name="Came true").click()
    for each in (page, other):
        each.locator("#told li", has_text="Due one").get_by_text("Seen by me").wait_for()
    expect(page.locator("#due li", has_text="Due two")).to_be_focused()
    public = reader.page(java_script_enabled=False)
    public.goto(PUBLIC[0])
    assert public.locator("li", has_text="Due one").locator("a[href='https://b.example/seen']").count() > 0
    page.get_by_role("button", name="Undo").click()
    other.locator("#due li", has_text="Due one").get_by_text("Taken back").wait_for()
