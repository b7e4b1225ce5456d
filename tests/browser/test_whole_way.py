"""The whole way of an account in a real browser, with real mail: from one device to two that follow each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_voting import PAIR, first_vote, pressed
from tests.serving import Server, serving
from tests.smtp import Peer, peer_of

Live = Callable[[Page, str], Page]
ADA, BEA, CLEO, DORA = (f"{name}@example.com" for name in ("ada", "bea", "cleo", "dora"))
PASSWORD = "quiet harbour under seven lamps"  # noqa: S105


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    """A mail server."""
    with peer_of() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[Server]:
    """A server that mails to the peer; each test signs up somebody else."""
    with serving(tmp_path_factory.mktemp("mailing"), **peer.settings) as running:
        yield running


@pytest.fixture
def readers(browser: Browser, site: Server) -> Iterator[Reader]:
    """Readers of that server; of a refused form and of a link that is over the browser says the status."""
    with ExitStack() as stack:
        someone = Reader(browser, site.url, stack)
        yield someone
    assert not [said for said in someone.complaints if not re.search(r"status of 4(22|10)", said)], someone.complaints


def link_in(peer: Peer, email: str, number: int = 1) -> str:
    """The link of the newest of `number` letters to somebody."""
    text = peer.wait(number, email)[-1].get_content()
    return re.search(r"http://\S+", text)[0]  # type: ignore[index]


def sign_up(page: Page, peer: Peer, email: str) -> None:
    """From the form to the link to the password, as a person does it."""
    page.goto(f"/sign-up?next={PAIR}")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_role("main")).to_contain_text("a mail is on its way")
    page.goto(link_in(peer, email))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    page.wait_for_url(f"**{PAIR}")


def sign_in(page: Page, email: str, onward: str) -> None:
    """By password, on to a page."""
    page.goto(f"/sign-in?next={onward}")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{onward}")


def settle(page: Page) -> None:
    """Wait for the live page."""
    page.wait_for_selector("verdict-paper", state="detached")


def test_the_whole_way(readers: Reader, peer: Peer, live: Live) -> None:
    """Vote and bookmark as a device, sign up, see both; a second browser sees both too, and each follows the other."""
    first = live(readers.page(), PAIR)
    first_vote(first, lambda: first.get_by_role("button", name="Ship it: Ollama").click())
    first.get_by_role("button", name="Bookmark Ollama").first.click()
    expect(first.get_by_role("button", name="Bookmark Ollama").first).to_have_attribute("aria-pressed", "true")
    sign_up(first, peer, ADA)
    settle(first)
    expect(first.locator(".greeting")).to_contain_text("Signed in. 1 vote and 1 bookmark came along.")
    expect(first.get_by_role("link", name="Your account").first).to_be_visible()
    expect(pressed(first, "Ship it: Ollama")).to_have_count(1)
    expect(first.get_by_role("button", name="Bookmark Ollama").first).to_have_attribute("aria-pressed", "true")
    assert "Of these, 1 from an account." in first.request.get("/tools/ollama").text()

    second = readers.page()
    sign_in(second, ADA, PAIR)
    settle(second)
    expect(pressed(second, "Ship it: Ollama")).to_have_count(1)
    expect(second.get_by_role("button", name="Bookmark Ollama").first).to_have_attribute("aria-pressed", "true")
    first.evaluate("window.same = true")
    second.get_by_role("button", name="Skip it: Ollama").click()
    expect(pressed(first, "Skip it: Ollama")).to_have_count(1)
    second.get_by_role("button", name="Bookmark vLLM").first.click()
    expect(first.get_by_role("button", name="Bookmark vLLM").first).to_have_attribute("aria-pressed", "true")
    assert first.evaluate("window.same")


def test_nothing_of_the_person_is_left_after_signing_out(readers: Reader, peer: Peer, live: Live) -> None:
    """Sign out, go back in the same tab, load again: no vote is pressed, no shelf is there; other tabs follow."""
    page = live(readers.page(), PAIR)
    first_vote(page, lambda: page.get_by_role("button", name="Ship it: vLLM").click())
    page.get_by_role("button", name="Bookmark Ollama").first.click()
    sign_up(page, peer, BEA)
    settle(page)
    other = live(page.context.new_page(), "/bookmarks")
    expect(other.get_by_role("main")).to_contain_text("Ollama")
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("main")).to_contain_text("You are signed out")
    expect(other.get_by_role("main")).not_to_contain_text("Ollama")
    for path in (PAIR, "/bookmarks"):
        page.goto(path)
        settle(page)
        page.reload()
        settle(page)
        expect(page.get_by_role("button", pressed=True)).to_have_count(0)
    expect(page.get_by_role("main")).not_to_contain_text("Ollama")
    assert BEA not in page.content()


def test_a_click_that_needs_an_account_is_carried_out(readers: Reader, peer: Peer, live: Live) -> None:
    """Sharing a shelf as a device leads to signing up, and comes back to the shelf, shared; the page says so once.
    Once the link is revoked the focus is at the menu that shares anew."""
    page = live(readers.page(), "/tools/ollama")
    page.get_by_role("button", name="Bookmark Ollama").first.click()
    live(page, "/bookmarks")
    page.get_by_label("Shelf Bookmarks").click()
    page.get_by_role("link", name="Share by link").first.click()
    expect(page.get_by_role("main")).to_contain_text("Sharing a shelf needs an account")
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("E-mail", exact=True).fill(CLEO)
    page.get_by_role("button", name="Mail me a link").click()
    page.goto(link_in(peer, CLEO))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    page.wait_for_url("**/bookmarks#shelf-*")
    settle(page)
    shared = page.locator("input[value*='/shelf/']")
    expect(shared).to_be_visible()
    expect(page.locator("section:focus")).to_have_attribute("id", page.url.partition("#")[2])
    expect(page.locator(".greeting")).to_contain_text("“Bookmarks” is shared;")
    page.reload()
    settle(page)
    expect(page.locator(".greeting")).not_to_contain_text("shared")
    page.get_by_role("button", name="Revoke").press("Enter")
    expect(page.locator(".strip [role=status]")).to_have_text("Bookmarks is shared no more: its link leads nowhere.")
    expect(page.get_by_label("Shelf Bookmarks")).to_be_focused()
    expect(shared).to_have_count(0)


def test_a_forgotten_password(readers: Reader, peer: Peer, live: Live) -> None:
    """A mailed link leads to a new password once; the old one and the other browser's session are over."""
    first = live(readers.page(), PAIR)
    sign_up(first, peer, DORA)
    second = readers.page()
    second.goto("/forgot")
    second.get_by_label("E-mail", exact=True).fill(DORA)
    second.get_by_role("button", name="Mail me a link").click()
    link = link_in(peer, DORA, 2)
    second.goto(link)
    second.get_by_label("New password", exact=True).fill("another harbour under nine lamps")
    second.get_by_role("button", name="Set the password").click()
    second.wait_for_url(re.compile(r"/$"))
    first.goto("/account")
    expect(first.get_by_role("heading", level=1)).to_have_text("Sign in")
    second.goto(link)
    expect(second.get_by_role("main")).to_contain_text("used already")
