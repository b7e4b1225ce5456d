"""The whole way of a tool: begun, drafted by a pool, edited, published; and what readers see of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.accounts import SignedIn
from tests.browser.conftest import Reader
from tests.browser.test_panel_desk import TEXT, desk, peer  # noqa: F401 - fixtures
from tests.serving import Server

FIELDS = {
    "Name": "Gull", "Maker": "Seaside", "Category": "Test tools", "Tagline": "It flies", "Best for": "Beaches",
    "Description": "A gull.", "Pricing in one sentence": "Free.",
}  # fmt: skip
FACTS = "Label\tValue\tUnit\tSource\tMonth\nSpeed\t12\tms\thttps://a.example/x\t2026-10"
MOST = 12  # interactions besides typing


class Hand:
    """An editor's hand: presses are counted, and so is going into a field to type."""

    def __init__(self) -> None:
        """Nothing pressed yet."""
        self.pressed: list[str] = []

    def press(self, what: Locator, words: str) -> None:
        """One interaction."""
        self.pressed.append(words)
        what.click()


@pytest.fixture
def hands(browser: Browser, desk: tuple[Server, SignedIn, SignedIn]) -> Iterator[tuple[Server, Page, Page]]:  # noqa: F811
    """A site, an editor's page, and one of a reader; a browser that complains fails the test."""
    server, kim, _ = desk
    with ExitStack() as stack:
        people = Reader(browser, server.url, stack)
        editor, reader = people.page(), people.page()
        editor.context.add_cookies([{"name": "session", "value": kim.token, "url": server.url}])
        yield server, editor, reader
    assert not people.complaints, people.complaints


def _published(page: Page, hand: Hand) -> None:
    """From the desk to a published tool with four takes, one of them edited."""
    page.goto("/desk")
    hand.press(page.get_by_role("button", name="New tool"), "New tool")
    page.wait_for_url("**/desk/drafts/*")
    for label, text in FIELDS.items():
        page.locator(".draft-form").get_by_label(label, exact=True).first.fill(text)
    hand.press(page.locator("#facts summary"), "Paste a table")
    page.locator("#paste-facts").fill(FACTS)
    hand.press(page.get_by_role("button", name="Look at it"), "Look at it")
    hand.press(page.get_by_role("button", name="Add 1 row"), "Add 1 row")
    expect(page.locator("#facts [data-row]")).to_have_count(1)
    expect(page.locator("[data-saving]")).to_have_text("All changes saved")
    hand.press(page.get_by_role("link", name="Draft with models"), "Draft with models")
    hand.press(page.get_by_label("Creator"), "without the Creator")
    hand.press(page.get_by_role("button", name="Draft the panel"), "Draft the panel")
    hand.press(page.get_by_role("button", name="Use all drafts"), "Use all drafts")
    field = page.get_by_role("textbox", name="Take", exact=True)
    expect(field.first).to_have_value(TEXT)
    field.first.fill(TEXT.replace("plainly", "clearly"))
    expect(page.get_by_text("edited 5 %")).to_be_visible()
    hand.press(page.get_by_role("link", name="Back to the draft"), "Back to the draft")
    hand.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
    page.wait_for_url("**/desk/history/gull?*")


def test_from_nothing_to_every_open_page(hands: tuple[Server, Page, Page], capsys: pytest.CaptureFixture[str]) -> None:
    """A new tool with a four-take panel takes at most twelve interactions besides typing. First paint and sitemap have
    it at once; a comparison that is open offers what is published next, and shows it when the reader says so."""
    server, editor, reader = hands
    hand = Hand()
    _published(editor, hand)
    with capsys.disabled():
        print(f"\n{len(hand.pressed)} interactions besides typing: {', '.join(hand.pressed)}")
    assert len(hand.pressed) <= MOST
    for path, words in (
        ("/tools/gull", "edited 5 % by Kim"),
        ("/compare/gull-vs-ollama", "It flies"),
        ("/sitemap/tools-1.xml", "/tools/gull</loc>"),
    ):
        assert words in httpx.get(f"{server.url}{path}").text.replace("\N{NO-BREAK SPACE}", " ")
    reader.goto("/compare/gull-vs-ollama")
    reader.wait_for_selector("verdict-paper", state="detached")
    _changed(editor, "It flies far")
    expect(reader.get_by_text("A newer version of this page is here")).to_be_visible()
    expect(reader.get_by_text("It flies far")).to_have_count(0)
    reader.get_by_role("button", name="Show it").click()
    expect(reader.get_by_text("It flies far").first).to_be_visible()


def _changed(page: Page, tagline: str) -> None:
    """The tool with another tagline, published."""
    page.goto("/desk?q=gull")
    page.get_by_role("button", name="Edit Gull").click()
    page.wait_for_url("**/desk/drafts/*")
    page.locator(".draft-form").get_by_label("Tagline", exact=True).fill(tagline)
    expect(page.locator("[data-saving]")).to_have_text("All changes saved")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/desk/history/gull?*")
