"""Excluding a reader's votes from the counts, and undoing it. Both are in the log, so that a recount knows of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from verdicts.store.polls import (
    BALLOTS,
    PICKS,
    Poll,
    Standing,
    hold_exclusions,
    insert_new,
    locked_matchups,
    locked_tallies,
    save_matchups,
    save_tallies,
)
from verdicts.store.tables import exclusion, matchup, vote_event


def exclude(conn: Connection, reader: str, reason: str, at: datetime) -> bool:
    """Count a reader's votes no longer, present ones and later ones; False where that is so already."""
    cells = {"reader": reader, "reason": reason, "since": at}
    hold_exclusions(conn, alone=True)
    if conn.execute(insert_new(conn, exclusion).values(**cells).returning(exclusion.c.reader)).first() is None:
        return False
    _set_counted(conn, reader, False, at)
    return True


def include(conn: Connection, reader: str, at: datetime) -> bool:
    """Count an excluded reader's votes again; False where none was excluded."""
    hold_exclusions(conn, alone=True)
    if not conn.execute(delete(exclusion).where(exclusion.c.reader == reader)).rowcount:
        return False
    _set_counted(conn, reader, True, at)
    return True


def _set_counted(conn: Connection, reader: str, counted: bool, at: datetime) -> None:
    tools = _polls(conn, BALLOTS.votes, BALLOTS.key, reader)
    save_tallies(conn, recounted(conn, BALLOTS, _flag(conn, BALLOTS, reader, counted, locked_tallies(conn, tools))))
    keys = select(matchup.c.tools).where(matchup.c.id.in_(_polls(conn, PICKS.votes, PICKS.key, reader)))
    sets = [[int(part) for part in key.split("-")] for key in conn.execute(keys).scalars()]
    locked = dict(locked_matchups(conn, sets).values()) if sets else {}
    save_matchups(conn, recounted(conn, PICKS, _flag(conn, PICKS, reader, counted, locked)))
    act = "include" if counted else "exclude"
    conn.execute(insert(vote_event), {"at": at, "reader": reader, "act": act, "of_account": False, "demo": False})


def _polls(conn: Connection, votes: Table, key: str, reader: str) -> list[int]:
    return list(conn.execute(select(votes.c[key]).where(votes.c.reader == reader)).scalars())


def _flag(conn: Connection, poll: Poll, reader: str, counted: bool, locked: dict[int, Standing]) -> dict[int, Standing]:
    conn.execute(update(poll.votes).where(poll.votes.c.reader == reader).values(counted=counted))
    return locked


def recounted(conn: Connection, poll: Poll, locked: dict[int, Standing]) -> dict[int, Standing]:
    """Locked polls with their counts as the votes have them now, each at its next version."""
    zeros = {key: dict.fromkeys(standing.counts, 0) for key, standing in locked.items()}
    for key, option, of_account, many in conn.execute(_grouped(poll, locked)):
        zeros[key][str(option)] += many
        if of_account:
            zeros[key][f"account {option}"] += many
    return {key: Standing(zeros[key], standing.version + 1) for key, standing in locked.items()}


def _grouped(poll: Poll, keys: Iterable[int]):  # noqa: ANN202 - a Select of four columns
    table = poll.votes
    columns = (table.c[poll.key], table.c[poll.option], table.c.of_account)
    counted = select(*columns, func.count()).where(table.c.counted & table.c[poll.key].in_(list(keys)))
    return counted.group_by(*columns)
