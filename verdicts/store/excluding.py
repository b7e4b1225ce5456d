"""Excluding a reader's votes from the counts, and undoing it. Both are in the log, so that a recount knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from verdicts.domain.votes import Step
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
from verdicts.store.tables import exclusion, exclusion_step, matchup, vote_event

Item = TypeVar("Item")
AT_ONCE = 500  # readers in one statement


def exclude(conn: Connection, reader: str, reason: str, at: datetime) -> bool:
    """Count a reader's votes no longer, present ones and later ones; False where that is so already."""
    return bool(exclude_all(conn, [reader], reason, at))


def exclude_all(conn: Connection, readers: Iterable[str], reason: str, at: datetime, by: str = "") -> list[str]:
    """The same of many, each tally recounted once; gives those that were not excluded before. `by` is who says so."""
    hold_exclusions(conn, alone=True)
    fresh = list[str]()
    for some in batched(sorted(set(readers)), AT_ONCE):
        cells = [{"reader": reader, "reason": reason, "since": at} for reader in some]
        fresh += conn.execute(insert_new(conn, exclusion).values(cells).returning(exclusion.c.reader)).scalars()
    _record(conn, "exclude", Counter({reason: len(fresh)}), by, at)
    _set_counted(conn, fresh, False, at)
    return fresh


def include(conn: Connection, reader: str, at: datetime) -> bool:
    """Count an excluded reader's votes again; False where none was excluded."""
    return bool(include_all(conn, [reader], at))


def include_all(conn: Connection, readers: Iterable[str], at: datetime, by: str = "") -> list[str]:
    """The same of many; gives those that were excluded."""
    hold_exclusions(conn, alone=True)
    freed, reasons = list[str](), Counter[str]()
    for some in batched(sorted(set(readers)), AT_ONCE):
        gone = delete(exclusion).where(exclusion.c.reader.in_(some)).returning(exclusion.c.reader, exclusion.c.reason)
        for row in conn.execute(gone):
            freed.append(row.reader)
            reasons[row.reason] += 1
    _record(conn, "include", reasons, by, at)
    _set_counted(conn, freed, True, at)
    return freed


def _record(conn: Connection, act: Step, reasons: Counter[str], by: str, at: datetime) -> None:
    """Who did it, when, and to how many that were excluded for which reason."""
    said = {"at": at, "act": act, "author": by or None}
    if rows := [{**said, "reason": reason, "readers": many} for reason, many in sorted(reasons.items()) if many]:
        conn.execute(insert(exclusion_step), rows)


def _set_counted(conn: Connection, readers: list[str], counted: bool, at: datetime) -> None:
    if not readers:
        return
    tools = locked_tallies(conn, _polls(conn, BALLOTS, readers))
    _flag(conn, BALLOTS, readers, counted)
    save_tallies(conn, recounted(conn, BALLOTS, tools))
    keys = select(matchup.c.tools).where(matchup.c.id.in_(_polls(conn, PICKS, readers)))
    sets = [[int(part) for part in key.split("-")] for key in conn.execute(keys).scalars()]
    locked = dict(locked_matchups(conn, sets).values()) if sets else {}
    _flag(conn, PICKS, readers, counted)
    save_matchups(conn, recounted(conn, PICKS, locked))
    said = {"at": at, "act": "include" if counted else "exclude", "of_account": False, "demo": False}
    conn.execute(insert(vote_event), [{**said, "reader": reader} for reader in readers])


def _polls(conn: Connection, poll: Poll, readers: list[str]) -> list[int]:
    """The polls in which any of them voted."""
    column, found = poll.votes.c[poll.key], set[int]()
    for some in batched(readers, AT_ONCE):
        found |= set(conn.execute(select(column).where(poll.votes.c.reader.in_(some)).distinct()).scalars())
    return sorted(found)


def _flag(conn: Connection, poll: Poll, readers: list[str], counted: bool) -> None:
    for some in batched(readers, AT_ONCE):
        conn.execute(update(poll.votes).where(poll.votes.c.reader.in_(some)).values(counted=counted))


def recounted(conn: Connection, poll: Poll, locked: dict[int, Standing]) -> dict[int, Standing]:
    """Locked polls with their counts as the votes have them now, each at its next version."""
    zeros = {key: dict.fromkeys(standing.counts, 0) for key, standing in locked.items()}
    for key, option, of_account, many in conn.execute(_grouped(poll, locked)):
        zeros[key][str(option)] += many
        if of_account:
            zeros[key][f"account {option}"] += many
    return {key: Standing(zeros[key], standing.version + 1) for key, standing in locked.items()}


def batched(items: Iterable[Item], many: int) -> Iterator[list[Item]]:
    """So many at once, since a statement takes only so many values."""
    left = iter(items)
    while some := list(islice(left, many)):
        yield some


def _grouped(poll: Poll, keys: Iterable[int]):  # noqa: ANN202 - a Select of four columns
    table = poll.votes
    columns = (table.c[poll.key], table.c[poll.option], table.c.of_account)
    counted = select(*columns, func.count()).where(table.c.counted & table.c[poll.key].in_(list(keys)))
    return counted.group_by(*columns)
