"""My weights in Chromium: with the keyboard, without the server, without scripts, and on a phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import Reader

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
TRIPLE = "/compare/llama-cpp-vs-ollama-vs-vllm"
Live = Callable[[Page, str], Page]


def _order(page: Page, label: str) -> list[str]:
    heading = page.locator("#weights h2", has_text=label)
    return heading.locator("xpath=following-sibling::ol/li/div/strong").all_inner_texts()


def test_weights_are_set_by_keyboard_and_no_server_is_asked(reader: Reader, live: Live) -> None:
    """Sentence, order and address follow; columns and what is published stay; Reset gives the plain address back."""
    frames: list[str] = []
    asked: list[str] = []
    page = reader.page()
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: frames.append(str(sent))))
    live(page, PAIR)
    page.set_default_timeout(5000)
    page.on("request", lambda request: asked.append(request.url))
    heads, published = page.locator(".head h2").all_inner_texts(), page.locator("h1 ~ div p").first.inner_text()
    page.locator("#weights > summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    asked.clear()
    frames.clear()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "w-builder":
            break
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    assert page.url.endswith(f"{PAIR}?w-builder=0")
    mine = page.get_by_text("By your weights").first.locator("xpath=following-sibling::p")
    assert "who count and scored both" in mine.inner_text()
    assert page.get_by_text(published, exact=True).is_visible()
    assert page.locator(".head h2").all_inner_texts() == heads
    assert page.get_by_role("group", name="Builder").get_by_role("radio", name="0").is_checked()
    assert mine.inner_text().startswith("With your weights: ship")
    page.get_by_text("Musts", exact=True).click()
    mine = page.get_by_text("By your weights and musts").first.locator("xpath=following-sibling::p")
    page.get_by_label("License", exact=True).select_option("Has a value")
    assert page.locator("#weights .judged[data-state=unsourced]").inner_text().endswith("Not sourced")
    page.get_by_label("Context window", exact=True).select_option(index=2)
    page.get_by_label("Context window: amount").fill("70000")
    assert "8x24B misses “Context window: at least 70,000 tokens”" in mine.inner_text()
    assert _order(page, "By your weights and musts")[0].startswith("Fusion")
    for wrong in ("-5", "200k", "1e6", ""):
        page.get_by_label("Context window: amount").fill(wrong)
        assert page.get_by_text("Not counted: write a number").filter(visible=True).count() == 1
        assert "Context" not in page.url
    page.get_by_label("Context window: amount").fill("70000")
    assert page.get_by_text("Not counted: write a number").filter(visible=True).count() == 0
    assert page.url.endswith("must=least%7Ctokens%7CContext+window&n=70000&must=has%7C%7CLicense")
    assert violations(page) == []
    assert [one for one in asked if "favicon" not in one] == []  # Chromium's own, at every new address
    assert [one for one in frames if one != "3"] == []  # the pulse of the socket
    page.get_by_role("link", name="Reset to equal").press("Enter")
    assert page.url.endswith(PAIR)
    assert page.evaluate("document.activeElement.closest('#weights form') !== null")
    assert page.get_by_role("link", name="Reset to equal").count() == 0
    assert page.get_by_text("By your weights").count() == 1
    assert page.get_by_label("License", exact=True).input_value() == ""


def test_an_address_sets_the_live_page_too(reader: Reader, live: Live) -> None:
    """Shared, it opens with form, sentence and order as they were; another key of the address stays where it is."""
    shared = f"{TRIPLE}?w-builder=0.5&x=1&must=has%7C%7CLicense&must=has%7C%7CUptime"
    page = live(reader.page(width=375, height=800), shared)
    page.set_default_timeout(5000)
    assert page.get_by_role("group", name="Builder").get_by_role("radio", name="½").is_checked()
    assert page.get_by_label("License", exact=True).input_value() == "has||License"
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.get_by_label("Uptime: has a value").click()
    page.get_by_role("group", name="Skeptic").get_by_text("2", exact=True).click()
    assert page.url.endswith(f"{TRIPLE}?x=1&w-builder=0.5&w-skeptic=2&must=has%7C%7CLicense")


def test_it_works_without_scripts(reader: Reader) -> None:
    """The form leads to the address that sets it; both answers are printed there."""
    page = reader.page(java_script_enabled=False)
    page.goto(PAIR)
    page.locator("#weights > summary").click()
    page.get_by_role("group", name="Builder").get_by_text("0", exact=True).click()
    page.get_by_role("button", name="Show the answer").click()
    assert "w-builder=0" in page.url
    assert page.get_by_text("By your weights").first.is_visible()
    assert page.get_by_role("group", name="Builder").get_by_role("radio", name="0").is_checked()
    page.get_by_role("link", name="Reset to equal").click()
    assert page.url.endswith(PAIR)
