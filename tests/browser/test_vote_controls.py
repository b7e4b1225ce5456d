"""Voting in a real browser: a form without scripts, a press that shows at once with them, nothing told too early."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Reader
from tests.serving import free_port, serving

PAIR = "/compare/cursor-vs-github-copilot"
AGED = re.compile(r"1 vote, shares show from five, as of \d\d:\d\d")
Live = Callable[[Page, str], Page]


def button(page: Page, name: str) -> Locator:
    """A button by its accessible name."""
    return page.get_by_role("button", name=name, exact=True)


def known(reader: Reader, live: Live, path: str, first: str) -> Page:
    """The live page of a device that voted once, by pressing the button called `first`."""
    page = live(reader.page(), path)
    with page.expect_navigation():
        button(page, first).click()
    page.wait_for_selector("verdict-paper", state="detached")
    page.wait_for_selector("form.vote[data-known]")
    return page


def test_without_scripts_a_vote_is_a_form(reader: Reader) -> None:
    """With JavaScript off a ballot leads back to a line that says it was counted, the number is there, and it can be
    taken back."""
    page = reader.page(java_script_enabled=False)
    page.goto("/tools/aider")
    expect(page.get_by_text("Counted. You can change it any time.")).to_be_hidden()
    button(page, "Ship it: Aider").click()
    page.wait_for_url("**/tools/aider#counted-aider")
    expect(page.get_by_text("Counted. You can change it any time.")).to_be_visible()
    expect(page.locator("#vote")).to_contain_text("1 vote, shares show from five")
    button(page, "Take it back: Aider").click()
    expect(page.locator("#vote")).to_contain_text("No community votes yet.")


def test_the_first_vote_makes_the_device_known(reader: Reader, live: Live) -> None:
    """The first press posts; then presses show at once, count without a page load, move the number, and go back."""
    page = known(reader, live, "/tools/langgraph", "Ship it: LangGraph")
    page.evaluate("window.marked = true")
    expect(button(page, "Ship it: LangGraph")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#vote")).to_contain_text("Live, 1 vote")
    button(page, "Skip it: LangGraph").click()
    expect(button(page, "Skip it: LangGraph")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "Ship it: LangGraph")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#vote .vote-said")).to_have_text("Counted.")
    button(page, "Skip it: LangGraph").click()
    expect(page.locator("#vote .vote-said")).to_have_text("Taken back.")
    expect(page.locator("#vote [aria-pressed=true]")).to_have_count(0)
    expect(page.locator("#vote")).to_contain_text("No community votes yet.")
    assert page.evaluate("window.marked === true")


def test_a_pick_by_keyboard(reader: Reader, live: Live) -> None:
    """Tab reaches the choices of a comparison, Space and Enter press them, and the focus stays where it is."""
    page = known(reader, live, PAIR, "Ship Cursor")
    second = button(page, "Ship Copilot")
    button(page, "Ship Cursor").focus()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    page.keyboard.press("Space")
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#vote .vote-said")).to_have_text("Counted.")
    expect(second).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, "Take it back: which would you ship")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#vote .vote-said")).to_have_text("Taken back.")


def test_nothing_is_lost_without_a_connection(browser: Browser, tmp_path: Path) -> None:
    """While the server is away a press says so beside the control, the page stays, and the number tells its age; once
    it is back the same press counts."""
    port, page = free_port(), browser.new_page()
    with serving(tmp_path, port) as server:
        page.goto(f"{server.url}/tools/qdrant")
        page.wait_for_selector("verdict-paper", state="detached")
        with page.expect_navigation():
            button(page, "Ship it: Qdrant").click()
        page.wait_for_selector("form.vote[data-known]")
        page.evaluate("window.marked = true")
        os.killpg(server.process.pid, signal.SIGINT)
        expect(page.locator("#vote")).to_contain_text(AGED, timeout=20_000)
        button(page, "Skip it: Qdrant").click()
        expect(page.get_by_role("alert")).to_have_text("Not counted: no connection. Try again when it is back.")
        expect(button(page, "Ship it: Qdrant")).to_have_attribute("aria-pressed", "true")
    with serving(tmp_path, port):
        expect(page.locator("#vote")).to_contain_text("Live, 1 vote", timeout=30_000)
        expect(page.get_by_role("alert")).to_have_count(0)
        button(page, "Skip it: Qdrant").click()
        expect(page.locator("#vote .vote-said")).to_have_text("Counted.")
        assert page.evaluate("window.marked === true")
    page.close()


def test_a_moved_number_is_shown_and_spoken(reader: Reader, live: Live) -> None:
    """What stands at the opening is not spoken; a vote from another device moves the number in place and is said."""
    page, other = live(reader.page(), "/tools/litellm"), reader.page(java_script_enabled=False)
    page.wait_for_selector("#spoken", state="attached")
    expect(page.locator("#vote")).to_contain_text("No community votes yet.")
    other.goto("/tools/litellm")
    button(other, "Skip it: LiteLLM").click()
    expect(page.locator("#vote")).to_contain_text("Live, 1 vote, shares show from five")
    expect(page.locator("#spoken")).to_have_text("1 vote, shares show from five")
    expect(page.locator("#vote [aria-pressed]")).to_have_count(0)
