"""Axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import PAPER, ROUTES, WIDTHS, Violation, audited, violations
from tests.picked import picked, season
from tests.serving import Server, serving
from verdicts.desk.opening import prepare
from verdicts.desk.rank import rank
from verdicts.store.engine import open_engine


def _said(found: dict[str, list[Violation]]) -> list[str]:
    return [f"{theme}: {each}" for theme, those in found.items() for each in those]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ROUTES)
def test_nothing_violates(browser: Browser, lively_server: Server, path: str, width: int) -> None:
    """A live page breaks no rule of WCAG 2.2 AA and no best practice, in either theme, wide and narrow."""
    assert _said(audited(browser, lively_server.url, path, width, "live")) == []


@pytest.mark.parametrize("path", ROUTES)
def test_nothing_violates_on_paper(browser: Browser, lively_server: Server, path: str) -> None:
    """The same holds for a page whose scripts never came."""
    assert _said(audited(browser, lively_server.url, path, 375, PAPER)) == []


@pytest.fixture(scope="module")
def picked_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose ladder has settled and unsettled tools."""
    folder = tmp_path_factory.mktemp("picked")
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: datetime.now(UTC))
    picked(engine, season(engine, 110, but=3))
    rank(engine, lambda: datetime.now(UTC))
    engine.dispose()
    with serving(folder) as running:
        yield running.url


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("way", ["live", PAPER])
def test_a_full_ladder_violates_nothing(browser: Browser, picked_url: str, width: int, way: str) -> None:
    """The ladder with rungs, of all tools and of a category, wide and narrow, on paper and live."""
    for path in ("/ladder", "/ladder?category=Coding%20assistants"):
        assert _said(audited(browser, picked_url, path, width, way)) == []


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
