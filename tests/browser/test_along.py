"""What a reader has set goes along from one live comparison to the next."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

PAIR = "/compare/cursor-vs-gpt-4o-mini"
Live = Callable[[Page, str], Page]
SET = [("w-builder", "0"), ("w-skeptic", "2"), ("must", "has||License"), ("rq", "5000"), ("st", "3")]


def test_what_is_set_on_the_page_goes_along_to_the_next(reader: Reader, live: Live) -> None:
    """Weights and must, then the workload set by hand; replacing by a link and adding by the form keep all of them, in
    the address and on the page; what was broken in the address does not go along. Removing leaves them too."""
    page = live(reader.page(), f"{PAIR}?w-founder=9&in=x&w-skeptic=2&must=has%7C%7CLicense&st=3")
    page.get_by_role("group", name="Builder").get_by_text("0", exact=True).click()
    page.locator("#lens-rq").fill("5000")
    page.wait_for_url("**rq=5000**")
    page.locator("summary[aria-label='Replace GPT-4o mini']").click()
    page.locator(".swap[open] li a").first.click()
    page.wait_for_url(lambda url: PAIR not in url)
    assert parse_qsl(urlsplit(page.url).query) == SET
    expect(page.locator("#lens-rq")).to_have_value("5000")
    assert page.get_by_role("group", name="Skeptic").get_by_role("radio", name="2").is_checked()
    assert page.get_by_text("By your weights").first.is_visible()

    page.locator("summary[aria-label='Add a tool to the comparison']").click()
    page.locator("#add-tool").fill("vllm")
    page.keyboard.press("Enter")
    page.wait_for_url("**-vs-vllm?**")
    assert parse_qsl(urlsplit(page.url).query) == SET
    expect(page.locator(".head")).to_have_count(3)
    page.get_by_role("link", name="Remove vLLM").click()
    page.wait_for_url(lambda url: "vllm" not in url)
    assert parse_qsl(urlsplit(page.url).query) == SET
    page.get_by_role("link", name="Reset to equal").click()
    assert parse_qsl(urlsplit(page.url).query) == SET[3:]
