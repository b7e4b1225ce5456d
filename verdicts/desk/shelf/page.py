"""The page of shelves as it stands: a section a shelf, the first bookmarks of each, or one shelf whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.shelf.query import PATH, Query
from verdicts.desk.shelf.rows import rows
from verdicts.desk.wording import plural
from verdicts.domain.matchups import FEWEST, MOST, comparison_path
from verdicts.domain.shelves import Bookmark
from verdicts.domain.shelving import ShelfHead
from verdicts.views.parts import LinkView, MetaView
from verdicts.views.shelf import PlaceView, ShelfView, ShelvesView

FIRST_OF_EACH = 20
OPEN_SHELVES = 12  # of more than these only names are shown
A_PAGE = 48
_FIRST = 3  # of a shelf with many tools, as many as are read well beside each other


@dataclass(frozen=True)
class Standing:
    """All shelves, those that are shown open, the bookmarks read for them (one more than is shown), and the query."""

    heads: Sequence[ShelfHead]
    opened: Sequence[ShelfHead]
    kept: Mapping[str, Sequence[Bookmark]]
    query: Query


def page_view(catalogue: Catalogue, site: Site, now: Standing) -> ShelvesView:
    """The page, all but what depends on who looks at it."""
    alone = now.opened[0] if now.query.shelf else None
    view = ShelvesView(
        path=PATH,
        query=now.query.text,
        address=now.query.address,
        meta=meta(site, now.query, alone.name if alone else "Bookmarks"),
        heading=alone.name if alone else "Bookmarks",
        said=plural(alone.many, "bookmark") if alone else summary(now.heads),
        back=PATH if alone else "",
        sortable=True,
        shelves=[_shelf(catalogue, site, now, head) for head in now.opened],
        others=[] if alone else [_other(head) for head in now.heads[len(now.opened) :]],
        places=places(now.heads),
        nothing="" if now.heads else "Nothing is kept yet.",
    )
    return paged(view, now.query, alone.many) if alone else view


def places(heads: Sequence[ShelfHead]) -> list[PlaceView]:
    """Where a bookmark can stand; empty where there is but one shelf."""
    return [PlaceView(head.key, head.name) for head in heads] if len(heads) > 1 else []


def summary(heads: Sequence[ShelfHead]) -> str:
    """5 bookmarks on 3 shelves."""
    many = sum(head.many for head in heads)
    return f"{plural(many, 'bookmark')} on {plural(len(heads), 'shelf', 'shelves')}." if heads else ""


def meta(site: Site, query: Query, title: str) -> MetaView:
    """A personal page: not for search engines."""
    return MetaView(f"{title} · {site.name}", "Tools and comparisons you keep.", site.url + query.address, "noindex")


def last_page(many: int) -> int:
    """The number of the last page of so many bookmarks."""
    return max(1, -(-many // A_PAGE))


def paged(view: ShelvesView, query: Query, many: int) -> ShelvesView:
    """The view with the way to the pages before and after."""
    last = last_page(many)
    return replace(
        view,
        page=f"Page {query.page:,} of {last:,}" if last > 1 else "",
        previous=replace(query, page=query.page - 1).address if query.page > 1 else "",
        following=replace(query, page=query.page + 1).address if query.page < last else "",
    )


def _other(head: ShelfHead) -> LinkView:
    return LinkView(head.name, Query(shelf=head.key).address, plural(head.many, "bookmark"))


def _shelf(catalogue: Catalogue, site: Site, now: Standing, head: ShelfHead) -> ShelfView:
    room = A_PAGE if now.query.shelf else FIRST_OF_EACH
    kept, start = now.kept.get(head.key, ()), (now.query.page - 1) * A_PAGE if now.query.shelf else 0
    more = head.many > room and not now.query.shelf
    view = ShelfView(
        key=head.key,
        id=f"shelf-{head.key}",
        name=head.name,
        count=plural(head.many, "bookmark"),
        compare=_compare(kept) if head.many <= room else LinkView(),
        whole=LinkView(f"Show all {head.many:,}", Query(shelf=head.key).address) if more else LinkView(),
        shared=f"{site.url}/shelf/{head.share}" if head.share else "",
        rest=kept[room].address if len(kept) > room else "",
        many=head.many,
        skipped=start,
        bookmarks=rows(catalogue, head.key, start, head.many, kept[:room]),
        nothing="" if head.many else "Nothing on this shelf yet.",
    )
    return replace(view, first=head == now.heads[0], last=head == now.heads[-1])


def _compare(kept: Sequence[Bookmark]) -> LinkView:
    """The comparison of a shelf's tools, where they are two to four."""
    return compare_first(kept) if len(_tools(kept)) <= MOST else LinkView()


def compare_first(kept: Sequence[Bookmark]) -> LinkView:
    """The comparison of a shelf's tools, of the first three where they are more than four."""
    slugs = _tools(kept)
    if len(slugs) < FEWEST:
        return LinkView()
    if len(slugs) > MOST:
        return LinkView(f"Compare the first {_FIRST}", comparison_path(slugs[:_FIRST]))
    return LinkView(f"Compare these {len(slugs)}", comparison_path(slugs))


def _tools(kept: Sequence[Bookmark]) -> list[str]:
    return [one.address.removeprefix("/tools/") for one in kept if one.kind == "tool"]
