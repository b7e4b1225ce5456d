"""Votes in real browsers: what one says the other sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Reader
from tests.cable import cabled
from tests.serving import Server, free_port, serving

Live = Callable[[Page, str], Page]
PAIR = "/compare/ollama-vs-vllm"
STORES, ASSISTANTS = "/compare/pgvector-vs-qdrant", "/compare/aider-vs-cursor"
FRAMEWORKS = "/compare/langgraph-vs-pydantic-ai"


@pytest.fixture
def readers(browser: Browser, booth: Server) -> Iterator[Reader]:
    """Readers of the booth. Chromium notes sockets that a page load cut short; anything else is a complaint."""
    with ExitStack() as stack:
        someone = Reader(browser, booth.url, stack)
        yield someone
    unusual = [said for said in someone.complaints if "closed before the connection" not in said and "429" not in said]
    assert not unusual, unusual


def pick(page: Page, name: str) -> None:
    """Answer which one this reader would ship."""
    page.get_by_role("button", name=f"Ship {name}", exact=True).click()


def first_vote(page: Page, act: Callable[[], None]) -> None:
    """The first vote of a device loads the page once; then it is live again."""
    page.evaluate("window.old = true")
    act()
    page.wait_for_function("() => window.old === undefined")
    page.wait_for_selector("verdict-paper", state="detached")
    page.wait_for_selector(".page main:not([aria-busy])")


def section(page: Page) -> Locator:
    """The part that shows the split."""
    return page.locator("#vote")


def pressed(page: Page, name: str) -> Locator:
    """A pressed button."""
    return page.get_by_role("button", name=name, exact=True, pressed=True)


def test_a_click_moves_the_number_on_every_open_page(readers: Reader, live: Live) -> None:
    """A first vote goes by a form, later ones by events; the other browser follows without a reload."""
    voter, watcher = live(readers.page(), PAIR), live(readers.page(), PAIR)
    watcher.evaluate("window.same = true")
    first_vote(voter, lambda: pick(voter, "vLLM"))
    expect(pressed(voter, "Ship vLLM")).to_have_count(1)
    expect(section(watcher)).to_contain_text("1 vote")
    voter.evaluate("window.same = true")
    voter.get_by_role("button", name="Ship it: Ollama").click()
    expect(watcher.locator("article[data-i=a]")).to_contain_text("1 vote")
    expect(pressed(voter, "Ship it: Ollama")).to_have_count(1)
    pick(voter, "Ollama")
    expect(pressed(voter, "Ship Ollama")).to_have_count(1)
    expect(pressed(voter, "Ship vLLM")).to_have_count(0)
    assert voter.evaluate("window.same")
    assert watcher.evaluate("window.same")


def test_the_first_vote_leaves_the_reader_in_place(readers: Reader, live: Live) -> None:
    """After the page load of a first vote the scroll, the focus and the address are as before, and it says Counted."""
    page = live(readers.page(height=600), PAIR)
    button = page.get_by_role("button", name="Ship vLLM", exact=True)
    button.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 37)")
    before = page.evaluate("window.scrollY")
    first_vote(page, lambda: button.click())
    expect(section(page)).to_contain_text("Counted.")
    expect(pressed(page, "Ship vLLM")).to_be_focused()
    assert page.url.endswith(PAIR)
    assert abs(page.evaluate("window.scrollY") - before) <= 2
    section(page).get_by_role("button", name="Take it back: which would you ship").click()
    expect(section(page)).to_contain_text("Taken back.")
    expect(button).to_be_focused()


def test_all_tools_can_be_picked_on_a_phone(readers: Reader, live: Live) -> None:
    """A small screen that shows two columns of three still asks about all three."""
    page = live(readers.page(375, 800), "/compare/llama-cpp-vs-ollama-vs-vllm")
    for name in ("llama.cpp", "Ollama", "vLLM"):
        expect(page.get_by_role("button", name=f"Ship {name}", exact=True)).to_be_visible()
    first_vote(page, lambda: pick(page, "vLLM"))
    expect(pressed(page, "Ship vLLM")).to_be_visible()


def test_a_vote_is_taken_back_by_keyboard(readers: Reader, live: Live) -> None:
    """Pressing the chosen button again takes the vote back; the tally follows, the focus stays."""
    page = live(readers.page(), "/tools/llama-cpp")
    first_vote(page, lambda: page.get_by_role("button", name="Ship it: llama.cpp").click())
    button = page.get_by_role("button", name="Ship it: llama.cpp")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("main")).to_contain_text("No community votes yet")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(pressed(page, "Skip it: llama.cpp")).to_have_count(1)


def test_shares_appear_at_five_votes_and_the_moved_one_is_marked(readers: Reader, live: Live) -> None:
    """Under five votes there is no share; then the figures, their interval, and a mark on the side that moved."""
    watcher = live(readers.page(), STORES)
    for n in range(5):
        expect(section(watcher)).not_to_contain_text("%")
        voter = live(readers.page(), STORES)
        first_vote(voter, lambda page=voter, name=("pgvector", "Qdrant")[n == 4]: pick(page, name))
        voter.context.close()
    expect(section(watcher)).to_contain_text("80%")
    expect(section(watcher)).to_contain_text("Too close to call")
    expect(section(watcher).locator(".arrive")).to_have_count(1)
    expect(section(watcher).locator(".arrive")).to_contain_text("20%")
    fresh = live(readers.page(), STORES)
    expect(section(fresh)).to_contain_text("80%")
    expect(section(fresh).locator(".arrive")).to_have_count(0)


def test_a_refused_vote_is_put_right(readers: Reader, live: Live) -> None:
    """Over the limit the button springs back to the vote that stands, with the reason beside it."""
    page = live(readers.page(), "/tools/aider")
    first_vote(page, lambda: page.get_by_role("button", name="Ship it: Aider").click())
    for n in range(5):
        name = ("Skip it: Aider", "Ship it: Aider")[n % 2]
        page.get_by_role("button", name=name).click()
        expect(pressed(page, name)).to_have_count(1)
        expect(page.locator("main")).to_contain_text("Counted")
    page.get_by_role("button", name="Ship it: Aider").click()
    expect(page.get_by_role("alert")).to_contain_text("Your earlier vote stands.")
    expect(pressed(page, "Skip it: Aider")).to_have_count(1)


def test_another_reader_in_the_same_tab_sees_nothing_of_the_first(readers: Reader, live: Live) -> None:
    """When the cookie is gone the same tab, reloaded, shows nobody's vote."""
    page = live(readers.page(), ASSISTANTS)
    first_vote(page, lambda: pick(page, "Cursor"))
    expect(pressed(page, "Ship Cursor")).to_have_count(1)
    page.context.clear_cookies()
    live(page, ASSISTANTS)
    expect(section(page)).to_contain_text("1 vote")
    expect(section(page).get_by_role("button", pressed=True)).to_have_count(0)


