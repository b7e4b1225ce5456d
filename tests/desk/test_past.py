"""A comparison as of a day gone by."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from tests.claiming import claim
from tests.components.parsing import sound
from tests.desk.revising.conftest import NOON, SITE, day, scored
from tests.generate import fill, tools
from verdicts.components.comparison.page import comparison_page
from verdicts.desk.catalogue import Library
from verdicts.desk.compare import Moved, compare
from verdicts.domain.predictions import Resolution
from verdicts.domain.tools import Claim, Tool
from verdicts.store.engine import writing
from verdicts.store.predictions import tell
from verdicts.store.revisions import count_changes
from verdicts.store.tables import renamed_slug, tool
from verdicts.views.comparison import ComparisonView
from verdicts.web.numbers import of_comparison
from verdicts.web.paper.printing import print_html

ONE, TWO = sorted(tools(2), key=lambda tool: tool.slug)
PAIR = f"{ONE.slug}-vs-{TWO.slug}"
TODAY = date(2026, 11, 20)
WITHDRAWN = "Withdrawn 8 Nov 2026; it still counts."


@pytest.fixture
def library(engine: Engine) -> Library:
    """The first tool came on 1 Nov, the second on 3 Nov, the first was judged anew late on 5 Nov."""
    fill(engine, [scored(ONE, builder=40)], at=NOON)
    fill(engine, [TWO], at=day(3))
    fill(
        engine, [scored(ONE, builder=90).model_copy(update={"tagline": "Anew"})], at=day(5).replace(hour=23, minute=59)
    )
    return Library(engine)


def _view(library: Library, query: str, slug: str = PAIR) -> ComparisonView:
    view = compare(library, SITE, slug, TODAY, query)
    assert isinstance(view, ComparisonView)
    return view


@pytest.mark.parametrize(
    ("then", "tagline"), [("03", ONE.tagline), ("04", ONE.tagline), ("05", "Anew"), ("20", "Anew")]
)
def test_tools_are_as_they_were_at_the_end_of_the_day(library: Library, then: str, tagline: str) -> None:
    """What was published one minute before midnight belongs to the day; the day before shows what stood then."""
    view = _view(library, f"as-of=2026-11-{then}")
    assert [head.slug for head in view.heads] == [ONE.slug, TWO.slug]
    assert view.heads[0].tagline == tagline
    assert view.past.day == f"{int(then)} Nov 2026"


def test_it_says_what_it_is_and_leaves_the_rest_to_today(library: Library) -> None:
    """Labelled, with a way back; canonical is the plain address; noindex; nothing to vote, replace or add; and no
    number of votes."""
    view = _view(library, "as-of=2026-11-04")
    assert (view.meta.canonical, view.meta.robots) == (f"{SITE.url}/compare/{PAIR}", "noindex")
    assert (view.meta.json_ld, view.meta.edition, view.path) == ("", "2026-11-04", f"/compare/{PAIR}")
    html = print_html(lambda one: comparison_page(one, **of_comparison(library, one)), view)
    page = sound(html)
    assert "As of 4 Nov 2026" in html
    assert [link for link in page.all("a") if link.get("href") == view.path]
    assert [form for form in page.all("form") if form.get("action") == "/vote"] == []
    assert "No community votes yet" not in html
    assert "as-of=today" not in html
    plain = print_html(lambda one: comparison_page(one, **of_comparison(library, one)), _view(library, ""))
    assert f"/compare/{PAIR}?as-of=today" in plain
    assert "As of" not in plain


def test_who_was_not_there_yet_is_named(library: Library) -> None:
    """Of two tools one was there: nothing is compared, and the page says since when the other is."""
    view = _view(library, "as-of=2026-11-02")
    assert (view.past.nothing, view.heads) == (True, [])
    assert view.past.absent == f"{TWO.name} was not here yet: it came on 3 Nov 2026."
    html = print_html(comparison_page, view)
    sound(html)
    assert f"{TWO.name} was not here yet" in html


@pytest.mark.parametrize(
    ("query", "to"),
    [
        ("as-of=today", "?as-of=2026-11-20"),
        ("as-of=20261104", "?as-of=2026-11-04"),
        ("as-of=2026-11-21", ""),
        ("as-of=2026-02-30", ""),
        ("as-of=yesterday", ""),
        ("as-of=", ""),
        ("as-of=%00%ff", ""),
    ],
)
def test_other_spellings_lead_to_the_one_address(library: Library, query: str, to: str) -> None:
    """Today leads to the day's address; what is no day gone by is dropped. Never for good."""
    assert compare(library, SITE, PAIR, TODAY, query) == Moved(f"/compare/{PAIR}{to}", lasting=False)


