"""The smaller pages of the desk, each walked by an editor and looked at by axe in the state in which it says most."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests.accounts import SignedIn, signed_in
from tests.browser.axe import await_live, sound
from tests.browser.conftest import Reader
from tests.generate import fill, tools
from tests.libraries import SITE
from tests.serving import Server, serving
from tests.votes import count, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.correcting.report import report
from verdicts.desk.opening import prepare
from verdicts.domain.links import Found
from verdicts.domain.votes import Vote, Voter
from verdicts.store.engine import open_engine, writing
from verdicts.store.links import save_check

WRONG = {"tool": "ollama", "wrong": "It is <b>not</b> that.", "right": "It is this.", "source": "https://a.example"}
FILE = [
    {"slug": "new-tool", "name": "New tool", "category": "Inference servers"},
    {"slug": "vllm", "label": "Context window", "value": 7, "source": "https://a.example/vllm"},
    {"slug": "nowhere", "label": "Speed", "value": 7, "month": "soon"},
]
Open = Callable[[str], Page]


class Desk(NamedTuple):
    """A site where every page of the desk has something to do, and an editor of it."""

    server: Server
    editor: SignedIn
    broken: str  # an address that is


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo with stale facts, two revisions of a tool, a broken source, a campaign, a report that was acted on."""
    folder, now = tmp_path_factory.mktemp("desk"), datetime.now(UTC)
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: now - timedelta(days=2))
    ollama = Library(engine).tools(["ollama"])[0]
    assert isinstance(report(Library(engine), SITE, WRONG, now - timedelta(hours=36)), int)
    changed = ollama.model_copy(update={"tagline": "Another line", "facts": ollama.facts[1:]})
    fill(engine, [changed, *tools(6)], now - timedelta(days=1))
    _campaign(engine, now)
    broken = str(changed.facts[1].source)
    with writing(engine) as conn:
        save_check(conn, broken, Found("broken", 404, "answers 404", ""), now - timedelta(days=3))
        save_check(conn, str(ollama.links.home), Found("moved", 200, "answers elsewhere", "https://b.example"), now)
    editor = signed_in(engine, "kim@example.org", "editor", now)
    engine.dispose()
    with serving(folder) as server:
        yield Desk(server, editor, broken)


def _campaign(engine: Engine, now: datetime) -> None:
    """Ordinary votes from everywhere, then forty devices of one network that ship one tool."""
    each = [Vote(Voter(reader(n), f"n-{n}"), ("ollama",), "skip", now - timedelta(hours=9)) for n in range(60)]
    bought = [Voter(reader(1000 + n), "bought") for n in range(40)]
    count(engine, *each, *(Vote(one, ("ollama",), "ship", now - timedelta(minutes=50)) for one in bought))


@pytest.fixture
def at(browser: Browser, desk: Desk) -> Iterator[Open]:
    """Open an address as the editor; a browser that complains fails the test."""
    with ExitStack() as stack:
        someone = Reader(browser, desk.server.url, stack)

        def opened(path: str) -> Page:
            page = someone.page(bypass_csp=True, reduced_motion="reduce")
            page.context.add_cookies([{"name": "session", "value": desk.editor.token, "url": desk.server.url}])
            page.goto(path)
            await_live(page)
            return page

        yield opened
    assert not someone.complaints, someone.complaints


def test_import(at: Open) -> None:
    """A file is shown row by row with what is wrong in it, drafts are made without that row, and Edit leads into the
    first field that lacks."""
    page = at("/desk/import")
    page.locator("#text").fill(json.dumps(FILE))
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url("**/desk/import?file=*")
    expect(page.get_by_text("3 rows: 2 new and 1 with errors.")).to_be_visible()
    expect(page.locator(".intake-row", has_text="nowhere")).to_contain_text("bring the tool first")
    sound(page)
    page.get_by_role("button", name="Make 2 drafts, leave out the errors").click()
    expect(page.locator("#made li")).to_have_count(2)
    sound(page)
    page.get_by_role("link", name="Edit vLLM").click()
    page.wait_for_url("**/desk/drafts/*")
    field = page.locator("#facts").get_by_label("Month").last
    expect(field).to_be_focused()
    expect(page.frame_locator("iframe.preview").get_by_text("Not published: no month yet.")).to_be_attached()


