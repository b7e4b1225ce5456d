"""Ribbons in real browsers: one state in all places, in all tabs, undone, refused, and without JavaScript."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import in_theme
from tests.browser.conftest import Reader
from tests.serving import Server, serving

Live = Callable[[Page, str], Page]
PAIR = "/compare/ollama-vs-vllm"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own."""
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def readers(browser: Browser, site: Server) -> Iterator[Reader]:
    """Readers of that site."""
    with ExitStack() as stack:
        someone = Reader(browser, site.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def ribbon(page: Page, what: str) -> Locator:
    """The ribbon of a tool or a comparison."""
    return page.get_by_role("button", name=f"Bookmark {what}", exact=True)


def pressed(page: Page, what: str, times: int = 1) -> None:
    """The ribbon comes to be pressed, or not."""
    expect(page.get_by_role("button", name=f"Bookmark {what}", exact=True, pressed=True)).to_have_count(times)


def strip(page: Page) -> Locator:
    """What the last press did, as it is spoken."""
    return page.locator(".strip [role=status]")


def known(page: Page, live: Live, path: str, what: str) -> Page:
    """The live page of a device whose first bookmark it was: that loads the page once."""
    live(page, path)
    page.evaluate("window.old = true")
    ribbon(page, what).click()
    page.wait_for_function("() => window.old === undefined")
    page.wait_for_selector("verdict-paper", state="detached")
    pressed(page, what)
    page.evaluate("window.same = true")
    return page


def test_without_scripts_a_ribbon_is_a_form(reader: Reader) -> None:
    """With JavaScript off it leads back to the same list, which says that it was kept and where."""
    page = reader.page(java_script_enabled=False)
    page.goto("/tools?q=llama&sort=name")
    expect(page.locator("#kept")).to_be_hidden()
    ribbon(page, "llama.cpp").click()
    page.wait_for_url("**/tools?q=llama&sort=name#kept")
    expect(page.locator("#kept")).to_be_visible()
    page.get_by_role("link", name="Open bookmarks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bookmarks")
    expect(page.locator("[data-address='/tools/llama-cpp']")).to_have_count(1)


def test_all_places_follow(reader: Reader, live: Live) -> None:
    """What is kept in the list is pressed on the tool's page and in heads, in the other tabs without a reload."""
    page = known(reader.page(), live, "/tools", "Ollama")
    expect(strip(page)).to_contain_text("Kept.")
    expect(ribbon(page, "Ollama")).to_be_focused()
    assert page.url.endswith("/tools")
    other = live(page.context.new_page(), "/tools/ollama")
    pressed(other, "Ollama")
    third = live(page.context.new_page(), PAIR)
    pressed(third, "Ollama")
    pressed(third, "this comparison", 0)
    for tab in (other, third):
        tab.evaluate("window.same = true")
    ribbon(third, "vLLM").click()
    pressed(page, "vLLM")
    pressed(other, "vLLM")
    ribbon(other, "Ollama").click()
    pressed(page, "Ollama", 0)
    pressed(third, "Ollama", 0)
    assert all(tab.evaluate("window.same") for tab in (page, other, third))


def test_a_drop_is_undone(reader: Reader, live: Live) -> None:
    """A press shows at once and says what it did; Undo puts it back and the focus stays at the ribbon."""
    page = known(reader.page(), live, PAIR, "this comparison")
    ribbon(page, "this comparison").click()
    pressed(page, "this comparison", 0)
    expect(strip(page)).to_contain_text("Removed from Bookmarks.")
    page.get_by_role("button", name="Undo").click()
    pressed(page, "this comparison")
    expect(strip(page)).to_contain_text("Put back on Bookmarks.")
    expect(ribbon(page, "this comparison")).to_be_focused()
    page.keyboard.press("Space")
    pressed(page, "this comparison", 0)
    page.get_by_role("link", name="Ladder").first.click()
    page.wait_for_url("**/ladder")
    expect(page.get_by_text("Removed from Bookmarks.")).to_have_count(0)
    assert page.evaluate("window.same")


def test_words_pass_unless_looked_at(reader: Reader, live: Live) -> None:
    """What was done stands for a while, as long as the pointer is on it, and then goes; what can be undone stays until
    it is closed, by its button or by Escape, and the focus goes back to where it was."""
    page = reader.page()
    page.clock.install()
    known(page, live, "/tools/vllm", "vLLM")
    expect(strip(page)).to_have_text("Kept.")
    page.get_by_text("Kept.", exact=True).hover()
    page.clock.run_for(9_000)
    expect(strip(page)).to_have_text("Kept.")
    page.mouse.move(0, 0)
    page.clock.run_for(9_000)
    expect(strip(page)).to_be_empty()
    for way in ("button", "Escape"):
        ribbon(page, "vLLM").click()
        pressed(page, "vLLM", 0)
        page.mouse.move(0, 0)
        page.clock.run_for(20_000)
        expect(strip(page)).to_have_text("Removed from Bookmarks.")
        if way == "button":
            page.get_by_role("button", name="Close this message").press("Enter")
        else:
            page.keyboard.press(way)
        expect(strip(page)).to_be_empty()
        expect(ribbon(page, "vLLM")).to_be_focused()
        page.keyboard.press("Enter")
        pressed(page, "vLLM")


def test_a_refusal_puts_it_right(readers: Reader, live: Live, site: Server, tmp_path: Path) -> None:
    """What could not be stored goes back to what stands, with words that are spoken; later it can be done."""
    page = known(readers.page(), live, "/tools/ollama", "Ollama")

    def rename(old: str, new: str) -> None:
        with sqlite3.connect(tmp_path / "served.db") as conn:
            conn.execute(f"ALTER TABLE {old} RENAME TO {new}")

    rename("bookmark", "elsewhere")
    ribbon(page, "Ollama").click()
    expect(page.get_by_role("alert")).to_have_text("Not removed: the change could not be stored. Try again.")
    pressed(page, "Ollama")
    rename("elsewhere", "bookmark")
    ribbon(page, "Ollama").click()
    pressed(page, "Ollama", 0)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("window.same")


def test_without_a_connection_it_says_so(reader: Reader, live: Live) -> None:
    """A press while the browser is offline changes nothing and says so; the page stays."""
    page = known(reader.page(), live, "/tools", "Ollama")
    page.context.set_offline(True)
    ribbon(page, "vLLM").click()
    expect(page.get_by_role("alert")).to_have_text("Not saved: no connection. Try again when it is back.")
    pressed(page, "vLLM", 0)
    page.context.set_offline(False)
    ribbon(page, "vLLM").click()
    pressed(page, "vLLM")
    assert page.evaluate("window.same")


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize(
    ("path", "what"), [("/tools", "Ollama"), (PAIR, "this comparison"), ("/tools/ollama", "Ollama")]
)
def test_pressed_ribbons_violate_nothing(reader: Reader, live: Live, path: str, what: str, width: int) -> None:
    """Kept, and with the strip's words there, a page breaks no rule in either theme, and nothing scrolls sideways.

    The strip lies over something for a few seconds; that it does is no fault of what is under it.
    """
    page = known(reader.page(width, has_touch=width < 500, bypass_csp=True), live, path, what)
    ribbon(page, what).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    found = [each for theme in ("light", "dark") for each in in_theme(page, theme)]
    assert [each for each in found if "partially obscured" not in str(each)] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("touch", [False, True])
def test_ribbons_can_be_hit(reader: Reader, live: Live, touch: bool) -> None:
    """In dense rows a ribbon is at least 24 pixels, in heads 40, on touch 44 where it stands alone."""
    sizes = "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    page = live(reader.page(has_touch=touch, is_mobile=touch), PAIR)
    heads = page.locator(".ribbon-head").evaluate_all(sizes)
    assert min(heads) >= (44 if touch else 40)
    for path in ("/tools", "/", "/tools/ollama"):
        assert min(live(page, path).locator("[form=bookmark]").evaluate_all(sizes)) >= 24
