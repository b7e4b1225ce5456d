"""The cost lens in a browser: by keyboard, without a server round trip, shared by its address."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

Live = Callable[[Page, str], Page]
PAIR = "/compare/cursor-vs-gpt-4o-mini"


def test_the_lens_moves_by_keyboard_alone_and_is_shared_by_its_address(reader: Reader, live: Live) -> None:
    """Typing and the arrow keys move costs, words and address; nothing goes to the server; the address shows the same
    to a reader without scripts, whose form leads on; reloading and coming back keep it."""
    page, sent = reader.page(width=375), list[str]()
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    page.on("request", lambda asked: sent.append(asked.resource_type))
    live(page, f"{PAIR}?st=3")
    page.wait_for_load_state("networkidle")
    lens = page.locator("#cost")
    expect(lens).to_contain_text("From 6,061 requests a day Cursor is cheaper than GPT-4o mini.")

    before = len(sent)
    page.locator("#lens-rq").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("20000")
    expect(lens.locator(".lens-amount")).to_have_text(["$60", "$198"])
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#lens-rq")).to_have_value("25000")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("-")
    expect(page.locator("#lens-in")).to_have_attribute("aria-invalid", "true")
    page.keyboard.type("9")
    page.keyboard.press("Control+a")
    page.keyboard.type("2000")
    expect(lens.locator(".lens-amount")).to_have_text(["$60", "$360"])
    expect(lens.locator("[role=status]")).to_contain_text("GPT-4o mini $360 a month.")
    page.wait_for_url(lambda url: url.endswith(f"{PAIR}?rq=25000&in=2000&st=3"))
    assert not {*sent[before:]} - {"2", "3", "other"}  # the socket's heartbeat; the icon that goes with an address
    assert page.evaluate("document.documentElement.scrollWidth") == 375

    page.reload()
    page.wait_for_selector("verdict-paper", state="detached")
    expect(lens.locator(".lens-amount")).to_have_text(["$60", "$360"])
    shared = page.url
    page.locator("#related a, .crumb a").first.click()
    page.wait_for_url(lambda url: "rq=" not in url)
    page.go_back()
    expect(page.locator("#lens-in")).to_have_value("2000")
    assert page.url == shared

    plain = reader.page(java_script_enabled=False)
    plain.goto(shared)
    expect(plain.locator("#cost .lens-amount")).to_have_text(["$60", "$360"])
    plain.locator("#lens-st").fill("10")
    plain.keyboard.press("Enter")
    expect(plain.locator("#cost .lens-amount")).to_have_text(["$200", "$360"])
    assert plain.locator("link[rel=canonical]").get_attribute("href", timeout=2000).endswith(PAIR)  # type: ignore[union-attr]
