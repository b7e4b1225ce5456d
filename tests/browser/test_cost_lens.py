"""The cost lens in a browser: by keyboard, without a server round trip, shared by its address."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

Live = Callable[[Page, str], Page]
PAIR = "/compare/cursor-vs-gpt-4o-mini"
MODELS = "/compare/claude-haiku-5-5-vs-gpt-4o-mini"


def test_the_lens_moves_by_keyboard_alone_and_is_shared_by_its_address(reader: Reader, live: Live) -> None:
    """Typing and the arrow keys move costs, words and address; nothing goes to the server; the address shows the same
    to a reader without scripts, whose form leads on; reloading and coming back keep it."""
    page, sent = reader.page(width=375), list[str]()
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    page.on("request", lambda asked: sent.append(asked.resource_type))
    live(page, f"{PAIR}?st=3")
    page.wait_for_load_state("networkidle")
    lens = page.locator("#cost")
    expect(lens.locator(".lens-amount")).to_have_text(["$60", "$9.90"])
    expect(lens.locator(".lens-line")).to_have_count(1)

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


def test_a_number_that_is_refused_says_so_and_what_is_counted_instead(reader: Reader, live: Live) -> None:
    """The error stands right under its field and is its description; figures say which usual number they are of."""
    page = live(reader.page(width=375), MODELS)
    lens, field = page.locator("#cost"), page.locator("#lens-rq")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.fill("99999999999")
    expect(field).to_have_accessible_description("Not counted: a whole number, 1 to 10,000,000.")
    expect(page.locator("#lens-rq + #lens-rq-fault svg")).to_be_visible()
    expect(lens.locator(".lens-usual")).to_contain_text("Counted with 1,000 for “Requests a day”.")
    field.fill("10")
    expect(lens.locator(".lens-usual")).to_have_count(0)
    expect(page.locator("#lens-st")).to_have_count(0)  # no price of these two is by the seat


def test_a_request_above_a_sourced_bound_has_no_figure_with_and_without_scripts(reader: Reader, live: Live) -> None:
    """The step of a price and the window of a model take figures and sentences away, and the facts stand there."""
    page = live(reader.page(), f"{MODELS}?ca=10")
    expect(page.locator("#cost .lens-amount")).to_have_text(["at most $7.50", "at most $9.90"])
    page.locator("#lens-in").fill("200000")
    plain = reader.page(java_script_enabled=False)
    plain.goto(f"{MODELS}?in=200000")
    for lens in (page.locator("#cost"), plain.locator("#cost")):
        expect(lens.locator(".lens-lacks")).to_contain_text(
            ["up to 100,000 tokens in.Price above 100K-token prompts", "up to 128,000 tokens, in and out together."]
        )
        expect(lens.locator(".lens-amount, .lens-chart, .lens-said")).to_have_count(0)
        expect(lens.locator(".lens-lacks a")).to_have_count(2)
