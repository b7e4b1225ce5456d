"""What a reader does in one tab shows in their others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts import SignedIn, an_account, sign_in
from tests.browser.conftest import Reader
from tests.browser.test_voting import first_vote, pick, pressed, section
from tests.kept import OLLAMA, VLLM, do, full_shelf
from tests.serving import Server
from verdicts.store.bringing import bring
from verdicts.store.engine import open_engine

Live = Callable[[Page, str], Page]
MODELS = "/compare/claude-haiku-5-5-vs-gpt-4o-mini"
ASSISTANTS, SERVERS = "/compare/cursor-vs-github-copilot", "/compare/llama-cpp-vs-vllm"


@pytest.fixture
def readers(browser: Browser, booth: Server) -> Iterator[Reader]:
    """Readers of the booth."""
    with ExitStack() as stack:
        someone = Reader(browser, booth.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def test_a_vote_in_one_tab_shows_pressed_in_the_other(readers: Reader, live: Live) -> None:
    """Two tabs of one browser follow each other without a reload, to and fro and when a vote is taken back; another
    reader's page sees the number and presses nothing."""
    first = live(readers.page(), MODELS)
    first_vote(first, lambda: pick(first, "GPT-4o mini"))
    second, stranger = live(first.context.new_page(), MODELS), live(readers.page(), MODELS)
    expect(pressed(second, "Ship GPT-4o mini")).to_have_count(1)
    for page in (first, second, stranger):
        page.evaluate("window.same = true")
    first.get_by_role("button", name="Ship it: Haiku 5.5").click()
    expect(pressed(second, "Ship it: Haiku 5.5")).to_have_count(1)
    pick(second, "Haiku 5.5")
    expect(pressed(first, "Ship Haiku 5.5")).to_have_count(1)
    expect(pressed(first, "Ship GPT-4o mini")).to_have_count(0)
    section(second).get_by_role("button", name="Take it back: which would you ship").click()
    expect(pressed(first, "Ship Haiku 5.5")).to_have_count(0)
    expect(section(stranger)).to_contain_text("No votes yet")
    expect(stranger.locator("article[data-i=a]")).to_contain_text("1 vote")
    expect(stranger.get_by_role("button", pressed=True)).to_have_count(0)
    assert all(page.evaluate("window.same") for page in (first, second, stranger))


def test_tabs_from_before_the_first_vote_follow(readers: Reader, live: Live) -> None:
    """Tabs that were open before the browser had a cookie show its first vote and follow from then on; one in which
    something is being typed is left alone."""
    first = live(readers.page(), ASSISTANTS)
    second, writing = live(first.context.new_page(), ASSISTANTS), live(first.context.new_page(), "/tools")
    writing.evaluate("window.same = true")
    writing.get_by_role("searchbox").first.evaluate("field => { field.value = 'olla'; }")
    first_vote(first, lambda: pick(first, "Copilot"))
    expect(pressed(second, "Ship Copilot")).to_have_count(1)
    pick(second, "Cursor")
    expect(pressed(first, "Ship Cursor")).to_have_count(1)
    assert writing.evaluate("window.same")


def seat(page: Page, there: SignedIn) -> None:
    """The browser of a page has the cookie of a session."""
    page.context.add_cookies([{"name": "session", "value": there.token, "url": page.context.request.get("/").url}])


def test_a_session_that_ended_elsewhere(readers: Reader, live: Live, booth: Server) -> None:
    """Its open pages say that this device was signed out, not that nothing is kept; a note that was being written there
    stays, through signing in again, and another page does not look as if nobody had been there."""
    engine, now = open_engine(f"sqlite:///{booth.log.with_name('served.db')}"), datetime.now(UTC)
    account = an_account(engine, now=now)
    do(engine, bring, account.reader, [full_shelf("Kept", OLLAMA, VLLM)])
    one, other, again = (sign_in(engine, account, now) for _ in range(3))
    engine.dispose()
    first, second = readers.page(), readers.page()
    seat(first, one)
    seat(second, other)
    beside = live(first.context.new_page(), SERVERS)
    beside.get_by_role("button", name="Ship it: vLLM").click()
    expect(beside.locator(".vote-said", has_text="Counted.")).to_have_count(1)
    row = live(first, "/bookmarks").locator(f"li.kept[data-address='{VLLM}']")
    row.locator(".noting summary").click()
    row.locator("textarea").fill("half a")
    ended = second.request.post(
        "/account/session/end", form={"id": f"{one.session}"}, headers={"origin": first.evaluate("origin")}
    )
    assert ended.ok
    main = first.get_by_role("main")
    expect(main).to_contain_text("You were signed out on this device. Your bookmarks are in your account.")
    expect(main).not_to_contain_text("Nothing is kept")
    field = main.locator("textarea")
    expect(field).to_be_focused()
    first.keyboard.type(" thought")
    expect(field).to_have_value("half a thought")
    expect(main.get_by_role("link", name="Sign in", exact=True)).to_have_attribute("href", "/sign-in?next=/bookmarks")
    banner = beside.get_by_role("alert").filter(has_text="You were signed out on this device.")
    expect(banner.get_by_role("link", name="Sign in")).to_have_attribute("href", f"/sign-in?next={SERVERS}")
    expect(beside.locator("[data-waiting], .vote-alarm")).to_have_count(0)
    banner.get_by_role("button", name="Dismiss").click()
    expect(banner).to_have_count(0)
    seat(first, again)
    live(first, "/bookmarks")
    expect(row.locator("textarea")).to_have_value("half a thought")
    expect(main.get_by_text("Your note on it is still here.")).to_have_count(0)