def test_without_javascript_votes_count_and_tallies_can_be_read(readers: Reader, live: Live) -> None:
    """With scripts off a vote loads the page, says that it counted, and shows the tally; open pages elsewhere move."""
    plain, watcher = readers.page(java_script_enabled=False), live(readers.page(), FRAMEWORKS)
    plain.goto(FRAMEWORKS)
    expect(section(plain)).to_contain_text("No votes yet")
    pick(plain, "LangGraph")
    expect(section(plain)).to_contain_text("1 vote")
    expect(section(plain).get_by_text("Counted. You can change it any time.")).to_be_visible()
    assert plain.url.endswith(f"{FRAMEWORKS}#counted")
    expect(section(watcher)).to_contain_text("1 vote")
    section(plain).get_by_role("button", name="Take it back").click()
    expect(section(plain).get_by_text("Taken back. No vote of yours counts here.")).to_be_visible()
    expect(section(watcher)).to_contain_text("No votes yet")


def test_nothing_reorders_under_a_reader(readers: Reader, live: Live) -> None:
    """In a list sorted by the community a row's number changes in place and no row moves."""
    page, voter = live(readers.page(), "/tools?sort=voted"), live(readers.page(), "/tools/qdrant")
    names = page.locator("main tbody th").all_inner_texts()
    first_vote(voter, lambda: voter.get_by_role("button", name="Skip it: Qdrant").click())
    expect(page.locator("main tbody tr", has_text="Qdrant")).to_contain_text("1 vote", timeout=4000)
    assert [name.split("\n")[0] for name in page.locator("main tbody th").all_inner_texts()] == [
        name.split("\n")[0] for name in names
    ]


def test_after_a_cut_the_page_is_right_without_a_reload(browser: Browser, tmp_path: Path, live: Live) -> None:
    """Votes cast while a reader's network was cut are on its page when it is back; meanwhile the last numbers stay."""
    port, through = free_port(), free_port()
    origins = f"http://localhost:{through}"
    with ExitStack() as stack:
        site = stack.enter_context(serving(tmp_path, port, allowed_origins=origins))
        cable = stack.enter_context(cabled(port, through))
        watcher = live(Reader(browser, cable.url, stack).page(), PAIR)
        voters = Reader(browser, site.url, stack)
        voter = live(voters.page(), PAIR)
        first_vote(voter, lambda: pick(voter, "vLLM"))
        expect(section(watcher)).to_contain_text("1 vote")
        watcher.evaluate("window.same = true")
        cable.cut()
        expect(watcher.get_by_text("Reconnecting.")).to_be_visible(timeout=30_000)
        other = live(voters.page(), PAIR)
        first_vote(other, lambda: pick(other, "Ollama"))
        expect(section(watcher)).to_contain_text("1 vote")
        cable.join()
        expect(section(watcher)).to_contain_text("2 votes", timeout=30_000)
        expect(watcher.get_by_text("Reconnecting.")).to_be_hidden(timeout=30_000)
        assert watcher.evaluate("window.same")
        pick(voter, "Ollama")
        expect(pressed(voter, "Ship Ollama")).to_have_count(1)
