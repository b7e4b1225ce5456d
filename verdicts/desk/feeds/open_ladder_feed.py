"""Open the ladder's feed: an entry for each week in which ranks moved, the ladder as it stood after the last move."""

from __future__ import annotations

from datetime import UTC
from urllib.parse import quote

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.climb import ALL, PATH, address
from verdicts.desk.climbing.rungs import rungs_view
from verdicts.desk.compare import Moved
from verdicts.desk.dates import day
from verdicts.desk.feeds.ids import entry_id, feed_id
from verdicts.desk.feeds.open_feed import MOST, NEVER, spelt
from verdicts.domain.newsletter.issues import monday_of
from verdicts.store.engine import reading
from verdicts.store.ladder_weeks import LadderWeek, ladder_weeks
from verdicts.views.feed import EntryView, FeedView
from verdicts.views.ladder import RungsView, RungView

FEED = f"{PATH}/feed.xml"
SHOWN = 20
DEMO = "Votes of a demonstration are among the picks."
SAID = "The ladder as readers' picks have it: an entry for each week that moved its ranks."


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
        weeks = ladder_weeks(conn, name, MOST)
    cards = library.catalogue().cards
    entries = [_entry(site, name, each, rungs_view(each.standings, cards)) for each in weeks]
    at = entries[0].at if entries else NEVER
    title = f"Ladder: {name} · {site.name}" if name else f"Ladder · {site.name}"
    whole, followed = site.url + ladder_feed_path(name), site.url + address(name)
    return FeedView(feed_id(site, f"/ladder/{name}"), title, SAID, whole, followed, site.name, at, entries)


def _entry(site: Site, name: str, week: LadderWeek, rungs: RungsView) -> EntryView:
    counted = f"From {rungs.picks} {rungs.readers}; tools too close to call share a rank."
    at = (week.standings.at or NEVER).astimezone(UTC)
    return EntryView(
        id=entry_id(site, monday_of(week.week), f"ladder/{name}"),
        title=f"{f'Ladder of {name}' if name else 'Ladder'}, {day(at.date())}",
        href=site.url + address(name),
        at=at,
        author=site.name,
        said=[counted, *([DEMO] if week.demo else [])],
        rows=[_row(rung) for rung in rungs.settled[:SHOWN]],
        category=name,
    )


def _row(rung: RungView) -> str:
    return f"{rung.rank}{rung.shared} {rung.name}: {rung.share}, 95% interval {rung.interval}, {rung.picks_said}"
