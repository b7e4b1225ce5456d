"""The votes of a tool that becomes another one, through the one counting: for the log each is taken back and cast anew.

What a reader said on the other tool stands. Nobody else votes meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from verdicts.domain.tending import Brought, Standing
from verdicts.domain.votes import Vote, Voter
from verdicts.store.counting import count_votes
from verdicts.store.polls import hold_exclusions
from verdicts.store.tables import ballot, matchup, matchup_tool, pick, tool

AT_ONCE = 1000  # votes in a statement
Moving = tuple[Vote, Vote | None]  # what is taken back, and what is cast in its place


def move_votes(conn: Connection, one: Standing, into: Standing, now: datetime) -> Brought:
    """Make ballots and picks of a tool those of another; how many came."""
    hold_exclusions(conn, alone=True)
    ballots = _move(conn, list(_ballots(conn, one, into, now)))
    picks = _move(conn, list(_picks(conn, one, into, now)))
    return Brought(*ballots, *picks)


def _move(conn: Connection, moving: list[Moving]) -> tuple[int, int]:
    came = 0
    for first in range(0, len(moving), AT_ONCE):
        some = moving[first : first + AT_ONCE]
        cast = [new for _, new in some if new]
        outcomes, _ = count_votes(conn, [*(old for old, _ in some), *cast])
        came += outcomes[len(some) :].count("counted")
    return came, len(moving) - came


def _ballots(conn: Connection, one: Standing, into: Standing, now: datetime) -> Iterator[Moving]:
    for row in conn.execute(select(ballot).where(ballot.c.tool_id == one.id).order_by(ballot.c.id)).all():
        yield Vote(_voter(row), (one.slug,), "", now), Vote(_voter(row), (into.slug,), row.choice, now, moved=True)


def _picks(conn: Connection, one: Standing, into: Standing, now: datetime) -> Iterator[Moving]:
    """Of a comparison that shows the other tool already nothing is cast anew."""
    slugs = {row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug))}
    among = select(matchup_tool.c.matchup_id).where(matchup_tool.c.tool_id == one.id)
    query = select(pick, matchup.c.tools).join_from(pick, matchup, pick.c.matchup_id == matchup.c.id)
    for row in conn.execute(query.where(pick.c.matchup_id.in_(among)).order_by(pick.c.id)).all():
        before = {slugs[int(number)] for number in row.tools.split("-")}
        after, chosen = before - {one.slug} | {into.slug}, slugs[row.tool_id]
        choice = into.slug if chosen == one.slug else chosen
        cast = Vote(_voter(row), tuple(sorted(after)), choice, now, moved=True) if into.slug not in before else None
        yield Vote(_voter(row), tuple(sorted(before)), "", now), cast


def _voter(row: Row[Any]) -> Voter:
    return Voter(row.reader, account=row.of_account, demo=row.demo)
