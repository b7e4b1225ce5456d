"""The printed picker, and the menus that change a comparison in place."""

from __future__ import annotations

from html import escape
from urllib.parse import quote_plus

import pytest

from tests.components.parsing import Printed, sound
from tests.libraries import SITE, TODAY, demo_library, empty_library
from verdicts.components.picker_page import picker_page
from verdicts.components.picking import swap_menu
from verdicts.desk.pick import pick
from verdicts.views.parts import ChoiceView
from verdicts.views.picker import PickerView
from verdicts.web.paper.printing import print_html


def printed(query: str) -> str:
    """The demo's picker at a query."""
    view = pick(demo_library(), SITE, query, TODAY)
    assert isinstance(view, PickerView)
    return print_html(picker_page, view)


FIVE = "&".join(f"with={slug}" for slug in ("vllm", "ollama", "aider", "qdrant", "cursor"))


@pytest.mark.parametrize("query", ["", "a=mistral&b=zzqq", "a=vllm&b=", "a=vllm&b=vllm", "with=vllm&add=mistral", FIVE])
def test_every_state_is_sound(query: str) -> None:
    """One h1, every field labelled and described, whatever was chosen."""
    sound(printed(query))


def test_fields_are_plain_inputs() -> None:
    """On paper a field is an input with its name and text, without a role that only the live page fills."""
    fields = [one for one in sound(printed("a=mistral&b=zzqq")).all("input") if one.get("type") != "hidden"]
    assert [(one["name"], one["value"], one["aria-invalid"]) for one in fields] == [
        ("a", "mistral", "true"),
        ("b", "zzqq", "true"),
    ]
    assert not any("role" in one for one in fields)


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "W" * 200, "أدوات", "🚀"])
def test_typed_text_is_text(text: str) -> None:
    """What was typed comes back in the field, escaped."""
    html = printed(f"a={quote_plus(text)}&b=vllm")
    assert f'value="{escape(text)}"' in html
    sound(html)


def test_kept_tools_go_along() -> None:
    """Tools that stay are hidden fields of the form, each with a link that takes it away."""
    page = sound(printed("with=vllm&with=ollama&add=mistral"))
    assert [one["value"] for one in page.all("input") if one.get("type") == "hidden"] == ["vllm", "ollama"]
    assert [one["aria-label"] for one in page.all("a") if "aria-label" in one] == ["Remove vLLM", "Remove Ollama"]


def test_no_tools_no_form() -> None:
    """An empty catalogue says so instead of asking for names."""
    view = pick(empty_library(), SITE, "", TODAY)
    assert "<form" not in print_html(picker_page, view)


def test_a_menu_is_links_and_a_form() -> None:
    """On paper a menu is a details with links to the comparisons and a GET form that carries what stays."""
    choices = [ChoiceView("x", "X <b>", "Kind", "/compare/x-vs-y")]
    page = Printed(print_html(swap_menu, "Replace", "swap", "Replace Y", "replace-a", ["y"], choices))
    assert [link["href"] for link in page.all("a")] == ["/compare/x-vs-y"]
    assert page.all("form")[0]["action"] == "/compare"
    assert [(one["name"], one.get("value")) for one in page.all("input")] == [("with", "y"), ("add", None)]


def test_an_empty_menu_says_so() -> None:
    """A menu without choices says that there is no tool by that name."""
    assert "No tool by that name." in print_html(swap_menu, "Add", "plus", "Add a tool", "add", [], [])
