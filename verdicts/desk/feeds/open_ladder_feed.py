"""Open the ladder's feed: one entry, the ladder as it stands, which is a new entry on every day that moves it."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.climb import ALL, PATH, address, climb
from verdicts.desk.compare import Moved
from verdicts.desk.dates import day
from verdicts.desk.feeds.ids import entry_id, feed_id
from verdicts.desk.feeds.open_feed import NEVER, spelt
from verdicts.store.engine import reading
from verdicts.store.ladders import standings
from verdicts.views.feed import EntryView, FeedView
from verdicts.views.ladder import LadderView, RungView

FEED = f"{PATH}/feed.xml"
SHOWN = 20
DEMO = "Votes of a demonstration are among the picks."
SAID = "The ladder as readers' picks have it: an entry on each day that moved it."


def ladder_feed_path(category: str) -> str:
    """Where the feed of a ladder is; "" is that of all tools."""
    return f"{FEED}?category={quote(category, safe='')}" if category else FEED


def open_ladder_feed(library: Library, site: Site, category: str) -> FeedView | Moved | None:
    """The feed of a ladder, where it is spelt otherwise, or None where there is no such category."""
    name = spelt(library.catalogue(), category) if category else ALL
    if name is None:
        return None
    if name != category:
        return Moved(ladder_feed_path(name))
    with reading(library.engine) as conn:
        at = standings(conn, name).at or NEVER
    page = climb(library, site, address(name).removeprefix(PATH), at.date())
    entries = [_entry(library, site, name, page, at.astimezone(UTC))] if page.rungs.settled else []
    title = f"Ladder: {name} · {site.name}" if name else f"Ladder · {site.name}"
    whole, followed = site.url + ladder_feed_path(name), site.url + address(name)
    return FeedView(feed_id(site, f"/ladder/{name}"), title, SAID, whole, followed, site.name, at, entries)


def _entry(library: Library, site: Site, name: str, page: LadderView, at: datetime) -> EntryView:
    counted = f"From {page.rungs.picks} {page.rungs.readers}; tools too close to call share a rank."
    return EntryView(
        id=entry_id(site, at.date(), f"ladder/{name}"),
        title=f"{f'Ladder of {name}' if name else 'Ladder'}, {day(at.date())}",
        href=site.url + address(name),
        at=at,
        author=site.name,
        said=[counted, *([DEMO] if library.demo_votes() else [])],
        rows=[_row(rung) for rung in page.rungs.settled[:SHOWN]],
        category=name,
    )


def _row(rung: RungView) -> str:
    return f"{rung.rank}{rung.shared} {rung.name}: {rung.share}, 95% interval {rung.interval}, {rung.picks_said}"