def test_links_and_stale(at: Open, desk: Desk) -> None:
    """Edit at a broken source leads into the field that holds it; so does Edit at a stale value; one press
    confirms that, and the focus stays beside it."""
    page = at("/desk/links")
    row = page.locator(".upkeep-row", has_text="Broken")
    expect(row).to_contain_text(desk.broken)
    sound(page)
    row.get_by_role("button", name="Edit Ollama").click()
    page.wait_for_url("**/desk/drafts/*")
    expect(page.locator("input:focus")).to_have_value(desk.broken)
    page = at("/desk/stale")
    oldest = page.locator(".stale-value").first
    source = oldest.locator("a").first.get_attribute("href") or ""
    sound(page)
    many = page.locator(".stale-value").count()
    page.get_by_role("button", name="Still right").last.click()
    expect(page.locator(".stale-value")).to_have_count(many - 1)
    expect(page.locator(":is(.stale-value, .stale-tool):focus")).to_have_count(1)
    oldest.get_by_role("button", name="Edit").click()
    page.wait_for_url("**/desk/drafts/*")
    expect(page.locator("input:focus")).to_have_value(source)


def test_votes(at: Open) -> None:
    """A campaign is weighed, excluded with a reason, and counts again."""
    page = at("/desk/votes")
    pattern = page.locator("ol > li", has_text="Alike from one network").first
    pattern.get_by_role("button", name="See what excluding them does").click()
    page.get_by_role("heading", name="Before excluding").wait_for()
    sound(page)
    page.locator("#reason").fill("A campaign")
    page.get_by_role("button", name="Exclude", exact=True).click()
    again = page.get_by_role("button", name="Count again A campaign")
    again.wait_for()
    sound(page)
    again.click()
    expect(page.get_by_role("heading", name="Excluded")).to_have_count(0)


def test_corrections(at: Open) -> None:
    """A report stands beside the fact as it reads; accepted it leaves the queue for the public log."""
    page = at("/desk/corrections")
    expect(page.get_by_text("It is <b>not</b> that.")).to_be_visible()
    sound(page)
    page.get_by_label("Answer, for the public log").fill("Thank you, it is this now.")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="Recently closed")).to_be_visible()
    sound(page)
    page.goto("/corrections")
    expect(page.get_by_text("Thank you, it is this now.").first).to_be_visible()


def test_history(at: Open) -> None:
    """Two revisions are compared; the older one is published again and its words are on the page."""
    page = at("/desk/history/ollama?old=1&new=2")
    expect(page.locator("ins", has_text="Another")).to_be_visible()
    sound(page)
    page.locator("summary", has_text="Restore revision 1").click()
    page.locator("#reason-1").fill("It was right")
    page.get_by_role("button", name="Restore and publish").click()
    expect(page.get_by_text("It was right").first).to_be_visible()
    page.goto("/tools/ollama")
    expect(page.get_by_text("One command to fetch and run")).to_be_visible()


def test_reviewers(at: Open) -> None:
    """A reviewer is added, renamed and retired; who is retired can be brought back."""
    page = at("/desk/reviewers")
    page.locator("#new-name").fill("Lawyer")
    page.locator("#new-question").fill("May I use it?")
    page.get_by_role("button", name="Add", exact=True).click()
    seat = page.locator("li", has=page.locator("#seat-lawyer-name"))
    seat.locator("#seat-lawyer-name").fill("Counsel")
    seat.get_by_role("button", name="Save").click()
    expect(seat.get_by_role("heading", name="Counsel")).to_be_visible()
    seat.get_by_role("button", name="Retire").click()
    expect(page.locator("#retired").get_by_role("button", name="Bring back Counsel")).to_be_visible()
    sound(page)


def test_a_tool_is_tended(at: Open) -> None:
    """The page that renames, merges and retires a tool breaks no rule either."""
    sound(at("/desk/tools/ollama"))
