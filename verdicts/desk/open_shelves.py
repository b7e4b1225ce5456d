"""Open the page of shelves: some of each, one of them whole in pages, or what a search finds."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.drawing import bank
from verdicts.desk.shelf.page import A_PAGE, FIRST_OF_EACH, OPEN_SHELVES, Standing, last_page, page_view
from verdicts.desk.shelf.query import Query, read_query
from verdicts.desk.shelf.result import found_view
from verdicts.store.bookmarks import bookmarks_of
from verdicts.store.engine import reading
from verdicts.store.shelves import shelves_of, whole_shelves
from verdicts.views.shelf import ShelvesView


def open_shelves(library: Library, site: Site, reader: str, query_string: str, signed_in: bool) -> ShelvesView:
    """The page nearest to a query string, of the reader with this key; "" is nobody yet, who has no shelves."""
    catalogue, query = library.catalogue(), read_query(query_string)
    view = _found(library, catalogue, site, reader, query) if query.q else None
    view = view or _standing(library, catalogue, site, reader, query)
    drawing = bank({}, catalogue.reviewers)
    return replace(
        view,
        known=bool(reader),
        whose=sha256(f"whose {reader}".encode()).hexdigest()[:12] if reader else "",
        device=not signed_in,
        width=drawing.width,
        height=drawing.height,
        box=drawing.box,
        line=drawing.line,
    )


def _standing(library: Library, catalogue: Catalogue, site: Site, reader: str, query: Query) -> ShelvesView:
    with reading(library.engine) as conn:
        heads = shelves_of(conn, reader)
        one = next((head for head in heads if head.key == query.shelf), None)
        if one is None:
            opened = heads[:OPEN_SHELVES]
            kept = bookmarks_of(conn, reader, FIRST_OF_EACH + 1)
            return page_view(catalogue, site, Standing(heads, opened, kept, Query()))
        page = min(query.page, last_page(one.many))
        kept = bookmarks_of(conn, reader, A_PAGE + 1, one.key, (page - 1) * A_PAGE)
    return page_view(catalogue, site, Standing(heads, [one], kept, replace(query, page=page)))


def _found(library: Library, catalogue: Catalogue, site: Site, reader: str, query: Query) -> ShelvesView | None:
    """What a search finds; None where there is nothing to search."""
    with reading(library.engine) as conn:
        heads, shelves = shelves_of(conn, reader), whole_shelves(conn, reader)
    return found_view(catalogue, site, heads, shelves, query) if any(head.many for head in heads) else None
