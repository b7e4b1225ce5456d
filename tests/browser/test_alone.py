"""Without its socket the site is still a site: a quiet banner, and links and forms go the plain way."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.serving import free_port, serving

Live = Callable[[Page, str], Page]


def test_a_lost_server_is_said_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    """When the server goes a quiet banner shows and the page stays; when it is back the banner goes by itself."""
    port = free_port()
    page = browser.new_page()
    with serving(tmp_path, port) as server:
        page.goto(f"{server.url}/tools/ollama")
        page.wait_for_selector("verdict-paper", state="detached")
        os.killpg(server.process.pid, signal.SIGINT)
        banner = page.get_by_text("Reconnecting.")
        expect(banner).to_be_visible(timeout=20_000)
        expect(page.locator("h1")).to_have_text("Ollama")
    with serving(tmp_path, port):
        expect(banner).to_be_hidden(timeout=30_000)
        page.click("nav[aria-label=Site] a[href='/tools']")
        expect(page.locator("main tbody tr")).to_have_count(18)
    page.close()


def test_links_and_forms_go_the_plain_way(reader: Reader, live: Live) -> None:
    """While the banner stands a link loads its page whole, and the search form finds."""
    page = live(reader.page(), "/tools/ollama")
    page.evaluate("window.marked = true")
    stand = "document.body.insertAdjacentHTML('beforeend', '<p class=\"banner-warn connection\">Reconnecting.</p>')"
    page.evaluate(stand)
    page.click("nav[aria-label=Site] a[href='/tools']")
    page.wait_for_url("**/tools")
    page.wait_for_selector("verdict-paper", state="detached")
    assert page.evaluate("window.marked") is None
    page.evaluate("window.marked = true")
    page.evaluate(stand)
    page.fill("#q", "pgvectr")
    page.press("#q", "Enter")
    page.wait_for_function("() => window.marked === undefined")
    page.wait_for_selector("verdict-paper", state="detached")
    expect(page.locator("main th a").first).to_contain_text("pgvector")


def test_a_failing_catalogue_is_said(browser: Browser, tmp_path: Path) -> None:
    """When the database fails, going on says so with a reference and keeps the page; pages read before still open."""
    page = browser.new_page()
    with serving(tmp_path) as server:
        page.goto(f"{server.url}/compare/ollama-vs-vllm")
        page.wait_for_selector("verdict-paper", state="detached")
        for file in tmp_path.glob("served.db*"):
            file.write_bytes(b"not a database any more, sorry" * 400)
        page.click("summary[aria-label='Replace vLLM']")
        page.click("details[open].swap li a >> nth=0")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("That did not work.")
        expect(alert).to_contain_text("Reference")
        expect(page.locator("article[data-i]")).to_have_count(2)
        assert "handler failed" in server.said()
        assert page.request.get(f"{server.url}/compare/ollama-vs-vllm").status == 200
        assert page.request.get(f"{server.url}/compare/aider-vs-cursor").status == 503
    page.close()
