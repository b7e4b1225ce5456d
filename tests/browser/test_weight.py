"""What a page weighs on the wire, and what stands where a live page failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import PAIR
from tests.browser.conftest import Reader
from tests.serving import Server

Live = Callable[[Page, str], Page]
MOST = {"all": 260_000, "Script": 170_000, "Stylesheet": 0}  # bytes, headers counted: the budget of `make audit`


def _weighed(page: Page, go: Callable[[], Any]) -> Counter[str]:
    """Bytes that came over the wire while `go` ran, by kind of resource."""
    wire, kinds, bytes_of = page.context.new_cdp_session(page), dict[str, str](), Counter[str]()

    def count(event: dict[str, Any]) -> None:
        for kind in ("all", kinds.get(event["requestId"], "")):
            bytes_of[kind] += event["encodedDataLength"]

    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", count)
    wire.send("Network.enable")
    go()
    page.wait_for_load_state("networkidle")
    wire.detach()
    return bytes_of


@pytest.mark.parametrize("path", ["/", "/tools", PAIR, "/tools/ollama", "/ladder"])
def test_a_page_keeps_to_its_budget(reader: Reader, live: Live, path: str) -> None:
    """A page, its change-over included, stays in the budget, and the stylesheet that it carries is not loaded again."""
    page = reader.page()
    weight = _weighed(page, lambda: live(page, path))
    assert weight["Script"] > 0
    assert not {kind: weight[kind] for kind, most in MOST.items() if weight[kind] > most}


def test_a_page_that_fails_offers_a_way_out(browser: Browser, server: Server) -> None:
    """Where a live page throws, the reader is told in the site's own look; "Load again" loads the page anew."""
    page = browser.new_page()
    page.route("**/assets/_method_*.js", _throwing)
    page.goto(f"{server.url}/method")
    expect(page.locator("h1", has_text="This page stopped")).to_be_visible()
    page.unroute("**/assets/_method_*.js", _throwing)
    page.get_by_role("button", name="Load again").click()
    page.wait_for_selector("verdict-paper", state="detached")
    expect(page.get_by_text("This page stopped")).to_have_count(0)
    page.close()


def _throwing(route: Route) -> None:
    """A page's module whose component fails."""
    route.fulfill(content_type="text/javascript", body="export default () => { throw new Error('planted') }")
