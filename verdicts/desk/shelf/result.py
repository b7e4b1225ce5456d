"""What a search among one's bookmarks finds, shelf by shelf, in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.shelf.finding import found
from verdicts.desk.shelf.page import A_PAGE, last_page, meta, paged, places
from verdicts.desk.shelf.query import PATH, Query
from verdicts.desk.shelf.rows import bookmark_row
from verdicts.desk.wording import plural
from verdicts.domain.shelves import Bookmark, Shelf
from verdicts.domain.shelving import ShelfHead
from verdicts.views.shelf import ShelfView, ShelvesView


def found_view(
    catalogue: Catalogue, site: Site, heads: Sequence[ShelfHead], shelves: Sequence[Shelf], query: Query
) -> ShelvesView:
    """The bookmarks that `query.q` may mean; shelves without any are left out."""
    stand = [(head, one) for head, shelf in zip(heads, shelves, strict=True) for one in shelf.bookmarks]
    hits = found(catalogue, [one for _, one in stand], query.q)
    lines = [line for line, hit in zip(stand, hits, strict=True) if hit]
    query = replace(query, page=min(query.page, last_page(len(lines))))
    shown = lines[(query.page - 1) * A_PAGE : query.page * A_PAGE]
    view = ShelvesView(
        path=PATH,
        query=query.text,
        address=query.address,
        meta=meta(site, query, f"“{query.q}” among bookmarks"),
        heading="Bookmarks",
        said=f"{len(lines):,} of {plural(len(stand), 'bookmark')}.",
        q=query.q,
        back=PATH,
        shelves=_shelves(catalogue, shown),
        places=places(heads),
        nothing="" if lines else f"No bookmark matches “{query.q}”.",
    )
    return paged(view, query, len(lines))


def _shelves(catalogue: Catalogue, shown: Sequence[tuple[ShelfHead, Bookmark]]) -> list[ShelfView]:
    heads = {head.key: head for head, _ in shown}
    stand: dict[str, list[Bookmark]] = {key: [one for head, one in shown if head.key == key] for key in heads}
    return [
        ShelfView(
            key=key,
            id=f"shelf-{key}",
            name=head.name,
            count=plural(len(stand[key]), "match", "matches"),
            bookmarks=[bookmark_row(catalogue, one, f"b-{key}-{n}", key) for n, one in enumerate(stand[key])],
        )
        for key, head in heads.items()
    ]
