"""An open page offers its newer version, and changes when the reader says so."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import Engine

from tests.accounts import an_account
from tests.browser.conftest import Reader
from tests.serving import Server, serving
from verdicts.desk.opening import prepare
from verdicts.desk.seating.change import rename
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.publish import publish
from verdicts.desk.working.said import Done
from verdicts.domain.working.edits import Edit
from verdicts.store.engine import open_engine, reading
from verdicts.store.working import copy_by_id

Live = Callable[[Page, str], Page]


@dataclass(frozen=True)
class House:
    """A running site, and an editor beside it."""

    server: Server
    engine: Engine
    editor: int

    def publish(self, slug: str, tagline: str) -> None:
        """Publish a tool with another tagline, in another process than the one that serves."""
        now = datetime.now(UTC)
        begun = begin(self.engine, self.editor, slug, now)
        assert isinstance(begun, Done)
        with reading(self.engine) as conn:
            before = copy_by_id(conn, begun.copy)
        assert before
        edit = Edit("tagline", tagline, before.cells["tagline"])
        assert isinstance(put(self.engine, self.editor, begun.copy, edit, now), Done)
        assert isinstance(publish(self.engine, self.editor, begun.copy, before.version + 1, "", now), Done)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo catalogue, of which tools are published anew."""
    folder: Path = tmp_path_factory.mktemp("newer")
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: datetime.now(UTC))
    editor = an_account(engine, "kim@example.org", "editor").id
    with serving(folder) as server:
        yield House(server, engine, editor)
    engine.dispose()


@pytest.fixture
def readers(browser: Browser, house: House) -> Iterator[Reader]:
    """Readers of that site."""
    with ExitStack() as stack:
        someone = Reader(browser, house.server.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def offer(page: Page) -> Locator:
    """The banner."""
    return page.get_by_text("A newer version of this page is here.")


def test_open_pages_offer_the_newer_version(readers: Reader, live: Live, house: House) -> None:
    """Comparison, tool, list and home page that show the tool offer it and stand as they are until the button is
    pressed; then they show the new text without a load. A page of other tools is told nothing."""
    paths = ("/compare/ollama-vs-vllm", "/tools/vllm", "/tools", "/")
    pages = [live(readers.page(), path) for path in paths]
    other = live(readers.page(), "/tools/cursor")
    for page in (*pages, other):
        page.evaluate("window.same = true")
    house.publish("vllm", "It says something new")
    for page in pages[:3]:
        expect(offer(page)).to_be_visible()
        expect(page.get_by_text("It says something new")).to_have_count(0)
        page.get_by_role("button", name="Show it").click()
        expect(page.get_by_text("It says something new").first).to_be_visible()
        expect(offer(page)).to_have_count(0)
        assert page.evaluate("window.same")
    assert offer(other).count() == 0
    expect(offer(pages[3])).to_have_count(int(pages[3].locator("main a[href*=vllm]").count() > 0))


def test_other_reviewers_are_offered(readers: Reader, live: Live, house: House) -> None:
    """A page that shows reviewers stands as it is when one gets another name, until the reader wants to see it; a page
    that shows none is told nothing."""
    page, quiet = live(readers.page(), "/tools/vllm"), live(readers.page(), "/privacy")
    given = ("skeptic", "Doubter", "What would break it?", "")
    assert isinstance(rename(house.engine, house.editor, *given, datetime.now(UTC)), Done)
    expect(offer(page)).to_be_visible()
    expect(page.get_by_text("Doubter")).to_have_count(0)
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_text("Doubter").first).to_be_visible()
    expect(offer(page)).to_have_count(0)
    assert offer(quiet).count() == 0


def test_first_paint_has_it_at_once_and_is_offered_nothing(readers: Reader, live: Live, house: House) -> None:
    """What is opened after a publication, by a load or by a link, shows it already."""
    page = live(readers.page(), "/tools/cursor")
    house.publish("ollama", "Another new word")
    with urllib.request.urlopen(f"{house.server.url}/sitemap/tools-1.xml", timeout=10) as answer:  # noqa: S310
        assert b"/tools/ollama" in answer.read()
    fresh = live(readers.page(java_script_enabled=True), "/compare/ollama-vs-vllm")
    expect(fresh.get_by_text("Another new word").first).to_be_visible()
    page.goto("/tools")
    page.locator('main a[href="/tools/ollama"]').first.click()
    page.wait_for_url(re.compile("/tools/ollama"))
    expect(page.get_by_text("Another new word").first).to_be_visible()
    fresh.wait_for_timeout(1500)
    assert (offer(page).count(), offer(fresh).count()) == (0, 0)


def test_after_a_lost_connection_the_page_is_right(readers: Reader, live: Live, house: House) -> None:
    """What was published while the socket was away shows when it is back, and nothing is offered."""
    page = live(readers.page(), "/tools/cursor")
    page.context.set_offline(True)
    house.publish("cursor", "Said in the meantime")
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    expect(page.get_by_text("Said in the meantime").first.or_(offer(page))).to_be_visible(timeout=20_000)
