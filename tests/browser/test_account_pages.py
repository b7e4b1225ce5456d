"""The printed-only pages in a real browser: what axe says, no sideways scroll, nothing of the app's scripts."""

from __future__ import annotations

from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.account_pages import META, PAGES
from tests.browser.axe import THEMES, WIDTHS, Violation, in_theme
from tests.libraries import SITE, TODAY, demo_library
from tests.serving import HOUSE, Server
from verdicts.components.broken import broken_page
from verdicts.components.missing import missing_page
from verdicts.desk.miss import miss
from verdicts.web.paper.cache import PageCache
from verdicts.web.paper.head import fixed_head
from verdicts.web.paper.press import Press
from verdicts.web.paper.shell import read_shell

PATH = "/printed-for-a-test"


@cache
def _press() -> Press:
    """A press over the built frontend, which the server of the test has built."""
    head = fixed_head(["/fonts/verdicts-sans.woff2", "/fonts/verdicts-serif.woff2"], "/js/page.js", SITE.name)
    shell = read_shell(HOUSE / ".web" / "build" / "client")
    return Press(shell, SITE, demo_library(), PageCache(0), lambda: TODAY, miss, missing_page, broken_page, head)


def _opened(browser: Browser, server: Server, name: str, width: int) -> Page:
    """A page of its own, as it is printed; everything else comes from the server."""
    body, view = PAGES[name]
    html = bytes(_press().alone(META, "/account" if "account" in name else "", name, body, view).body).decode()
    context = browser.new_context(base_url=server.url, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.route(f"**{PATH}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(PATH)
    return page


FLOATING = """[...document.querySelectorAll("main *")]
  .filter((one) => getComputedStyle(one).position === "fixed").length"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", sorted(PAGES))
def test_nothing_violates(browser: Browser, server: Server, name: str, width: int) -> None:
    """A printed-only page breaks no rule of WCAG 2.2 AA, in either theme, fits its width; nothing floats over it."""
    page = _opened(browser, server, name, width)
    found: dict[str, list[Violation]] = {theme: in_theme(page, theme) for theme in THEMES}
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    floats = page.evaluate(FLOATING)
    page.context.close()
    assert [f"{theme}: {each}" for theme, those in found.items() for each in those] == []
    assert wide <= 0
    assert floats == 0


def test_a_page_alone_has_theme_and_menu(browser: Browser, server: Server) -> None:
    """Without the app's scripts the theme switches, the menu opens, and the fault at a field has the focus."""
    page = _opened(browser, server, "sign-in-dotless", 375)
    assert page.evaluate("document.activeElement.id") == "email"
    page.click("[data-theme-switch]")
    assert page.evaluate("document.documentElement.classList.contains('dark')")
    page.click("summary[aria-label=Menu]")
    assert page.is_visible("nav[aria-label=Menu] a[href='/account']")
    assert page.evaluate("[...document.scripts].map((one) => one.src).filter((src) => src.includes('/assets/'))") == []
    page.context.close()


def test_the_account_is_loaded_whole(browser: Browser, server: Server) -> None:
    """From a live page the person in the header leads to a new document; the router does not try."""
    page = browser.new_page(base_url=server.url)
    page.goto("/method")
    page.wait_for_selector("verdict-paper", state="detached")
    page.evaluate("window.marked = true")
    page.click("header a[aria-label=Account]")
    page.wait_for_function("() => window.marked === undefined")
    page.close()


def test_the_header_fits_where_it_is_narrowest(browser: Browser, server: Server) -> None:
    """At 768 px, the narrowest width with the whole navigation, every entry stands on one line and none is cut."""
    page = browser.new_page(base_url=server.url, viewport={"width": 768, "height": 800})
    page.goto("/privacy")
    heights = page.evaluate("[...document.querySelectorAll('nav[aria-label=Site] a')].map((one) => one.offsetHeight)")
    assert len(heights) == 5
    assert max(heights) < 40
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()
