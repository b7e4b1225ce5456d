"""What stays: the form of the weights under the pointer, and the names of tools in one piece."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader

PAIR = "/compare/gpt-4o-mini-vs-qwen2-5-7b-instruct"
Live = Callable[[Page, str], Page]
# The words of an element that stand on several lines: their letters' tops differ.
BROKEN = """(element) => {
  const found = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    for (const { 0: word, index } of walk.currentNode.data.matchAll(/[^ ]+/g)) {
      range.setStart(walk.currentNode, index);
      range.setEnd(walk.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1440, 375])
def test_what_is_pressed_stays_under_the_pointer(reader: Reader, live: Live, width: int) -> None:
    """The answer above grows with a weight and a must and shrinks with Reset; the control does not move on the screen,
    wherever the page stands."""
    page = live(reader.page(width=width), PAIR)
    page.locator("#weights > summary").click()
    form = page.locator(".weights-form")
    steps = form.get_by_role("group", name="Builder").locator(".weight-step")
    for block in ("end", "center"):
        steps.first.evaluate("(step, block) => step.scrollIntoView({ block })", block)
        tall = page.locator("h1 + div").bounding_box()["height"]  # type: ignore[index]
        for pressed in (steps.nth(0), steps.nth(3), form.get_by_role("link", name="Reset to equal")):
            pressed.scroll_into_view_if_needed()
            at, before = pressed.bounding_box(), steps.nth(0).bounding_box()
            page.mouse.click(at["x"] + 9, at["y"] + 9)  # type: ignore[index]
            page.wait_for_timeout(200)
            after = steps.nth(0).bounding_box()  # Reset goes with what it reset
            assert abs(after["y"] - before["y"]) < 1, (block, before, after)  # type: ignore[index]
            now = page.locator("h1 + div").bounding_box()["height"]  # type: ignore[index]
            assert (now > tall) == ("?" in page.url)


def test_a_name_breaks_at_a_space_before_it_breaks_at_a_hyphen(reader: Reader, live: Live) -> None:
    """On small screens GPT-4o stands on one line in headings, cards and the answer; a word wider than its line wraps
    still, the page does not scroll sideways, and what is copied is the name as it is."""
    page = live(reader.page(width=375), PAIR)
    for width in (320, 345, 375, 430):
        page.set_viewport_size({"width": width, "height": 800})
        for element in page.locator("h1 + div p, .head h2, #related a, .pick-side").all():
            assert [word for word in element.evaluate(BROKEN) if "GPT-" in word] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size({"width": 320, "height": 800})
    long = page.locator(".head h2", has_text="Qwen")
    assert long.evaluate(BROKEN) == ["Qwen2.5-7B-Instruct"]
    assert long.evaluate("(name) => { getSelection().selectAllChildren(name); return String(getSelection()); }") == (
        "Qwen2.5-7B-Instruct"
    )
    assert page.locator(".head h2", has_text="GPT").inner_text() == "GPT-4o mini"
