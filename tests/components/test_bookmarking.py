"""Ribbons on paper: wherever a tool or a comparison appears, all of one form, light, and nothing about who reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from tests.components.parsing import sound
from tests.components.test_ladder import _view as ladder
from tests.generate import odd_tools
from tests.libraries import SITE, TODAY, demo_library, odd_library
from verdicts.components.comparison.page import comparison_page
from verdicts.components.home.page import home_page
from verdicts.components.ladder.page import ladder_page
from verdicts.components.listing.page import listing_page
from verdicts.components.tool.page import tool_page
from verdicts.components.voting.lists import contested
from verdicts.desk.browse import browse
from verdicts.desk.compare import compare
from verdicts.desk.home.contested import contest_view
from verdicts.desk.show import show
from verdicts.desk.welcome import welcome
from verdicts.domain.tallies import Split
from verdicts.web.paper.printing import print_html

MOST = 250  # bytes of a ribbon of the demo catalogue
PAIR = "ollama-vs-vllm"
RIBBON = re.compile(r'<button[^>]* form="bookmark".*?</button>', re.S)
Opened = Callable[[], tuple[Any, Any, list[str]]]


def _home() -> tuple[Any, Any, list[str]]:
    view = welcome(demo_library(), SITE, TODAY)
    return home_page, view, [each.href for each in [*view.latest, *view.close]]


def _listing() -> tuple[Any, Any, list[str]]:
    view = browse(demo_library(), SITE, "q=llm", TODAY)
    return listing_page, view, [row.href for row in view.rows]


def _tool() -> tuple[Any, Any, list[str]]:
    view: Any = show(demo_library(), SITE, "ollama", TODAY)
    return tool_page, view, [view.path, *(other.href for other in view.alternatives)]


def _comparison() -> tuple[Any, Any, list[str]]:
    view: Any = compare(demo_library(), SITE, PAIR, TODAY)
    return comparison_page, view, [view.path, *(each.href for each in [*view.heads, *view.related])]


def _ladder() -> tuple[Any, Any, list[str]]:
    view = ladder("category=Coding%20assistants")
    return ladder_page, view, [rung.href for rung in [*view.rungs.settled, *view.rungs.others]]


def back_of(html: str) -> str:
    """Where the form of the ribbons leads."""
    form = re.search(r'<form[^>]* id="bookmark"[^>]*><input[^>]* value="([^"]*)"', html)
    assert form
    return unescape(form[1])


@pytest.mark.parametrize("opened", [_home, _listing, _tool, _comparison, _ladder])
def test_what_a_page_shows_can_be_kept(opened: Opened) -> None:
    """Every tool and comparison of the page has its ribbon; all name one form, which leads back to this very page."""
    body, view, shown = opened()
    html = print_html(body, view)
    page = sound(html)
    ribbons = [button for button in page.all("button") if button.get("name") == "address"]
    assert shown
    assert sorted(str(ribbon["value"]) for ribbon in ribbons) == sorted(shown)
    assert {ribbon["form"] for ribbon in ribbons} == {"bookmark"}
    (form,) = [form for form in page.all("form") if form.get("id") == "bookmark"]
    assert (form["action"], form["method"]) == ("/bookmark", "post")
    assert back_of(html) == getattr(view, "address", view.path)


@pytest.mark.parametrize("opened", [_home, _listing, _tool, _comparison, _ladder])
def test_a_ribbon_is_light_and_everybodys(opened: Opened) -> None:
    """A ribbon says what it keeps, no state, and weighs little: pages have dozens."""
    body, view, shown = opened()
    ribbons = RIBBON.findall(print_html(body, view))
    assert len(ribbons) == len(shown)
    for ribbon in ribbons:
        assert re.search(r'aria-label="Bookmark [^"]+"', ribbon)
        assert "aria-pressed" not in ribbon
        assert len(ribbon.encode()) <= MOST, ribbon


def test_contested_matchups_have_theirs() -> None:
    """A contested matchup is kept as the comparison it is."""
    contest = contest_view(Split({"ollama": 9, "vllm": 11}, 0, 1), {"ollama": "Ollama", "vllm": "vLLM"})
    (ribbon,) = RIBBON.findall(print_html(contested, [contest]))
    assert 'value="/compare/ollama-vs-vllm"' in ribbon
    assert 'aria-label="Bookmark Ollama vs vLLM"' in ribbon


@pytest.mark.parametrize("slug", [tool.slug for tool in odd_tools()])
def test_odd_names_stay_names(slug: str) -> None:
    """A name that is markup, emoji or 200 characters long is the ribbon's name, whole and as text."""
    view: Any = show(odd_library(), SITE, slug, TODAY)
    html = print_html(tool_page, view)
    sound(html)
    label = re.search(r'aria-label="(Bookmark [^"]*)"', RIBBON.findall(html)[0])
    assert label
    assert unescape(label[1]) == f"Bookmark {view.short_name}"
