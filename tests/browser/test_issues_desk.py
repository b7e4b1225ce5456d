"""The desk's page of issues, by keyboard alone: read what would go out, send it to a real mail server, decide about a
letter that may not have arrived."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.accounts import signed_in
from tests.browser.axe import await_live, sound
from tests.browser.conftest import Reader
from tests.newsletter import subscribed, unconfirmed_letter
from tests.serving import Server, serving
from tests.smtp import Peer, peer_of
from verdicts.desk.opening import prepare
from verdicts.store.engine import open_engine

EDITOR = "kim@example.org"
READERS = ["ann@people.example", "bea@people.example"]
UNSURE = "unsure@people.example"


class Office(NamedTuple):
    """A site whose mail goes to `peer`; the session of an editor; the Message-ID of a letter that may be lost."""

    server: Server
    peer: Peer
    session: str
    letter: str


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo, new since the last issue; of that one letter is unconfirmed."""
    folder, now = tmp_path_factory.mktemp("issues"), datetime.now(UTC)
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: now - timedelta(days=2))
    letter = unconfirmed_letter(engine, now - timedelta(days=8))
    subscribed(engine, READERS, now)
    session = signed_in(engine, EDITOR, "editor", now).token
    engine.dispose()
    with peer_of() as peer, serving(folder, **peer.settings) as server:
        yield Office(server, peer, session, f".{letter}@")


@pytest.fixture
def page(browser: Browser, office: Office) -> Iterator[Page]:
    """The page, open for the editor; a browser that complains fails the test."""
    with ExitStack() as stack:
        someone = Reader(browser, office.server.url, stack)
        opened = someone.page(bypass_csp=True)
        opened.context.add_cookies([{"name": "session", "value": office.session, "url": office.server.url}])
        opened.goto("/desk/issues")
        await_live(opened)
        yield opened
    assert not someone.complaints, someone.complaints


def _press(page: Page, wanted: Locator) -> None:
    """Tab to it and press Enter; fails where Tab leads past everything and never there."""
    for _ in range(100):
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {wanted}")


def test_an_issue_goes_out(page: Page, office: Office) -> None:
    """Drafted, read, tried on the editor, sent to everybody once; a letter of the last issue is sent again on a word of
    the editor. Nothing but Tab and Enter is needed, and the page breaks no rule in any of its states."""
    this, last = page.locator("ol > li").first, page.locator("ol > li").last
    expect(last).to_contain_text("1 unconfirmed")
    expect(last.get_by_role("heading", name="May not have arrived")).to_be_visible()
    sound(page)

    _press(page, page.get_by_role("button", name="Draft it"))
    expect(this).to_contain_text("Draft")
    with page.context.expect_page() as tab:
        _press(page, this.get_by_role("link", name="Preview", exact=True))
    expect(tab.value).to_have_title("New: Aider; 17 more new")
    expect(tab.value.get_by_role("heading", name="New tools")).to_be_visible()
    tab.value.close()
    _press(page, this.get_by_role("button", name="Send to me"))
    (tried,) = office.peer.wait(1, EDITOR)
    assert tried["Subject"] == "New: Aider; 17 more new"

    _press(page, this.locator("summary", has_text="Send …"))
    sound(page)
    _press(page, this.get_by_role("button", name="Send to 3 subscribers"))
    expect(this).to_contain_text("3 letters: 3 delivered.")
    expect(this).to_contain_text("Sent")
    assert sorted(to for _, (to,) in office.peer.envelopes) == sorted([EDITOR, *READERS, UNSURE])

    _press(page, last.locator("summary", has_text="Decide …"))
    _press(page, last.get_by_role("button", name="Send again"))
    expect(last).to_contain_text("1 letter: 1 delivered.")
    expect(last.get_by_role("heading", name="May not have arrived")).to_have_count(0)
    again = office.peer.wait(2, UNSURE)[-1]
    assert office.letter in again["Message-ID"]

    page.reload()
    await_live(page)
    expect(this).to_contain_text("3 letters: 3 delivered.")
    sound(page)
    page.goto(f"{this.get_by_role('link', name='On the web').get_attribute('href')}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
