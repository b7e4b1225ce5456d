"""Kept comparisons show who leads; a shared shelf offers its comparison, and may be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.generate import tools
from tests.kept import LINK, PAIR, do, full_shelf, stands
from tests.shelves import card, shelf
from tests.vocabulary import REVIEWERS
from tests.votes import AT, reader
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.copy_shelf import copy_shelf
from verdicts.desk.shelf.page import compare_first
from verdicts.desk.shelf.rows import bookmark_row
from verdicts.domain.shelves import Bookmark
from verdicts.domain.shelving import Refused
from verdicts.store.bringing import bring
from verdicts.store.sharing import share
from verdicts.store.shelves import shelves_of
from verdicts.views.shelf import CameView

SITE, ME, TOKEN = Site("Verdicts", "https://verdicts.example"), reader(1), "0" * 32
ONE, TWO, *_ = [reviewer.key for reviewer in REVIEWERS]


def shown(*panels: dict[str, int]) -> tuple[str, list[tuple[str, str]]]:
    """What the row of a comparison of tools with these panels says: who leads, and each mean with its mark."""
    made = [card(tool, slug="abcd"[n], short_name="ABCD"[n], scores=tuple(panels[n].items()))
            for n, tool in enumerate(tools(len(panels)))]  # fmt: skip
    row = bookmark_row(shelf(made), Bookmark(f"/compare/{'-vs-'.join(one.slug for one in made)}", AT), "b")
    assert (row.word, [side.label.partition(":")[0] for side in row.sides]) == ("", [one.short_name for one in made])
    return row.about, [(side.mean, side.lead) for side in row.sides]


@pytest.mark.parametrize(
    ("panels", "about", "means"),
    [
        ([{ONE: 80, TWO: 70}, {ONE: 60, TWO: 71}], "A leads by 10 points among 2 shared reviewers",
         [("75.0", "true"), ("65.5", "false")]),
        ([{ONE: 50, TWO: 99}, {ONE: 60}], "B leads by 10 points among 1 shared reviewer",
         [("50.0", "false"), ("60.0", "true")]),
        ([{ONE: 50}, {ONE: 50}], "Level among 1 shared reviewer", [("50.0", "false")] * 2),
        ([{ONE: 50}, {ONE: 50}, {ONE: 40}], "A and B share the lead among 1 shared reviewer",
         [("50.0", "false"), ("50.0", "false"), ("40.0", "false")]),
        ([{ONE: 50}, {TWO: 50}], "Comparison, no shared reviewer", [("", "false")] * 2),
        ([{}, {}, {}, {}], "Comparison, no shared reviewer", [("", "false")] * 4),
    ],
)  # fmt: skip
def test_a_kept_comparison_tells_who_leads(
    panels: list[dict[str, int]], about: str, means: list[tuple[str, str]]
) -> None:
    """Means are of those who scored every tool, and only a lone leader is marked."""
    assert shown(*panels) == (about, means)


def test_a_comparison_with_an_unknown_tool_is_only_named() -> None:
    """No panel is drawn where one is missing."""
    made = replace(card(tools(1)[0]), slug="a")
    row = bookmark_row(shelf([made]), Bookmark("/compare/a-vs-gone", AT), "b")
    assert (row.about, row.sides) == ("Comparison", [])


@pytest.mark.parametrize(
    ("many", "label", "href"),
    [
        (0, "", ""), (1, "", ""), (2, "Compare these 2", "/compare/a-vs-b"),
        (4, "Compare these 4", "/compare/a-vs-b-vs-c-vs-d"), (5, "Compare the first 3", "/compare/a-vs-b-vs-c"),
    ],
)  # fmt: skip
def test_the_first_tools_are_compared(many: int, label: str, href: str) -> None:
    """Two to four tools are compared, of more the first three; other bookmarks are no tools."""
    kept = [Bookmark(LINK, AT), *(Bookmark(f"/tools/{slug}", AT) for slug in "abcde"[:many]), Bookmark(PAIR, AT)]
    link = compare_first(kept)
    assert (link.label, link.href) == (label, href)


def test_keeping_a_shared_shelf_says_what_came(demo: Engine) -> None:
    """The answer names the new shelf and leads to it; a second time there is nothing new; a wrong link is refused."""
    do(demo, bring, reader(2), [full_shelf("Theirs", LINK, PAIR, note="secret")])
    do(demo, bring, ME, [full_shelf("Theirs", PAIR)])
    with demo.connect() as conn:
        key = shelves_of(conn, reader(2))[0].key
    do(demo, share, reader(2), key, TOKEN, NOON)
    library = Library(demo)
    came = copy_shelf(library, SITE, ME, TOKEN, NOON)
    assert isinstance(came, CameView)
    assert came.said == [
        "Your new shelf is called Theirs 2.",
        "1 bookmark came in.",
        "1 was kept already and stays where it stood.",
    ]
    with demo.connect() as conn:
        assert came.href == f"/bookmarks#shelf-{shelves_of(conn, ME)[1].key}"
    assert stands(demo, 1) == {"Theirs": [PAIR], "Theirs 2": [LINK]}
    again = copy_shelf(library, SITE, ME, TOKEN, NOON)
    assert isinstance(again, CameView)
    assert (again.title, again.href) == ("Nothing new", "/bookmarks")
    assert copy_shelf(library, SITE, ME, "1" * 32, NOON) == Refused("link")
