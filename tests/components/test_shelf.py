"""The printed page of shelves: sound, markup is text, and only one of its states at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.components.parsing import sound
from verdicts.components.shelf.page import shelves_page
from verdicts.components.shelf.shared import came_page, shared_page
from verdicts.views.parts import LinkView
from verdicts.views.shelf import BookmarkView, CameView, PlaceView, SharedView, ShelfView, ShelvesView, SideView
from verdicts.web.paper.printing import print_html

ODD = "<script>alert(1)</script>\"'& \u202e🗂️"
SIDES = [SideView(f"{ODD}: 1", "M0 0", "", "", "70.5", "true"), SideView(ODD, "M0 0")]
ROWS = [
    BookmarkView(f"b{n}", f"/tools/{n}", "k", f"/tools/{n}", "", ODD, ODD, f"{ODD}\n{ODD}", sides=SIDES[:n])
    for n in range(3)
]
SHELF = ShelfView("k", "shelf-k", ODD, "3 bookmarks", shared=f"https://x.example/{ODD}", bookmarks=ROWS)
SHAPES = {
    "nobody": ShelvesView(heading="Bookmarks", nothing="Nothing is kept yet."),
    "signed out": ShelvesView(heading="Bookmarks", device=True, ended=True),
    "full": ShelvesView(
        heading="Bookmarks", known=True, sortable=True, shelves=[SHELF], places=[PlaceView("k", ODD)], said=ODD
    ),
    "an empty shelf": ShelvesView(
        heading="Bookmarks", known=True, sortable=True, shelves=[ShelfView("k", "shelf-k", "A", nothing="Nothing yet.")]
    ),
    "nothing found": ShelvesView(heading="Bookmarks", known=True, q=ODD, nothing="No bookmark matches."),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_prints(shape: str) -> None:
    """The page is sound, holds rows or says why there are none, and never the bones of loading."""
    view = SHAPES[shape]
    html = print_html(shelves_page, view)
    page = sound(html)
    assert len([1 for row in page.all("li") if "data-address" in row]) == sum(len(s.bookmarks) for s in view.shelves)
    assert ("Nothing" in html or "No bookmark" in html) == (shape not in ("full", "signed out"))
    assert ("You were signed out on this device." in html) == (shape == "signed out")
    assert "skel" not in html


def test_every_form_posts() -> None:
    """Each form of the printed page has an address below /bookmarks; searching asks."""
    forms = sound(print_html(shelves_page, SHAPES["full"])).all("form")
    assert {form["method"] for form in forms} == {"get", "post"}
    assert all(str(form["action"]).startswith("/bookmarks") for form in forms)


def test_a_note_begins_where_it_begins() -> None:
    """A line break at the start of a text is not lost in its field."""
    html = print_html(shelves_page, SHAPES["full"])
    assert "<textarea" in html
    assert ">\n&lt;script&gt;" in html


def test_searching_moves_no_field() -> None:
    """The way back to all shelves stands after the heading, never above it, and paper and search have one order."""
    html = print_html(shelves_page, replace(SHAPES["nothing found"], back="/bookmarks", said="0 of 3 bookmarks."))
    assert html.index("<h1") < html.index("0 of 3 bookmarks.") < html.index("All shelves") < html.index('id="q"')


def test_a_comparison_draws_each_side() -> None:
    """A drawing a tool, with its mean where there is one; a shared shelf draws the same."""
    for html in (
        print_html(shelves_page, SHAPES["full"]),
        print_html(shared_page, SharedView(name=ODD, bookmarks=ROWS)),
    ):
        assert html.count('class="kept-sides"') == 2
        assert html.count('role="img"') == 3
        assert (html.count("70.5"), html.count('data-lead="true"')) == (2, 2)


def test_a_shared_shelf_can_be_kept_and_compared() -> None:
    """Its one form of the page posts the link's secret; an empty shelf offers nothing."""
    full = print_html(shared_page, SharedView(token=ODD, compare=LinkView("Compare", "/compare/a"), bookmarks=ROWS))
    form = next(form for form in sound(full).all("form") if form["action"] == "/bookmarks/copy")
    assert form["method"] == "post"
    assert 'href="/compare/a"' in full
    empty = print_html(shared_page, SharedView())
    assert "/bookmarks/copy" not in empty
    assert "Compare" not in empty


def test_paper_only_pages_print() -> None:
    """A shared shelf and the answer to an import are sound whatever they hold."""
    sound(print_html(shared_page, SharedView(name=ODD, count="3 bookmarks", bookmarks=ROWS)))
    sound(print_html(came_page, CameView(ODD, [ODD], [ODD, ODD], "And 2 more.")))
