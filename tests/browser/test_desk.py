"""The editor's desk in a browser: a tool is made, two editors write at once, nothing that was typed is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import Engine

from tests.accounts import SignedIn, an_account, sign_in, signed_in
from tests.browser.axe import violations
from tests.browser.conftest import Reader
from tests.serving import Server, free_port, serving
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.domain.accounts import Account
from verdicts.store.engine import open_engine

SAVED = "All changes saved"
LEAVES = "dispatchEvent(new Event('beforeunload', {cancelable: true}))"  # whether the browser would not ask first
TABLE = "Label\tValue\tUnit\tSource\tMonth\nSpeed\t12\tms\thttps://a.example/x\t2026-10\nSize\t3\tGB\tnowhere\t2026-10"
Open = Callable[..., Page]


@dataclass
class Office:
    """A site with its database, and who works there."""

    server: Server
    engine: Engine
    editors: dict[str, SignedIn]

    def draft(self, slug: str = "") -> str:
        """A draft that Kim began; its address."""
        done = begin(self.engine, self.editors["kim"].account.id, slug, datetime.now(UTC))
        assert isinstance(done, Done)
        return f"/desk/drafts/{done.copy}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A served demo catalogue with two editors."""
    folder = tmp_path_factory.mktemp("office")
    with serving(folder) as server:
        engine = open_engine(f"sqlite:///{folder / 'served.db'}")
        now = datetime.now(UTC)
        editors = {name: signed_in(engine, f"{name}@example.com", "editor", now) for name in ("kim", "lee")}
        yield Office(server, engine, editors)
        engine.dispose()


def _enter(page: Page, url: str, token: str) -> None:
    page.context.add_cookies([{"name": "session", "value": token, "url": url}])


@pytest.fixture
def at(browser: Browser, office: Office) -> Iterator[Open]:
    """Open an address as an editor, in a browser of their own; a browser that complains fails the test."""
    with ExitStack() as stack:
        someone = Reader(browser, office.server.url, stack)

        def open_as(name: str, path: str, **options: object) -> Page:
            page = someone.page(**options)  # type: ignore[arg-type]
            _enter(page, office.server.url, office.editors[name].token)
            return _live(page, path)

        yield open_as
    assert not someone.complaints, someone.complaints


def _live(page: Page, path: str) -> Page:
    page.goto(path)
    page.wait_for_selector("verdict-paper", state="detached")
    page.wait_for_selector(".page main:not([aria-busy])")
    return page


def _field(page: Page, label: str) -> Locator:
    return page.locator(".draft-form").get_by_label(label, exact=True).first


def _saved(page: Page) -> None:
    expect(page.locator("[data-saving]")).to_have_text(SAVED)


def _fill(page: Page, **fields: str) -> None:
    for label, text in fields.items():
        _field(page, label.replace("_", " ")).fill(text)
    _saved(page)


