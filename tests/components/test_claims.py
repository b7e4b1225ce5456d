"""Claims on printed pages: under takes, on comparisons, on the method page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.claiming import AT, LATER, PLAIN, claim, claiming
from tests.components.parsing import sound
from tests.generate import fill, tools
from tests.libraries import SITE, TODAY, library_of
from verdicts.components.comparison.page import comparison_page
from verdicts.components.method.page import method_page
from verdicts.components.tool.page import tool_page
from verdicts.desk.catalogue import Library
from verdicts.desk.compare import compare
from verdicts.desk.explain import explain
from verdicts.desk.ledger.claims import WORDS
from verdicts.desk.show import show
from verdicts.domain.matchups import matchup_slug
from verdicts.domain.predictions import Outcome, Resolution
from verdicts.store.engine import writing
from verdicts.store.predictions import predictions, tell
from verdicts.views.tool import ToolView
from verdicts.web.paper.printing import print_html

EVIL = '"><script>alert(1)</script>'
SEEN = "https://a.example/?x=%22<b>"
OTHER = next(tool for tool in tools(30, seed=4) if tool.panel)


def _library(*outcomes: Outcome, chances: tuple[int, ...] = (70,), text: str = "Claim") -> Library:
    """A tool with claims, the first of which were told; and another tool."""
    made = [claim(f"{text} {at}", LATER, chance) for at, chance in enumerate(chances)]
    library = library_of([claiming(*made), OTHER])
    with writing(library.engine) as conn:
        for one, outcome in zip(predictions(conn), outcomes, strict=False):
            source, note = (SEEN, "") if outcome != "void" else ("", EVIL)
            assert tell(conn, one.id, Resolution(1, AT, outcome, source, note))
    return library


def _pages(library: Library) -> dict[str, str]:
    slug = matchup_slug([PLAIN.slug, OTHER.slug])
    return {
        "tool": print_html(tool_page, show(library, SITE, PLAIN.slug, TODAY)),
        "comparison": print_html(comparison_page, compare(library, SITE, slug, TODAY)),
        "method": print_html(method_page, explain(library, SITE, TODAY)),
    }


def test_a_claim_stands_under_its_take() -> None:
    """Day, words and chance on the tool's page and on comparisons; the method page counts it as open."""
    pages = {name: sound(html).text for name, html in _pages(_library()).items()}
    assert "By 1 Mar 2027: Claim 0 (70%)" in pages["tool"]
    assert "By 1 Mar 2027: Claim 0 (70%)" in pages["comparison"]
    assert "Not enough: 0 of 5 resolved. 1 open." in pages["method"]


@pytest.mark.parametrize("outcome", ["true", "false", "void"])
def test_what_came_of_it_stands_everywhere(outcome: Outcome) -> None:
    """In words and with its source or reason, on all three pages."""
    for html in _pages(_library(outcome)).values():
        page = sound(html)
        assert WORDS[outcome] in page.text
        assert (SEEN in [link["href"] for link in page.all("a")]) == (outcome != "void")


def test_texts_are_escaped() -> None:
    """A claim, a reason and a link that hold markup are text."""
    for name, html in _pages(_library("void", "true", chances=(70, 20), text=EVIL)).items():
        assert "<script>alert(1)" not in html, name
        assert "&lt;script&gt;alert(1)" in html, name
        assert 'x=%22<b>"' not in html, name


def test_a_score_stands_from_five_on() -> None:
    """Four resolved claims are not enough; the fifth makes the score, of which the page says from how many."""
    chances = (70, 70, 70, 70, 20)
    outcomes: tuple[Outcome, ...] = ("true", "true", "false", "true", "false")
    four = sound(_pages(_library(*outcomes[:4], chances=chances))["method"]).text
    assert "Not enough: 4 of 5 resolved. 1 open." in four
    five = sound(_pages(_library(*outcomes, chances=chances))["method"]).text
    assert "Brier score 0.16, from 5 resolved predictions." in five


def test_what_is_withdrawn_or_changed_is_said() -> None:
    """A dropped claim stays on the page as withdrawn; another chance says which one counts; without a ledger entry it
    is no prediction."""
    library = library_of([claiming(claim("Dropped"), claim("Changed"))])
    fill(library.engine, [claiming(claim("Changed", chance=99), claim("Late", AT.date()))], AT + timedelta(days=2))
    view = show(library, SITE, PLAIN.slug, TODAY)
    assert isinstance(view, ToolView)
    notes = {one.text: (one.chance, one.note) for take in view.takes for one in take.claims}
    assert notes == {
        "Changed": ("99%", "First said 70%, which counts."),
        "Late": ("70%", "Published after its day; it is no prediction."),
        "Dropped": ("70%", "Withdrawn 22 Nov 2026; it still counts."),
    }
