"""The printed page of shelves: sound, markup is text, and only one of its states at a time."""

from __future__ import annotations

import pytest

from tests.components.parsing import sound
from verdicts.components.shelf.page import shelves_page
from verdicts.components.shelf.shared import came_page, shared_page
from verdicts.views.shelf import BookmarkView, CameView, PlaceView, SharedView, ShelfView, ShelvesView
from verdicts.web.paper.printing import print_html

ODD = "<script>alert(1)</script>\"'& \u202e🗂️"
ROWS = [BookmarkView(f"b{n}", f"/tools/{n}", "k", f"/tools/{n}", "", ODD, ODD, f"{ODD}\n{ODD}") for n in range(3)]
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


def test_paper_only_pages_print() -> None:
    """A shared shelf and the answer to an import are sound whatever they hold."""
    sound(print_html(shared_page, SharedView(name=ODD, count="3 bookmarks", bookmarks=ROWS)))
    sound(print_html(came_page, CameView(ODD, [ODD], [ODD, ODD], "And 2 more.")))
