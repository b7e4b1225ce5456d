"""Recounting from the log: what every reader's votes must be, and what they must add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from verdicts.store.polls import BALLOTS, PICKS, Poll
from verdicts.store.tables import exclusion, matchup, matchup_tool, tally, tool, vote_event

Said = dict[tuple[str, int], str]  # what a reader said, by reader and poll


def replayed(conn: Connection) -> tuple[Said, Said, set[str]]:
    """Ballots, picks and excluded readers as the log has them, read from its first row to its last."""
    ballots: Said = {}
    picks: Said = {}
    excluded: set[str] = set()
    for event in conn.execute(select(vote_event).order_by(vote_event.c.id)).yield_per(5000):
        _replay(event, ballots, picks, excluded)
    return ballots, picks, excluded


def _replay(event: Row[Any], ballots: Said, picks: Said, excluded: set[str]) -> None:
    match event.act:
        case "exclude":
            excluded.add(event.reader)
        case "include":
            excluded.discard(event.reader)
        case "withdraw":
            ballots.pop((event.reader, event.tool_id), None)
        case "unpick":
            picks.pop((event.reader, event.matchup_id), None)
        case "pick":
            picks[event.reader, event.matchup_id] = str(event.tool_id)
        case choice:
            ballots[event.reader, event.tool_id] = choice


def misremembered(conn: Connection) -> Iterator[str]:
    """Where votes differ from the log, a sentence each."""
    ballots, picks, excluded = replayed(conn)
    for poll, said in ((BALLOTS, ballots), (PICKS, picks)):
        yield from _differing(conn, poll, said, excluded)
    if (kept := set(conn.execute(select(exclusion.c.reader)).scalars())) != excluded:
        yield f"{len(kept ^ excluded)} exclusions are not those of the log"


def _differing(conn: Connection, poll: Poll, said: Said, excluded: set[str]) -> Iterator[str]:
    table, name = poll.votes, poll.votes.name
    columns = (table.c.reader, table.c[poll.key], table.c[poll.option], table.c.counted)
    rows = {(row[0], row[1]): (str(row[2]), row[3]) for row in conn.execute(select(*columns))}
    for here in sorted(rows.keys() | said.keys()):
        expected = (said[here], here[0] not in excluded) if here in said else None
        if rows.get(here) != expected:
            yield f"{name} of reader {here[0][:8]} on {poll.key} {here[1]} differs from the log"


def miscounted(conn: Connection) -> Iterator[tuple[str, str]]:
    """Slug (or matchup) and sentence where a tally is not the count of its votes."""
    yield from _off(conn, BALLOTS, _tally_counts(conn))
    yield from _off(conn, PICKS, _pick_counts(conn))


def _off(conn: Connection, poll: Poll, kept: dict[tuple[int, str], tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    found = _counted(conn, poll)
    for here in found.keys() - kept.keys():
        yield f"{poll.key} {here[0]}", f"votes for {here[1]} have no count"
    for here, (name, many, accounts) in kept.items():
        if found.get(here, (0, 0)) != (many, accounts):
            right = found.get(here, (0, 0))
            yield name, f"{here[1]} says {many} ({accounts} of accounts), recounted {right[0]} ({right[1]})"


def _counted(conn: Connection, poll: Poll) -> dict[tuple[int, str], tuple[int, int]]:
    table = poll.votes
    columns = (table.c[poll.key], table.c[poll.option], table.c.of_account)
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for key, option, of_account, many in conn.execute(
        select(*columns, func.count()).where(table.c.counted).group_by(*columns)
    ):
        all_, accounts = found.get((key, str(option)), (0, 0))
        found[key, str(option)] = (all_ + many, accounts + (many if of_account else 0))
    return found


def _tally_counts(conn: Connection) -> dict[tuple[int, str], tuple[str, int, int]]:
    kept: dict[tuple[int, str], tuple[str, int, int]] = {}
    for row in conn.execute(select(tally, tool.c.slug).join_from(tally, tool)):
        kept[row.tool_id, "ship"] = (row.slug, row.ship, row.account_ship)
        kept[row.tool_id, "skip"] = (row.slug, row.skip, row.account_skip)
    return kept


def _pick_counts(conn: Connection) -> dict[tuple[int, str], tuple[str, int, int]]:
    query = select(matchup_tool, matchup.c.tools).join_from(matchup_tool, matchup)
    return {
        (row.matchup_id, str(row.tool_id)): (f"matchup {row.tools}", row.picks, row.account_picks)
        for row in conn.execute(query)
    }
