"""The printed catalogue: every shape of it prints, markup is text, and only one of its states at a time."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.generate import odd_tools, tools
from tests.shelves import card, generated, listing, shelf
from verdicts.components.listing.page import listing_page
from verdicts.components.tray import tray
from verdicts.desk.tray import tray_view
from verdicts.web.paper.printing import print_html


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def printed(html: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The start tags of a piece of HTML."""
    parser = _Tags()
    parser.feed(html)
    yield from parser.tags


SHAPES = {
    "none": shelf([]),
    "one": shelf([card(tools(1)[0])]),
    "a page": shelf([card(tool) for tool in tools(48)]),
    "odd": shelf([card(tool) for tool in odd_tools()]),
    "many": generated(300),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("query", ["", "q=zzzzqqq", "pricing=free&sort=name", "page=2"])
def test_every_shape_prints(shape: str, query: str) -> None:
    """One heading, and either rows or the reason why there are none."""
    view = listing(SHAPES[shape], query)
    html = print_html(listing_page, view)
    tags = [tag for tag, _ in printed(html)]
    assert tags.count("h1") == 1
    assert ("table" in tags) == bool(view.rows)
    assert (view.nothing != "" and "No tool matches" in html) or "There are no tools" in html or view.rows
    assert "skel" not in html


def test_markup_is_text() -> None:
    """Markup in names, taglines and the search field never becomes an element."""
    html = print_html(listing_page, listing(SHAPES["odd"], "q=%22%3E%3Cscript%3E"))
    assert not [tag for tag, _ in printed(html) if tag in ("script", "img", "b")]
    html = print_html(listing_page, listing(SHAPES["odd"]))
    assert not [tag for tag, _ in printed(html) if tag in ("script", "img", "b")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_it_works_without_scripts() -> None:
    """Search and ticked boxes are GET forms, the search keeps the facets, ribbons post, and every way on is a
    link."""
    tags = list(printed(print_html(listing_page, listing(SHAPES["many"], "pricing=free&sort=name"))))
    forms = [(form["action"], form["method"]) for tag, form in tags if tag == "form"]
    assert forms == [("/tools", "get"), ("/compare", "get"), ("/bookmark", "post")]
    hidden = [(field["name"], field["value"]) for tag, field in tags if field.get("type") == "hidden"]
    assert hidden == [("pricing", "free"), ("sort", "name"), ("back", "/tools?pricing=free&sort=name")]
    boxes = [field for tag, field in tags if field.get("type") == "checkbox"]
    assert boxes
    assert all(box["name"] == "with" and box["value"] and "checked" not in box for box in boxes)
    assert all(link["href"] for tag, link in tags if tag == "a")
    assert not [tag for tag, _ in tags if tag in ("select", "script")]


def test_the_table_says_what_is_what() -> None:
    """Columns and rows have headers with a scope, boxes and drawings have names."""
    tags = list(printed(print_html(listing_page, listing(SHAPES["a page"]))))
    scopes = [head["scope"] for tag, head in tags if tag == "th"]
    assert (scopes.count("col"), scopes.count("row")) == (7, 48)
    assert all(
        field.get("aria-label") for tag, field in tags if field.get("type") == "checkbox" or field.get("role") == "img"
    )


@pytest.mark.parametrize("many", range(5))
def test_the_tray_prints_what_it_holds(many: int) -> None:
    """An empty tray is not there; else it has its tools, its empty slots, and a link from two tools up."""
    catalogue = SHAPES["a page"]
    html = (
        print_html(tray, tray_view(catalogue, sorted(catalogue.cards)[:many]))
        if many
        else print_html(tray, tray_view(catalogue, []))
    )
    tags = list(printed(html))
    assert len([1 for tag, _ in tags if tag == "button"]) == (many + 1 if many else 0)
    assert html.count("Empty") == (4 - many if many else 0)
    assert len([1 for tag, _ in tags if tag == "a"]) == (1 if many >= 2 else 0)
