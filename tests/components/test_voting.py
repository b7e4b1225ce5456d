"""Votes on paper: forms that post without a script, numbers that can be read, nothing about who reads."""

from __future__ import annotations

import pytest

from tests.community import community_of
from tests.components.parsing import Printed, sound
from tests.generate import odd_tools
from tests.libraries import SITE, TODAY, demo_library, library_of, odd_library
from verdicts.components.comparison.page import comparison_page
from verdicts.components.tool.page import tool_page
from verdicts.desk.catalogue import Library
from verdicts.desk.compare import compare
from verdicts.desk.show import show
from verdicts.views.comparison import ComparisonView
from verdicts.views.tool import ToolView
from verdicts.web.paper.printing import print_html

PAIR = "mistral-8x24b-moe-vs-openrouter-model-fusion"
FOUR = "llama-3-1-8b-instruct-vs-mistral-8b-instruct-v3-vs-mistral-8x24b-moe-vs-qwen2-5-7b-instruct"
KINDS = ["none", "few", "many"]


def comparison(matchup: str, kind: str, library: Library | None = None) -> str:
    """The printed comparison with votes of a kind."""
    view = compare(library or demo_library(), SITE, matchup, TODAY)
    assert isinstance(view, ComparisonView)
    return print_html(lambda shown: comparison_page(shown, community=community_of(shown, kind)), view)


def tool(slug: str, kind: str, library: Library | None = None) -> str:
    """The printed page of a tool with votes of a kind."""
    view = show(library or demo_library(), SITE, slug, TODAY)
    assert isinstance(view, ToolView)
    return print_html(lambda shown: tool_page(shown, community=community_of(shown, kind)), view)


def votes(page: Printed) -> list[dict[str, str]]:
    """The fields of every vote form, its choices with spaces between them."""
    forms: list[dict[str, str]] = []
    inside = False
    for tag, given in page.tags:
        if tag == "form":
            inside = given.get("action") == "/vote"
        if tag == "form" and inside:
            assert given["method"] == "post"
            forms.append({"choice": ""})
        elif inside and tag == "input" and given.get("name") in ("tools", "back"):
            forms[-1][str(given["name"])] = str(given["value"])
        elif tag == "button" and given.get("name") == "choice":
            assert given["type"] == "submit"
            forms[-1]["choice"] += f"{given['value'] or '(back)'} "
    return forms


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("matchup", [PAIR, FOUR])
def test_a_comparison_is_sound(matchup: str, kind: str) -> None:
    """Whatever the votes, the page is well-formed and tells no state of a control, since it is everybody's."""
    page = sound(comparison(matchup, kind))
    assert not [tag for tag, given in page.tags if "aria-pressed" in given or "data-on" in given]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", [one.slug for one in odd_tools()])
def test_odd_tools_are_sound(slug: str, kind: str) -> None:
    """Names that are scripts, emoji or 200 characters long make a sound page with votes too."""
    sound(tool(slug, kind, odd_library()))


@pytest.mark.parametrize("matchup", [PAIR, FOUR])
def test_every_vote_is_a_form(matchup: str) -> None:
    """Each tool has its ballot, the matchup its pick; all lead back here, and each vote can be taken back."""
    slugs = matchup.split("-vs-")
    back = f"/compare/{matchup}"
    forms = votes(sound(comparison(matchup, "many")))
    assert forms == [
        *({"tools": slug, "back": back, "choice": "ship skip (back) "} for slug in slugs),
        {"tools": ",".join(slugs), "back": back, "choice": " ".join([*slugs, "(back) "])},
    ]


def test_a_tool_has_its_ballot() -> None:
    """The page of a tool asks right under its head, and the answer leads back to a line that says so."""
    page = sound(tool("ollama", "many"))
    assert votes(page) == [{"tools": "ollama", "back": "/tools/ollama", "choice": "ship skip (back) "}]
    assert "counted-ollama" in [given.get("id") for given in page.all("span")]
    sections = [str(given["id"]) for given in page.all("section")]
    assert sections[:2] == ["vote", "panel"]


def test_shares_begin_at_five() -> None:
    """Without votes and under five there is no percent of the community anywhere, and the words say when it begins."""
    for kind, said in (("none", "No community votes yet"), ("few", "3 votes, shares show from five")):
        html = tool("ollama", kind)
        assert said in html
        assert "split-vote" not in html
    full = tool("ollama", "many")
    for said in ("72%", "28%", "of 103 votes", "95% interval 62–80%", "Readers lean ship.", "Of these, 1 from an acc"):
        assert said in full


def test_a_bar_stands_beside_its_numbers() -> None:
    """Bars are hidden from screen readers and carry the bracket of the interval; four have a bar each."""
    page = sound(comparison(FOUR, "many"))
    bars = [given for given in page.all("span") if str(given.get("class")).startswith("split")]
    assert all(bar["aria-hidden"] == "true" for bar in bars)
    assert len([bar for bar in bars if "split-side" in str(bar["class"])]) == 4
    assert sum("--lo" in str(bar.get("style")) for bar in bars) == 8


def test_a_retired_tool_takes_no_votes() -> None:
    """Where a tool is retired nobody can vote on it or on its comparison, and the numbers stay."""
    library = library_of(odd_tools()[:3])
    first, second = sorted(one.slug for one in odd_tools()[:2])
    with library.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE tool SET retired_at = '2026-11-01 00:00:00' WHERE slug = ?", (first,))
    assert votes(sound(tool(first, "many", library))) == []
    html = comparison(f"{first}-vs-{second}", "many", library)
    assert [form["tools"] for form in votes(sound(html))] == [second]
    assert "a tool of this comparison is retired" in html
    assert "72%" in html
