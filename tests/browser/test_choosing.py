"""Choosing what is compared, in a real browser: the picker, the menus, the tray."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
Live = Callable[[Page, str], Page]


def _marked(page: Page) -> bool:
    """Whether the page was never loaded anew since it was marked."""
    return bool(page.evaluate("window.marked === true"))


def test_tools_change_in_place(reader: Reader, live: Live) -> None:
    """Replace, add and remove change the columns and the address without a reload; back and forward return."""
    page = live(reader.page(), PAIR)
    page.evaluate("window.marked = true")
    page.click("summary[aria-label='Replace Fusion']")
    page.click("details[open].swap a:has-text('LiteLLM')")
    page.wait_for_url("**/compare/litellm-vs-mistral-8x24b-moe")
    expect(page.locator("h2[id^=t-]")).to_have_text(["LiteLLM", "Mistral 8x24B Mixture-of-Experts"])
    page.click("summary[aria-label='Add a tool to the comparison']")
    page.fill("#add-tool", "olama")
    page.click("details[open].swap a:has-text('Ollama')")
    page.wait_for_url("**/compare/litellm-vs-mistral-8x24b-moe-vs-ollama")
    expect(page.locator("h2[id^=t-]")).to_have_count(3)
    page.click("a[aria-label='Remove LiteLLM']")
    page.wait_for_url("**/compare/mistral-8x24b-moe-vs-ollama")
    expect(page.locator("h2[id^=t-]")).to_have_count(2)
    page.go_back()
    expect(page.locator("h2[id^=t-]")).to_have_count(3)
    page.go_forward()
    expect(page.locator("h2[id^=t-]")).to_have_count(2)
    assert _marked(page)
    assert page.locator("h1").count() == 1


def test_a_name_with_a_slip_leads_to_the_comparison(reader: Reader, live: Live) -> None:
    """On the home page two typed names, one of them misspelt, lead to their comparison by keyboard alone."""
    page = live(reader.page(), "/")
    first, second = page.locator("input[name=a]"), page.locator("input[name=b]")
    first.focus()
    page.keyboard.type("olama", delay=20)
    page.wait_for_selector("[role=option][aria-selected=true]")
    page.keyboard.press("Enter")
    expect(first).to_have_value("Ollama")
    expect(second).to_be_focused()
    page.keyboard.type("vllm", delay=20)
    page.keyboard.press("Enter")  # before anything is offered
    expect(page.get_by_role("button", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/ollama-vs-vllm")


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_a_form_sent_empty_says_what_it_needs(reader: Reader, live: Live, path: str) -> None:
    """Compare without a name says so at the first field, which has the focus, also when it is pressed again."""
    page = live(reader.page(), path)
    button = page.get_by_role("button", name="Compare", exact=True)
    for _ in range(2):
        button.click()
        page.wait_for_url("**/compare?a=&b=")
        expect(page.locator("#pick-a-error")).to_have_text("Name two tools.")
        expect(page.locator("#pick-a")).to_be_focused()
    expect(live(page, "/compare?a=&b=").locator("#pick-a")).to_be_focused()


def test_a_menu_by_keyboard(reader: Reader, live: Live) -> None:
    """A menu sent empty stays open; the arrows go into its list and back; Enter takes the first and empties it."""
    page = live(reader.page(), PAIR)
    page.click("summary[aria-label='Replace 8x24B']")
    page.keyboard.press("Enter")
    field = page.locator("#replace-a")
    expect(field).to_be_focused()
    page.keyboard.type("llama")
    first = page.locator("details[open].swap li a").first
    expect(first).to_contain_text("llama.cpp")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/llama-cpp-vs-openrouter-model-fusion")
    expect(page.locator("details[open].swap")).to_have_count(0)
    assert page.input_value("#replace-a") == ""


def test_the_tray_keeps_what_was_chosen(reader: Reader, live: Live) -> None:
    """Ticked tools stay in the tray over navigation and reload, and a fifth is refused in words."""
    page = live(reader.page(), "/tools")
    tray = page.get_by_role("region", name="Compare tray")
    boxes = page.locator("main input[type=checkbox][name=with]")
    for place in range(3):
        boxes.nth(place).check()
    expect(tray.get_by_role("link")).to_have_text("Compare 3")
    page.click("main th a >> nth=4")
    page.wait_for_url("**/tools/*")
    expect(tray.get_by_role("link")).to_have_text("Compare 3")
    page.reload()
    expect(tray.get_by_role("link")).to_have_text("Compare 3")
    live(page, "/tools")
    boxes.nth(3).check()
    boxes.nth(4).click()
    expect(tray.get_by_role("status")).to_contain_text("Four is the most")
    expect(boxes.nth(4)).not_to_be_checked()
    page.reload()
    expect(tray.get_by_role("link")).to_have_text("Compare 4")
    expect(tray.get_by_role("status")).to_be_empty()
    boxes.nth(4).click()
    expect(tray.get_by_role("status")).to_contain_text("Four is the most")
    page.click(".facet:has-text('Vector stores')")
    expect(tray.get_by_role("status")).to_be_empty()
    names = tray.get_by_role("listitem").all_inner_texts()
    tray.get_by_role("link").click()
    page.wait_for_url("**/compare/*-vs-*-vs-*-vs-*")
    expect(page.locator("h2[id^=t-]")).to_have_count(4)
    expect(tray).to_be_hidden()
    heads = page.locator("article[data-i]").all_inner_texts()
    assert all(name.split()[-1] in head for name, head in zip(names, heads, strict=True))


def test_a_refusal_passes(reader: Reader, live: Live) -> None:
    """The words of a refusal go after eight seconds."""
    page = live(reader.page(), "/tools")
    boxes = page.locator("main input[type=checkbox][name=with]")
    for place in range(4):
        boxes.nth(place).check()
    boxes.nth(4).click()
    said = page.get_by_role("region", name="Compare tray").get_by_role("status")
    expect(said).to_contain_text("Four is the most")
    expect(said).to_be_empty(timeout=10_000)


def test_escape_closes_a_menu(reader: Reader, live: Live) -> None:
    """Escape closes an open menu and gives the focus back to its button."""
    page = live(reader.page(), PAIR)
    button = page.locator("summary[aria-label='Replace 8x24B']")
    button.press("Enter")
    expect(page.locator("#replace-a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("details[open].swap")).to_have_count(0)
    expect(button).to_be_focused()
