"""Share a shelf by a secret link, end the link, and show the shelf to whoever has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.drawing import bank
from verdicts.desk.shelf.page import A_PAGE, compare_first
from verdicts.desk.shelf.rows import bookmark_row
from verdicts.desk.shelve import Done
from verdicts.desk.wording import plural
from verdicts.domain.shelves import Shelf
from verdicts.domain.shelving import Refused
from verdicts.store import sharing
from verdicts.store.engine import reading, writing
from verdicts.store.shelves import find_shelf
from verdicts.views.parts import LinkView, MetaView
from verdicts.views.shelf import SharedView

PATH = "/shelf/"


def share(library: Library, site: Site, reader: str, key: str, token: str, now: datetime) -> Done | Refused:
    """Give a shelf its link; `token` is 32 characters that nobody can guess, used where it has none yet."""
    with writing(library.engine) as conn:
        shared = sharing.share(conn, reader, key, token, now)
        shelf = find_shelf(conn, reader, key)
    if isinstance(shared, Refused) or shelf is None:
        return shared if isinstance(shared, Refused) else Refused("gone")
    return Done(f"{shelf.name} is shared: whoever has its link can read it.", key=key)


def revoke(library: Library, site: Site, reader: str, key: str) -> Done | Refused:
    """End the link of a shelf."""
    with writing(library.engine) as conn:
        refused, shelf = sharing.unshare(conn, reader, key), find_shelf(conn, reader, key)
    if refused or shelf is None:
        return refused or Refused("gone")
    return Done(f"{shelf.name} is shared no more: its link leads nowhere.", key=key)


def open_shared(library: Library, site: Site, token: str, page: int) -> SharedView | None:
    """The shelf of a link, None where there is none: no notes, no owner, and not for search engines."""
    with reading(library.engine) as conn:
        found = sharing.shared(conn, token, A_PAGE + 1, (page - 1) * A_PAGE)
        many = sharing.shared_count(conn, token) if found else 0
    if found is None:
        return None
    view = _shown(library.catalogue(), site, token, found, page)
    return replace(
        view, count=plural(many, "bookmark"), page=f"Page {page:,}" if view.previous or view.following else ""
    )


def _shown(catalogue: Catalogue, site: Site, token: str, found: Shelf, page: int) -> SharedView:
    """A page of the shelf; one more of its bookmarks is read than shown."""
    here, shown, drawing = f"{PATH}{token}", found.bookmarks[:A_PAGE], bank({}, catalogue.reviewers)
    return SharedView(
        meta=MetaView(f"{found.name} · {site.name}", "A shelf that somebody shared.", robots="noindex, nofollow"),
        token=token,
        name=found.name,
        compare=compare_first(shown) if page == 1 else LinkView(),
        width=drawing.width,
        height=drawing.height,
        box=drawing.box,
        line=drawing.line,
        bookmarks=[bookmark_row(catalogue, one, f"b-{n}") for n, one in enumerate(shown)],
        previous=f"{here}?page={page - 1}" if page > 1 else "",
        following=f"{here}?page={page + 1}" if len(found.bookmarks) > A_PAGE else "",
    )