def test_a_tool_is_made_left_and_published(at: Open) -> None:
    """An editor begins a tool with the n key, is in no field told off before it is due, leaves and comes back to what
    was typed, is led to what lacks, pastes facts, sees the page beside the form, and publishes it."""
    page = at("kim", "/desk")
    page.keyboard.press("n")
    page.wait_for_url("**/desk/drafts/*")
    expect(page.locator("h1")).to_have_text("Untitled")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    _fill(page, Name="Gull", Maker="Seaside", Category="Test tools", Tagline="It flies")
    expect(_field(page, "Address")).to_have_value("gull")
    page.goto("/desk")
    page.get_by_role("link", name="Gull", exact=True).locator("visible=true").click()
    expect(_field(page, "Maker")).to_have_value("Seaside")
    page.get_by_role("link", name="Best for").click()
    expect(_field(page, "Best for")).to_be_focused()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(_field(page, "Best for")).to_have_attribute("aria-invalid", "true")
    _fill(page, Best_for="Beaches", Description="A gull.", Pricing_in_one_sentence="Free.")
    expect(page.frame_locator("iframe.preview").locator("h1")).to_have_text("Gull")
    page.get_by_role("button", name="Add a fact").click()
    expect(_field(page, "Label")).to_be_focused()
    page.get_by_role("button", name="Add a price").click()
    expect(_field(page, "Charged for")).to_be_focused()
    page.get_by_role("button", name="Remove Price 1").click()
    page.get_by_role("button", name="Remove Fact 1").click()
    expect(page.locator("#facts [data-row]")).to_have_count(0)
    page.locator("#facts summary").click()
    page.locator("#paste-facts").fill(TABLE)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".paste-table tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Add all 2 rows").click()
    expect(page.locator("#facts [data-row]")).to_have_count(2)
    expect(page.locator("#paste-facts")).to_be_hidden()
    page.locator("#facts").get_by_label("Source").last.fill("https://a.example/y")
    page.get_by_role("button", name="Builder").click()
    page.get_by_label("Score").fill("80")
    page.get_by_label("Take", exact=True).fill("It flies well.")
    expect(page.get_by_text("Nothing to fix. It can be published.")).to_be_visible()
    _saved(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/desk/history/gull?*")
    expect(page.get_by_text("Revision 1 is published.")).to_be_visible()
    page.get_by_role("link", name="View page").click()
    page.wait_for_url("**/tools/gull")
    expect(page.locator("h1")).to_have_text("Gull")
    expect(page.get_by_text("It flies well.")).to_be_visible()


def test_two_editors_write_in_one_draft(at: Open, office: Office) -> None:
    """What one writes in another field shows to the other. In the same field both texts stay, with a choice, and
    nothing is published meanwhile; a row that one removed comes back with its words to both."""
    path = office.draft()
    kim, lee = at("kim", path), at("lee", path)
    _fill(kim, Maker="Seaside")
    expect(_field(lee, "Maker")).to_have_value("Seaside")
    _field(lee, "Tagline").focus()
    _field(kim, "Tagline").type("Kim's line", delay=5)
    _field(lee, "Tagline").type("Lee's line", delay=5)
    both = [page for page in (kim, lee) if _parted(page)]
    assert len(both) == 1
    loser = both[0]
    expect(loser.locator("[data-saving]")).to_contain_text("Not saved: another editor wrote in the same field")
    mine, theirs = ("Lee's line", "Kim's line") if loser is lee else ("Kim's line", "Lee's line")
    expect(_field(loser, "Tagline")).to_have_value(mine)
    expect(loser.locator(".cell-both")).to_contain_text(theirs)
    loser.get_by_role("button", name="Publish", exact=True).click()
    expect(loser.get_by_text("choose one of both texts").first).to_be_visible()
    loser.get_by_role("button", name="Keep mine").click()
    _saved(loser)
    for page in (kim, lee):
        expect(_field(page, "Tagline")).to_have_value(mine)
    kim.get_by_role("button", name="Add a fact").click()
    _fill(kim, Label="Wingspan")
    expect(_field(lee, "Label")).to_have_value("Wingspan")
    lee.get_by_role("button", name="Remove Wingspan").click()
    expect(kim.locator("#facts [data-row]")).to_have_count(0)
    lee.get_by_role("button", name="Undo").click()
    for page in (kim, lee):
        expect(_field(page, "Label")).to_have_value("Wingspan")


def _parted(page: Page) -> bool:
    """Whether two texts stand there, once all that was typed was sent."""
    page.wait_for_function("() => !document.querySelector('[data-saving=under-way]')")
    page.wait_for_timeout(1200)
    return page.locator(".cell-both").count() > 0


def test_theirs_can_be_taken(at: Open, office: Office) -> None:
    """The other text replaces one's own, and then all is stored."""
    path = office.draft()
    kim, lee = at("kim", path), at("lee", path)
    _field(lee, "Maker").type("L", delay=1)
    _field(kim, "Maker").type("Kim", delay=1)
    page = next(page for page in (kim, lee) if _parted(page))
    theirs = page.locator(".cell-both .font-serif").inner_text()
    page.get_by_role("button", name="Use theirs").click()
    _saved(page)
    expect(_field(page, "Maker")).to_have_value(theirs)
    expect(page.locator(".cell-both")).to_have_count(0)


def test_no_row_takes_what_was_meant_for_another(at: Open, office: Office) -> None:
    """The first price and the first claim take the focus although the first fact has the same number; a removed row
    leaves it at its heading. Words that another editor replaced are told of by name and put back with one press."""
    path = office.draft()
    kim, lee = at("kim", path), at("lee", path)
    for button, field in (("fact", "fact-n1-label"), ("price", "price-n1-meter")):
        kim.get_by_role("button", name=f"Add a {button}").click()
        expect(kim.locator(f"#cell-{field}")).to_be_focused()
    kim.get_by_role("button", name="Builder").click()
    kim.get_by_role("button", name="Add a claim").click()
    expect(kim.locator("#cell-claim-n1-text")).to_be_focused()
    kim.get_by_role("button", name="Remove Price 1").press("Enter")
    expect(kim.locator("#prices-h")).to_be_focused()
    _fill(kim, Maker="Mine")
    expect(_field(lee, "Maker")).to_have_value("Mine")
    _fill(lee, Maker="Theirs")
    expect(kim.locator(".cell-both")).to_contain_text("Another editor changed this. Yours was:")
    kim.get_by_role("button", name="Put mine back").click()
    expect(_field(kim, "Maker")).to_be_focused()
    expect(_field(lee, "Maker")).to_have_value("Mine")
    expect(kim.locator(".cell-both")).to_have_count(0)


def test_words_outlive_a_lost_connection(browser: Browser, tmp_path: Path) -> None:
    """While the server is away the page says that nothing is saved, the browser asks before it is left, and when the
    server is back the words go out by themselves."""
    port = free_port()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    with serving(tmp_path, port) as server:
        engine = open_engine(f"sqlite:///{tmp_path / 'served.db'}")
        kim = signed_in(engine, "kim@example.com", "editor", datetime.now(UTC))
        begin(engine, kim.account.id, "", datetime.now(UTC))
        _enter(page, server.url, kim.token)
        _live(page, f"{server.url}/desk/drafts/1")
        os.killpg(server.process.pid, signal.SIGINT)
        expect(page.locator("[data-saving]")).to_contain_text("No connection", timeout=20_000)
        _field(page, "Maker").fill("Typed in a tunnel")
        expect(page.locator("[data-saving]")).to_have_text("Not saved: no connection. What you typed is kept here.")
        page.wait_for_function(f"() => !{LEAVES}")
    with serving(tmp_path, port):
        expect(page.locator("[data-saving]")).to_have_text(SAVED, timeout=30_000)
        page.wait_for_function(f"() => {LEAVES}")  # the words stand a moment before the browser is let go
        other = context.new_page()
        _live(other, f"{server.url}/desk/drafts/1")
        expect(_field(other, "Maker")).to_have_value("Typed in a tunnel")
    engine.dispose()
    context.close()


def test_words_outlive_a_session(browser: Browser, office: Office) -> None:
    """When the session ends under the page, what was typed stays in the tab, the page leads through signing in and
    back, and then it is stored."""
    account: Account = an_account(office.engine, "pat@example.com", "editor", datetime.now(UTC))
    first = sign_in(office.engine, account, datetime.now(UTC))
    path = office.draft()
    context = browser.new_context(base_url=office.server.url, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    _enter(page, office.server.url, first.token)
    _live(page, path)
    page.request.post("/sign-out", headers={"Origin": office.server.url})
    _field(page, "Maker").fill("Half a thought")
    back = page.get_by_role("link", name="Sign in")
    expect(back.locator("visible=true").first).to_be_visible()
    expect(page.get_by_text("Half a thought")).to_be_visible()
    assert back.last.get_attribute("href") == f"/sign-in?next={path}"
    _enter(page, office.server.url, sign_in(office.engine, account, datetime.now(UTC)).token)
    _live(page, path)
    expect(_field(page, "Maker")).to_have_value("Half a thought")
    _saved(page)
    context.close()


def test_a_draft_is_thrown_away_with_a_second_press(at: Open, office: Office) -> None:
    """The first press on the list asks, the second does it; what is published stays, and an open page of the draft
    says that it is gone."""
    path = office.draft("qdrant")
    kim, lee = at("kim", "/desk?q=qdrant"), at("lee", path)
    kim.get_by_label("Throw away Qdrant").click()
    kim.get_by_role("button", name="Throw this draft away").locator("visible=true").click()
    expect(kim.get_by_role("button", name="Edit Qdrant")).to_be_visible()
    expect(lee.get_by_role("heading", name="This draft no longer exists")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_violates(at: Open, office: Office, width: int, theme: str) -> None:
    """Axe finds nothing on the list, on an empty draft after Publish and on a whole one; nothing scrolls sideways."""
    for path in ("/desk", office.draft(), office.draft("vllm")):
        page = at("kim", path, width=width, color_scheme=theme)
        if "drafts" in path:
            page.get_by_role("button", name="Publish", exact=True).click()
            expect(page.locator(".strip .banner")).to_be_visible()
        found = [each for each in violations(page) if each.rule != "target-size"]  # menus cover each other, all opened
        assert [str(each) for each in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
