"""Loading, empty and full are three different states of a list, and never stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import Reader

Live = Callable[[Page, str], Page]
# selectors of the three states, for each list of the site: (path, link that leads there, full, empty words)
LISTS = {
    "tools": ("/tools", "nav[aria-label=Site] a[href='/tools']", "main table tbody tr", "#q"),
    "picker": ("/compare", "nav[aria-label=Site] a[href='/compare']", "main section#pairs li", ""),
    "comparison": ("/compare/ollama-vs-vllm", "", "main article[data-i]", ""),
}


class Wire:
    """The page's socket, whose answers can be held back."""

    def __init__(self, page: Page) -> None:
        """Pass everything on until told otherwise."""
        self._held: list[str | bytes] = []
        self._closed = False
        page.route_web_socket("**/_event/**", self._through)

    def _through(self, wire: WebSocketRoute) -> None:
        server = wire.connect_to_server()
        self._wire = wire
        server.on_message(self._answer)

    def _answer(self, message: str | bytes) -> None:
        if self._closed:
            self._held.append(message)
        else:
            self._wire.send(message)

    def hold(self) -> None:
        """Keep the server's answers back."""
        self._closed = True

    def let_go(self) -> None:
        """Send what was kept, in order, and everything after it."""
        self._closed = False
        for message in self._held:
            self._wire.send(message)
        self._held.clear()


def _states(page: Page, full: str) -> list[str]:
    """Which of the states are to be seen."""
    bones = page.locator("main .bones").count() > 0
    empty = page.get_by_text("Clear all").count() > 0 or page.get_by_text("No tools yet").count() > 0
    seen = {"loading": bones, "empty": empty, "full": page.locator(full).count() > 0}
    return [name for name, visible in seen.items() if visible]


@pytest.fixture
def wired(reader: Reader) -> tuple[Page, Wire]:
    """A page whose socket can be held."""
    page = reader.page()
    return page, Wire(page)


@pytest.mark.parametrize("name", ["tools", "picker"])
def test_loading_then_full(wired: tuple[Page, Wire], live: Live, name: str) -> None:
    """A page whose answer is not here yet shows its bones alone, then its list alone."""
    page, wire = wired
    path, link, full, _ = LISTS[name]
    live(page, "/method")
    wire.hold()
    page.click(link)
    page.wait_for_selector("main .bones")
    assert _states(page, full) == ["loading"]
    wire.let_go()
    page.wait_for_selector(full)
    assert _states(page, full) == ["full"]
    assert page.url.endswith(path)


def test_empty_alone(wired: tuple[Page, Wire], live: Live) -> None:
    """A search that finds nothing shows the empty words alone; while it is asked the old list stays."""
    page, wire = wired
    _, _, full, field = LISTS["tools"]
    live(page, "/tools")
    wire.hold()
    page.fill(field, "zzzzqqqq")
    page.wait_for_timeout(400)
    assert _states(page, full) == ["full"]
    wire.let_go()
    expect(page.locator(full)).to_have_count(0)
    assert _states(page, full) == ["empty"]
    page.get_by_role("link", name="Clear all").first.click()
    page.wait_for_selector(full)
    assert _states(page, full) == ["full"]


def test_a_menu_opened_while_waiting_stays_open(wired: tuple[Page, Wire], live: Live) -> None:
    """A menu that a reader opens before the new view is here is still open, with its text, when it is."""
    page, wire = wired
    live(page, "/compare/aider-vs-ollama-vs-vllm")
    wire.hold()
    page.click("a[aria-label='Remove vLLM']")
    page.wait_for_selector("main[aria-busy=true]")
    page.click("summary[aria-label='Replace Aider']")
    expect(page.locator("#replace-a")).to_be_focused()
    page.keyboard.type("cur")
    wire.let_go()
    page.wait_for_selector("main:not([aria-busy])")
    expect(page.locator("h2[id^=t-]")).to_have_count(2)
    expect(page.locator("#replace-a")).to_be_focused()
    assert page.input_value("#replace-a") == "cur"


def test_a_change_in_place_keeps_the_old_until_the_new(wired: tuple[Page, Wire], live: Live) -> None:
    """While a replaced tool is fetched the old comparison stands, marked busy, and no bones show."""
    page, wire = wired
    path, _, full, _ = LISTS["comparison"]
    live(page, path)
    wire.hold()
    page.click("a[aria-label='Remove vLLM'], summary[aria-label='Replace vLLM']")
    page.click("details[open].swap li a >> nth=0")
    page.wait_for_selector("main[aria-busy=true]")
    assert _states(page, full) == ["full"]
    wire.let_go()
    page.wait_for_selector("main:not([aria-busy])")
    assert _states(page, full) == ["full"]
