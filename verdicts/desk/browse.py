"""Browse the catalogue: a query string becomes one page of tools, with every way on from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verdicts.desk.browsing.facets import masks
from verdicts.desk.browsing.heading import counted, heading, meta
from verdicts.desk.browsing.narrowing import active, facets, nothing, offers, sorted_by, sorts, turn
from verdicts.desk.browsing.query import PATH, SORTS, address, asking, canonical, parts, read
from verdicts.desk.browsing.result import Result, result
from verdicts.desk.browsing.rows import row
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.drawing import bank
from verdicts.views.listing import KeptView, ListingView


def browse(library: Library, site: Site, query_string: str, today: date) -> ListingView:
    """The listing nearest to a query string; never an error. `today` is there because every page is opened alike."""
    catalogue = library.catalogue()
    return listing_view(catalogue, site, result(catalogue, read(query_string, masks(catalogue)), library.standing()))


def type_on(library: Library, site: Site, query_string: str, text: str, today: date) -> ListingView:
    """The listing at `query_string` with other text in its search field, from its first page."""
    catalogue = library.catalogue()
    query = asking(read(query_string, masks(catalogue)), text)
    return listing_view(catalogue, site, result(catalogue, query, library.standing()))


def listing_view(catalogue: Catalogue, site: Site, found: Result) -> ListingView:
    """One page of a result."""
    query, (count, note) = found.query, counted(catalogue, found)
    view = ListingView(
        path=PATH,
        query=canonical(query),
        address=address(query),
        meta=meta(catalogue, found, site),
        heading=heading(query),
        q=query.q,
        count=count,
        note=note,
        rows=[row(catalogue, catalogue.ranked[place]) for place in found.shown],
        nothing=nothing(found),
        offers=offers(found),
    )
    return _with_drawing(catalogue, _with_ways(found, view))


def _with_ways(found: Result, view: ListingView) -> ListingView:
    query = found.query
    return replace(
        view,
        kept=[KeptView(key, value) for key, value in parts(query) if key not in ("q", "page")],
        facets=facets(found),
        filters=f"Filters ({len(query.filters)})" if query.filters else "Filters",
        active=active(found),
        clear=PATH if query.q or query.filters else "",
        sort=SORTS[query.sort],
        sorts=sorts(query),
        by_name=sorted_by(query, "name", "ascending"),
        by_share=sorted_by(query, "panel", "descending"),
        by_community=sorted_by(query, "community", "descending"),
        page=f"Page {query.page:,} of {found.pages:,}" if found.pages > 1 else "",
        previous=turn(found, -1, "Previous"),
        following=turn(found, 1, "Next"),
    )


def _with_drawing(catalogue: Catalogue, view: ListingView) -> ListingView:
    """The frame that the bars of every row stand in."""
    frame = bank({}, catalogue.reviewers)
    return replace(view, width=frame.width, height=frame.height, box=frame.box, line=frame.line)
