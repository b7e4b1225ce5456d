"""The main job in a real browser: find tools, compare them, change what is compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
Live = Callable[[Page, str], Page]


def _marked(page: Page) -> bool:
    """Whether the page was never loaded anew since it was marked."""
    return bool(page.evaluate("window.marked === true"))


def test_columns_stay_where_they_are(reader: Reader, live: Live) -> None:
    """Searching moves neither the search field nor a column of the catalogue, and nothing found keeps the facets."""
    page = live(reader.page(), "/tools")
    places = "() => [...document.querySelectorAll('#q, .tools thead th')].map((one) => one.getBoundingClientRect().x)"
    before = page.evaluate(places)
    page.fill("#q", "pgvectr")
    page.wait_for_url("**/tools?q=pgvectr")
    assert page.evaluate(places) == before
    page.fill("#q", "zzzzqqqq")
    expect(page.get_by_role("status").first).to_have_text("0 of 18 tools")
    expect(page.locator(".facet[data-none=true]").first).to_be_visible()


def test_search_shows_and_says_what_it_found(reader: Reader, live: Live) -> None:
    """Typing finds through a slip, the address follows, nothing found says so with a way out, clearing restores."""
    page = live(reader.page(), "/tools")
    page.evaluate("window.marked = true")
    page.fill("#q", "pgvectr")
    expect(page.locator("main th a").first).to_contain_text("pgvector")
    page.wait_for_url("**/tools?q=pgvectr")
    page.fill("#q", "zzzzqqqq")
    expect(page.locator("main")).to_contain_text("Clear all")
    expect(page.locator("main table tbody tr")).to_have_count(0)
    page.get_by_role("link", name="Clear all").first.click()
    expect(page.locator("main table tbody tr")).to_have_count(18)
    assert page.input_value("#q") == ""
    assert _marked(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_kept(reader: Reader, live: Live, theme: str) -> None:
    """The switch turns the theme at once, and the choice survives a reload and navigation."""
    page = live(reader.page(color_scheme=theme), "/")
    page.click("[data-theme-switch]")
    other = "dark" if theme == "light" else "light"
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    live(page, "/tools")
    assert page.evaluate(f"document.documentElement.classList.contains('{other}')")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == ground


def test_the_slash_key_finds_a_tool(reader: Reader, live: Live) -> None:
    """The key / goes to the search of tools from any page and does nothing while a reader types."""
    page = live(reader.page(), PAIR)
    page.keyboard.press("/")
    page.wait_for_url("**/tools*")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("a/b")
    assert page.input_value("#q") == "a/b"


def test_skip_link_leads_to_the_content(reader: Reader, live: Live) -> None:
    """The first Tab reaches the skip link, and Enter puts the focus on the content without leaving the page."""
    page = live(reader.page(), PAIR)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.url.endswith(PAIR)


def test_two_of_four_on_a_phone(reader: Reader, live: Live) -> None:
    """On a phone four tools show two at a time, chosen with the two selects; print shows all of them."""
    page = reader.page(width=375)
    live(page, "/compare/aider-vs-cursor-vs-ollama-vs-vllm")
    heads = "[...document.querySelectorAll('article[data-i]')]"
    seen = f"{heads}.filter(a => a.offsetParent).map(a => a.dataset.i).join('')"
    assert page.evaluate(seen) == "ab"
    page.select_option("#pair-right", "d")
    assert page.evaluate(seen) == "ad"
    page.focus("#pair-left")
    page.select_option("#pair-left", "d")
    assert (page.input_value("#pair-left"), page.input_value("#pair-right")) == ("d", "a")
    left = "document.querySelector('article[data-i=\"{}\"]').getBoundingClientRect().left"
    assert page.evaluate(left.format("d")) < page.evaluate(left.format("a"))
    page.emulate_media(media="print")
    assert page.evaluate(seen) == "abcd"
    assert page.locator("header").is_hidden()


def test_differences_only_hides_what_is_the_same(reader: Reader, live: Live) -> None:
    """The switch leaves exactly the rows that differ."""
    page = live(reader.page(), "/compare/claude-haiku-5-5-vs-gpt-4o-mini")
    rows = page.locator(".facts tbody tr")
    page.get_by_label("Differences only").check()
    visible = [row for row in rows.all() if row.is_visible()]
    assert [row.get_attribute("data-differs") for row in visible] == ["yes"] * len(visible)
    assert 0 < len(visible) <= rows.count()


def test_back_returns_to_the_place(reader: Reader, live: Live) -> None:
    """Back from a tool shows the list where the reader left it, forward opens the tool at its top."""
    page = live(reader.page(height=500), "/tools")
    page.mouse.wheel(0, 700)
    page.wait_for_function("() => scrollY > 650")
    further = page.locator("main th a").nth(12)
    further.scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    further.click()
    page.wait_for_url("**/tools/*")
    page.wait_for_function("() => scrollY === 0")
    page.go_back()
    page.wait_for_function("left => Math.abs(scrollY - left) < 2", arg=left)


def test_a_link_to_nothing_says_so_in_place(reader: Reader, live: Live) -> None:
    """Going to an unknown tool inside the live site shows the 404 page, and back returns."""
    page = live(reader.page(), "/tools/ollama")
    page.evaluate("history.pushState({}, '', '/tools/nothing-here'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator("h1")).not_to_have_text("Ollama")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Ollama")
