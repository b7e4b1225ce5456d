"""Reading the votes of a while for what campaigns look like. Demo votes and excluded readers are left out.

Every query is bounded: by the index of the log on its moments, and by how many rows it gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from verdicts.domain.campaigns import FEWEST_ALIKE, Cast
from verdicts.domain.votes import CHOICES
from verdicts.store.excluding import batched
from verdicts.store.tables import ballot, exclusion, pick, tool, vote_event

Whose = Literal["reader", "network"]
MOST_NETWORKS = 500
MOST_CASTS = 50_000
_BALLOT_OF = (
    (ballot.c.reader == vote_event.c.reader)
    & (ballot.c.tool_id == vote_event.c.tool_id)
    & (ballot.c.choice == vote_event.c.act)
    & (ballot.c.changed_at == vote_event.c.at)
)


class Flood(NamedTuple):
    """A device or network and its votes: how many, of how many devices, from when to when."""

    key: str
    votes: int
    readers: int
    first: datetime
    last: datetime


def how_often(conn: Connection, whose: Whose, since: datetime) -> Mapping[int, int]:
    """How many devices or networks cast so many votes: casts, changes, takings back and picks alike."""
    counted = _log(whose, since).group_by(vote_event.c[whose]).subquery()
    return {row.votes: row.many for row in conn.execute(_by_votes(counted))}


def _by_votes(counted: Any) -> Select[Any, Any]:
    return select(counted.c.votes, func.count().label("many")).group_by(counted.c.votes)


def floods(conn: Connection, whose: Whose, since: datetime, times: int, most: int) -> list[Flood]:
    """Those that cast so many votes or more, the busiest first."""
    busy = _log(whose, since).group_by(vote_event.c[whose]).having(func.count() >= times)
    return [Flood(*row) for row in conn.execute(busy.order_by(func.count().desc()).limit(most))]


def _log(whose: Whose, since: datetime) -> Select[Any, Any, Any, Any, Any]:
    column = vote_event.c[whose]
    figures = (func.count().label("votes"), func.count(vote_event.c.reader.distinct()).label("readers"))
    span = (func.min(vote_event.c.at).label("first"), func.max(vote_event.c.at).label("last"))
    return select(column.label("key"), *figures, *span).where(column.is_not(None), *_real(since))


def volume(conn: Connection, since: datetime) -> tuple[int, int, int]:
    """How many votes there were since then, of how many devices, from how many known networks."""
    devices, networks = (func.count(vote_event.c[each].distinct()) for each in ("reader", "network"))
    votes, *distinct = conn.execute(select(func.count(), devices, networks).where(*_real(since))).one()
    return votes, distinct[0], distinct[1]


def _real(since: datetime) -> tuple[ColumnElement[bool], ...]:
    excluded = vote_event.c.reader.in_(select(exclusion.c.reader))
    votes = vote_event.c.act.not_in(("exclude", "include"))
    return vote_event.c.at >= since, votes, ~vote_event.c.demo, ~excluded


def readers_of(conn: Connection, network: str, since: datetime, most: int) -> list[str]:
    """The devices of a network, the busiest first."""
    some = select(vote_event.c.reader).where(vote_event.c.network == network, *_real(since))
    return list(conn.execute(some.group_by(vote_event.c.reader).order_by(func.count().desc()).limit(most)).scalars())


def alike(conn: Connection, since: datetime) -> list[Cast]:
    """All ballots, as they stand, of the networks of which some devices said the same of one tool."""
    same = select(vote_event.c.network).join_from(vote_event, ballot, _BALLOT_OF).where(*_standing(since))
    same = same.group_by(vote_event.c.network, vote_event.c.tool_id, vote_event.c.act)
    crowded = same.having(func.count() >= FEWEST_ALIKE).order_by(func.count().desc()).limit(MOST_NETWORKS)
    networks = sorted(set(conn.execute(crowded).scalars()))
    columns = (vote_event.c.reader, vote_event.c.network, tool.c.slug, vote_event.c.act, vote_event.c.at)
    joined = vote_event.join(ballot, _BALLOT_OF).join(tool, tool.c.id == vote_event.c.tool_id)
    own = select(*columns).select_from(joined).where(vote_event.c.network.in_(networks), *_standing(since))
    newest = own.order_by(vote_event.c.at.desc()).limit(MOST_CASTS)
    return [Cast(*row) for row in conn.execute(newest)] if networks else []


def _standing(since: datetime) -> tuple[ColumnElement[bool], ...]:
    known = vote_event.c.network.is_not(None)
    return vote_event.c.at >= since, vote_event.c.act.in_(CHOICES), known, ballot.c.counted, ~ballot.c.demo


def totals(conn: Connection, since: datetime) -> dict[tuple[str, str], int]:
    """Counted ballots of that while by tool and choice."""
    counts = before_and_since(conn, since).items()
    return {
        (slug, choice): many
        for slug, (ship, count, _, _) in counts
        for choice, many in (("ship", ship), ("skip", count - ship))
    }


def before_and_since(conn: Connection, since: datetime) -> dict[str, tuple[int, int, int, int]]:
    """By tool: ship and all ballots that were cast or changed since then, and those that stand from before."""
    new, ship = ballot.c.changed_at >= since, ballot.c.choice == "ship"
    figures = [_many(new & ship), _many(new), _many(~new & ship), _many(~new)]
    real = and_(ballot.c.counted, ~ballot.c.demo)
    query = select(tool.c.slug, *figures).join_from(ballot, tool).where(real).group_by(tool.c.slug)
    rows: Any = conn.execute(query)
    return {slug: (int(a), int(b), int(c), int(d)) for slug, a, b, c, d in rows}


def _many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))


def newest_of(conn: Connection, slug: str, choice: str, since: datetime, most: int) -> list[Cast]:
    """Ballots of one choice on one tool since then, newest first; the network is "" where the log does not know it."""
    from_log = and_(_BALLOT_OF, vote_event.c.at >= since)
    columns = (ballot.c.reader, func.coalesce(vote_event.c.network, ""), tool.c.slug, ballot.c.choice)
    joined = ballot.join(tool, tool.c.id == ballot.c.tool_id).outerjoin(vote_event, from_log)
    said = and_(tool.c.slug == slug, ballot.c.choice == choice, ballot.c.counted, ~ballot.c.demo)
    newest = select(*columns, ballot.c.changed_at).select_from(joined).where(said, ballot.c.changed_at >= since)
    return [Cast(*row) for row in conn.execute(newest.order_by(ballot.c.changed_at.desc()).limit(most))]


def votes_of(conn: Connection, readers: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many counted ballots and picks each of these readers has."""
    ballots, picks = Counter[str](), Counter[str]()
    for some in batched(readers, 500):
        for votes, found in ((ballot, ballots), (pick, picks)):
            mine = select(votes.c.reader, func.count().label("many")).where(votes.c.reader.in_(some), votes.c.counted)
            found.update({row.reader: row.many for row in conn.execute(mine.group_by(votes.c.reader))})
    return {reader: (ballots[reader], picks[reader]) for reader in readers}
