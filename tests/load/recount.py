"""What a run must come to: every vote that was answered stands in the log, the log adds up, and every page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from tests.load.crowd import Reader, delta
from tests.load.live_site import PAGE, SLUGS, Site
from tests.load.timing import Vote
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.tallying import split_view
from verdicts.domain.tallies import Split
from verdicts.states.tally import TallyState
from verdicts.store.engine import open_engine, reading
from verdicts.store.tables import tool, vote_event

STATE = TallyState.get_full_name()
Entry = tuple[str, int]


@dataclass(frozen=True)
class Count:
    """What the database has: the split as a page must show it, and by cookie the log as (choice, version after it)."""

    version: int
    view: Mapping[str, Any]
    log: Mapping[str, Sequence[Entry]]

    def votes(self, reader: Reader) -> list[Vote]:
        """The reader's counted votes with the version that first holds each.

        Raises AssertionError where one that was answered as counted is not in the log.
        """
        kept = iter(self.log.get(reader.cookie, ()))
        found = list[Vote]()
        for sent, choice in reader.counted:
            version = next((version for said, version in kept if said == choice), None)
            if version is None:
                raise AssertionError(f"a vote for {choice or 'nothing'} was answered as counted and is not in the log")
            found.append(Vote(sent, version))
        return found

    def wrong(self, readers: Iterable[Reader]) -> list[str]:
        """Pages that show anything else, a sentence each; the stroke over what moved is left out."""
        seen = dict[bytes, str]()
        for reader in readers:
            if reader.last not in seen:
                shown = _still(delta(reader.last)[STATE]["split_rx_state_"]) if reader.last else None
                seen[reader.last] = "" if shown == self.view else f"shows {shown}, not {self.view}"
        return [said for said in (seen[reader.last] for reader in readers) if said]


def recount(site: Site) -> Count:
    """Read tally and log. Raises AssertionError where `verdicts check` finds anything."""
    engine = open_engine(site.database)
    try:
        if found := check(engine):
            raise AssertionError(f"verdicts check: {found[:5]}")
        library = Library(engine)
        split, cards = library.values([PAGE]).get(PAGE), library.catalogue().cards
        with reading(engine) as conn:
            log = _log(conn)
    finally:
        engine.dispose()
    names = {slug: cards[slug].short_name for slug in SLUGS}
    view = split_view(split if isinstance(split, Split) else Split(), PAGE, names)
    return Count(view.version, _still(asdict(view)), {cookie: log[key] for cookie, key in site.devices.items()})


def _log(conn: Connection) -> defaultdict[str, list[Entry]]:
    """By device. The version grows by one for each pick that comes or goes, by two for one that changes."""
    log, version, held = defaultdict[str, list[Entry]](list), 0, dict[str, str]()
    rows = select(vote_event.c.reader, tool.c.slug).outerjoin(tool, tool.c.id == vote_event.c.tool_id)
    for row in conn.execute(rows.where(vote_event.c.matchup_id.is_not(None)).order_by(vote_event.c.id)):
        said = row.slug or ""
        version += bool(held.get(row.reader)) + bool(said)
        held[row.reader] = said
        log[row.reader].append((said, version))
    return log


def _still(view: dict[str, Any]) -> dict[str, Any]:
    return {**view, "sides": [{**side, "moved": False} for side in view["sides"]], "moved": False}
