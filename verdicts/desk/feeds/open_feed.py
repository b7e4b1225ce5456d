"""Open a feed: what was published lately, of all tools, of a category or of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Missing, Moved, catalogue_slug
from verdicts.desk.comparison.heads import category_path
from verdicts.desk.feeds.entries import entry_view, retired_view
from verdicts.desk.feeds.ids import feed_id
from verdicts.store.engine import reading
from verdicts.store.publications import publications, retirements
from verdicts.views.feed import EntryView, FeedView

MOST = 50
PATH = "/feed.xml"
NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # what a feed without entries says, which must say something
SAID = "New tools, and verdicts that were published anew: from what, to what, and why."


def tool_feed_path(slug: str) -> str:
    """Where the feed of a tool is."""
    return f"/tools/{slug}{PATH}"


def category_feed_path(category: str) -> str:
    """Where the feed of a category is."""
    return f"{PATH}?category={quote(category, safe='')}"


def spelt(catalogue: Catalogue, category: str) -> str | None:
    """A category as the catalogue has it; None where there is none."""
    asked = category.strip().casefold()
    return next((name for name in catalogue.categories if name.casefold() == asked), None)


def open_feed(library: Library, site: Site) -> FeedView:
    """The feed of everything."""
    feed = FeedView(feed_id(site, ""), site.name, SAID, PATH, "/", site.name, NEVER)
    return _filled(feed, library, site)


def open_category_feed(library: Library, site: Site, category: str) -> FeedView | Moved | None:
    """The feed of a category, where it is spelt otherwise, or None where there is no such category."""
    name = spelt(library.catalogue(), category)
    if name is None:
        return None
    address, page = category_feed_path(name), category_path(name)
    if name != category:
        return Moved(address)
    title, said = f"{name} · {site.name}", f"{name}. {SAID}"
    feed = FeedView(feed_id(site, f"/category/{name}"), title, said, address, page, site.name, NEVER)
    return _filled(feed, library, site, category=name)


def open_tool_feed(library: Library, site: Site, slug: str) -> FeedView | Moved | Missing:
    """The feed of a tool, retired or not, or where it moved, or that it is missing."""
    catalogue = library.catalogue()
    spellings = [catalogue_slug(library, catalogue, each) for each in (slug, slug.strip().lower())]
    now = next((each for each in spellings if each in catalogue.cards), None)
    if now is None:
        return Missing((slug,))
    if now != slug:
        return Moved(tool_feed_path(now))
    name = catalogue.cards[now].name
    title, said = f"{name} · {site.name}", f"{name}. Each verdict that was published, and why."
    feed = FeedView(feed_id(site, f"/tool/{now}"), title, said, tool_feed_path(now), f"/tools/{now}", site.name, NEVER)
    return _filled(feed, library, site, slug=now)


def _filled(feed: FeedView, library: Library, site: Site, slug: str = "", category: str = "") -> FeedView:
    """With its entries, the newest first, and whole addresses."""
    reviewers = library.catalogue().reviewers
    with reading(library.engine) as conn:
        published = publications(conn, MOST, slug, category)
        gone = retirements(conn, MOST, slug, category)
    entries = [*(retired_view(one, site) for one in gone), *(entry_view(one, reviewers, site) for one in published)]
    entries = sorted(entries, key=_moment, reverse=True)[:MOST]
    at = entries[0].at if entries else feed.at
    return replace(feed, href=site.url + feed.href, page=site.url + feed.page, at=at, entries=entries)


def _moment(entry: EntryView) -> datetime:
    return entry.at