def test_the_day_goes_along(library: Library) -> None:
    """A reversed address keeps its day; one tool alone has no page of a day."""
    assert compare(library, SITE, f"{TWO.slug}-vs-{ONE.slug}", TODAY, "as-of=2026-11-04") == Moved(
        f"/compare/{PAIR}?as-of=2026-11-04", lasting=False
    )
    assert compare(library, SITE, ONE.slug, TODAY, "as-of=2026-11-04") == Moved(f"/tools/{ONE.slug}", lasting=False)


def test_a_renamed_tool_is_found_as_it_was(library: Library) -> None:
    """Under its present address, with what it was called then."""
    with writing(library.engine) as conn:
        number = conn.execute(tool.select().where(tool.c.slug == ONE.slug)).one().id
        conn.execute(tool.update().where(tool.c.id == number).values(slug="aaa", name="Renamed"))
        conn.execute(renamed_slug.insert().values(slug=ONE.slug, tool_id=number))
    view = _view(library, "as-of=2026-11-04", f"aaa-vs-{TWO.slug}")
    assert [(head.slug, head.name) for head in view.heads] == [("aaa", ONE.name), (TWO.slug, TWO.name)]


def test_a_tool_that_was_retired_later_was_not_then(library: Library) -> None:
    """The mark of a retired tool stands from its day on."""
    with writing(library.engine) as conn:
        gone = datetime.fromisoformat("2026-11-06T10:00+00:00")
        conn.execute(tool.update().where(tool.c.slug == ONE.slug).values(retired_at=gone))
    marked = [_view(library, f"as-of=2026-11-{then}").heads[0].retired for then in ("05", "06")]
    assert marked == [False, True]


def test_what_came_of_a_claim_is_what_was_known_then(library: Library) -> None:
    """A claim shows no outcome of a later day and no later withdrawal, nor a word that corrected the first since; one
    that was published later is not there."""
    fill(library.engine, [_claiming(claim("Early"), claim("Kept"))], at=day(6))
    fill(library.engine, [_claiming(claim("Kept"), claim("Late"))], at=day(8))
    with writing(library.engine) as conn:
        number = next(one.id for one in library.catalogue().ledger if one.text == "Kept")
        assert tell(conn, number, Resolution(1, day(9), "true", "https://a.example"))
        assert tell(conn, number, Resolution(2, day(10), "false", "https://b.example"))
        count_changes(conn, 1)
    said = {then: _claims(_view(library, f"as-of=2026-11-{then:02}")) for then in (5, 7, 8, 9, 10)}
    assert said == {
        5: [],
        7: [("Early", "", ""), ("Kept", "", "")],
        8: [("Kept", "", ""), ("Late", "", ""), ("Early", "", WITHDRAWN)],
        9: [("Kept", "Came true", ""), ("Late", "", ""), ("Early", "", WITHDRAWN)],
        10: [("Kept", "Did not come true", "Corrected 10 Nov 2026."), ("Late", "", ""), ("Early", "", WITHDRAWN)],
    }
    assert _claims(_view(library, "")) == said[10]


def _claiming(*claims: Claim) -> Tool:
    judged = scored(ONE, builder=90)
    return judged.model_copy(update={"panel": (judged.panel[0].model_copy(update={"claims": claims}),)})


def _claims(view: ComparisonView) -> list[tuple[str, str, str]]:
    return [(one.text, one.word, one.note) for row in view.scores.takes for cell in row.cells for one in cell.claims]
