"""Axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import PAPER, ROUTES, WIDTHS, Violation, audited, violations
from tests.serving import Server


def _said(found: dict[str, list[Violation]]) -> list[str]:
    return [f"{theme}: {each}" for theme, those in found.items() for each in those]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ROUTES)
def test_nothing_violates(browser: Browser, voted_server: Server, path: str, width: int) -> None:
    """A live page breaks no rule of WCAG 2.2 AA and no best practice, in either theme, wide and narrow."""
    assert _said(audited(browser, voted_server.url, path, width, "live")) == []


@pytest.mark.parametrize("path", ROUTES)
def test_nothing_violates_on_paper(browser: Browser, voted_server: Server, path: str) -> None:
    """The same holds for a page whose scripts never came."""
    assert _said(audited(browser, voted_server.url, path, 375, PAPER)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_guide_to_the_api_violates_nothing(browser: Browser, server: Server, width: int) -> None:
    """The same holds for the page about the API, which is printed only."""
    assert _said(audited(browser, server.url, "/api", width, PAPER)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_ladder_violates_nothing(browser: Browser, server: Server, width: int) -> None:
    """The same holds for the ladder before anybody picked."""
    assert _said(audited(browser, server.url, "/ladder", width, "live")) == []


def test_a_violation_is_seen(browser: Browser) -> None:
    """A picture without words, a pale line and a field without a name that is folded away are all reported."""
    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>Planted</title><main><h1>Planted</h1><img src='data:,'>"
        "<p style='color:#ccc;background:#fff'>pale</p><details><summary>More</summary><input></details></main>"
    )
    found = {each.rule for each in violations(page)}
    page.close()
    assert found >= {"color-contrast", "image-alt", "label"}
