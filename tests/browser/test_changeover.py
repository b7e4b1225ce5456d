"""From paper to live page: what a reader did to the one goes on in the other."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route

from tests.browser.conftest import Reader

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
Live = Callable[[Page, str], Page]


class Held:
    """Scripts of a page that wait until they are let go, so that a test can act on paper first."""

    def __init__(self, page: Page, path: str) -> None:
        """Open `path` and stop at paper."""
        self._page, self._routes, self._open = page, list[Route](), False
        page.route("**/assets/*.js", self._hold)
        page.goto(path, wait_until="commit")
        page.wait_for_selector("verdict-paper footer")

    def _hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._routes.append(route)

    def let_go(self) -> None:
        """Let the scripts run and wait for the live page."""
        self._open = True
        for route in self._routes:
            route.continue_()
        self._page.wait_for_selector("verdict-paper", state="detached")


def test_reading_state_survives(reader: Reader) -> None:
    """Scroll, open menus, ticked boxes, typed text and the cursor in it survive the change-over."""
    page = reader.page()
    held = Held(page, PAIR)
    page.click("summary[aria-label='Replace 8x24B']")
    page.fill("#replace-a", "vllm")
    page.evaluate("document.querySelector('#replace-a').setSelectionRange(1, 3)")
    page.mouse.wheel(0, 640)
    page.wait_for_function("() => window.scrollY > 600")
    y = page.evaluate("window.scrollY")
    held.let_go()
    assert page.evaluate("window.scrollY") == y
    assert page.evaluate("document.querySelector('#replace-a').closest('details').open")
    assert page.input_value("#replace-a") == "vllm"
    assert page.evaluate("[document.activeElement.id, document.activeElement.selectionStart]") == ["replace-a", 1]


def test_one_h1_and_one_title_all_the_way(reader: Reader, live: Live) -> None:
    """There is exactly one h1 on paper, after the change-over and after navigation, and the head follows the page."""
    page = reader.page()
    held = Held(page, PAIR)
    assert page.locator("h1").count() == 1
    printed = page.title()
    held.let_go()
    assert page.locator("h1").count() == 1
    assert page.title() == printed
    assert page.locator("[data-paper]").count() == 0
    page.click("section#related li:first-child a")
    page.wait_for_function("before => document.title !== before", arg=printed)
    assert page.locator("h1").count() == 1
    assert page.locator("link[rel=canonical]").get_attribute("href") == page.url
    assert page.locator("meta[name=description]").count() == 1


# What the head of the live page says, and what is printed at the same address.
HEADS = """async () => {
  const said = 'meta[property], meta[name=description], meta[name=robots], link[rel=canonical], link[rel=alternate]';
  const of = (page) => [...page.querySelectorAll(`${said}, script[type="application/ld+json"]`)].map((tag) => [
    tag.localName, tag.textContent,
    ...[...tag.attributes].filter((a) => !a.name.startsWith('data-')).map((a) => `${a.name}=${a.value}`).sort(),
  ].join(' ')).sort();
  const printed = await (await fetch(location.href)).text();
  return [of(document), of(new DOMParser().parseFromString(printed, 'text/html'))];
}"""


def test_the_head_says_what_was_printed(reader: Reader, live: Live) -> None:
    """Link preview, feeds, plain form, embed and JSON-LD are those of the page that is shown: after the change-over,
    and after moving to another comparison, to a tool and to the bookmarks; none is empty."""
    page = live(reader.page(), PAIR)
    ways = ["", "section#related li:first-child a", "main a[href^='/tools/']", "a[href='/bookmarks']"]
    for way in ways:
        before = page.title()
        if way:
            page.locator(way).first.click()
            page.wait_for_function("before => document.title !== before", arg=before)
        page.wait_for_selector(".page main:not([aria-busy])")
        shown, printed = page.evaluate(HEADS)
        assert shown == printed, page.url
        assert not [tag for tag in shown if "content= " in tag or tag.endswith("content=")]
        assert [tag for tag in shown if "property=og:image" in tag.split()]


def test_nothing_shifts(reader: Reader, live: Live) -> None:
    """The change-over moves nothing: cumulative layout shift stays under 0.02."""
    page = reader.page(width=375, height=800)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    live(page, PAIR)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.02
