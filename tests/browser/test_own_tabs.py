"""What a reader does in one tab shows in their others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_voting import PAIR, first_vote, pick, pressed, section
from tests.serving import serving

Live = Callable[[Page, str], Page]


@pytest.fixture
def readers(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    """Readers of a server of the test's own."""
    with ExitStack() as stack:
        site = stack.enter_context(serving(tmp_path))
        someone = Reader(browser, site.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def test_a_vote_in_one_tab_shows_pressed_in_the_other(readers: Reader, live: Live) -> None:
    """Two tabs of one browser follow each other without a reload, to and fro and when a vote is taken back; another
    reader's page sees the number and presses nothing."""
    first = live(readers.page(), PAIR)
    first_vote(first, lambda: pick(first, "vLLM"))
    second, stranger = live(first.context.new_page(), PAIR), live(readers.page(), PAIR)
    expect(pressed(second, "Ship vLLM")).to_have_count(1)
    for page in (first, second, stranger):
        page.evaluate("window.same = true")
    first.get_by_role("button", name="Ship it: Ollama").click()
    expect(pressed(second, "Ship it: Ollama")).to_have_count(1)
    pick(second, "Ollama")
    expect(pressed(first, "Ship Ollama")).to_have_count(1)
    expect(pressed(first, "Ship vLLM")).to_have_count(0)
    section(second).get_by_role("button", name="Take it back: which would you ship").click()
    expect(pressed(first, "Ship Ollama")).to_have_count(0)
    expect(section(stranger)).to_contain_text("No votes yet")
    expect(stranger.locator("article[data-i=a]")).to_contain_text("1 vote")
    expect(stranger.get_by_role("button", pressed=True)).to_have_count(0)
    assert all(page.evaluate("window.same") for page in (first, second, stranger))
