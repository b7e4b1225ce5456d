"""Reading exclusions: what one would take out of the counts, and what is out of them at present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Subquery, Table, func, select

from verdicts.domain.votes import Step
from verdicts.store.excluding import batched
from verdicts.store.tables import ballot, exclusion, exclusion_step, matchup, pick, tool


class Weight(NamedTuple):
    """Counted votes of some readers: ballots by tool name and choice, picks by the ids of the tools among which."""

    ballots: Counter[tuple[str, str]]
    picks: Counter[str]


class Batch(NamedTuple):
    """Readers excluded at once: why, since when, how many, how many votes of theirs do not count, and by whom, "" where
    that is not known."""

    reason: str
    since: datetime
    readers: int
    ballots: int
    picks: int
    by: str


class Action(NamedTuple):
    """Readers were excluded, or let count again; `reason` is that of the exclusion, `by` "" the command line."""

    at: datetime
    act: Step
    reason: str
    readers: int
    by: str


def weigh_votes(conn: Connection, readers: Sequence[str]) -> Weight:
    """What excluding these readers takes out of the counts."""
    weight = Weight(Counter(), Counter())
    for some in batched(readers, 500):
        said = select(tool.c.name, ballot.c.choice, func.count().label("many")).join_from(ballot, tool)
        said = said.where(ballot.c.reader.in_(some), ballot.c.counted).group_by(tool.c.name, ballot.c.choice)
        weight.ballots.update({(row.name, row.choice): row.many for row in conn.execute(said)})
        picked = select(matchup.c.tools, func.count().label("many")).join_from(
            pick, matchup, matchup.c.id == pick.c.matchup_id
        )
        picked = picked.where(pick.c.reader.in_(some), pick.c.counted).group_by(matchup.c.tools)
        weight.picks.update({row.tools: row.many for row in conn.execute(picked)})
    return weight


def tool_names(conn: Connection, ids: Sequence[int]) -> dict[int, str]:
    """What tools are called for short, by number."""
    return {
        row.id: row.short_name for row in conn.execute(select(tool.c.id, tool.c.short_name).where(tool.c.id.in_(ids)))
    }


def batches(conn: Connection, most: int) -> list[Batch]:
    """What is excluded at present, by what was done at once, newest first."""
    same = (exclusion.c.reason, exclusion.c.since)
    per = [_votes(votes) for votes in (ballot, pick)]
    joined = exclusion.outerjoin(per[0], per[0].c.reader == exclusion.c.reader)
    joined = joined.outerjoin(per[1], per[1].c.reader == exclusion.c.reader)
    sums = [func.coalesce(func.sum(each.c.many), 0) for each in per]
    step = exclusion_step.c
    told = (step.act == "exclude") & (step.at == exclusion.c.since) & (step.reason == exclusion.c.reason)
    by = select(func.max(step.author)).where(told).correlate(exclusion).scalar_subquery()
    query = select(*same, func.count(), *sums, by).select_from(joined).group_by(*same)
    newest = query.order_by(exclusion.c.since.desc(), exclusion.c.reason).limit(most)
    rows: Any = conn.execute(newest)
    return [Batch(row[0], row[1], row[2], int(row[3]), int(row[4]), row[5] or "") for row in rows]


def steps(conn: Connection, most: int) -> list[Action]:
    """What was done about readers, the newest first."""
    newest = select(exclusion_step).order_by(exclusion_step.c.at.desc(), exclusion_step.c.id.desc()).limit(most)
    return [Action(row.at, row.act, row.reason, row.readers, row.author or "") for row in conn.execute(newest)]


def _votes(votes: Table) -> Subquery:
    """How many votes each excluded reader has."""
    mine = votes.c.reader == exclusion.c.reader
    counted = select(votes.c.reader, func.count().label("many")).join_from(exclusion, votes, mine)
    return counted.group_by(votes.c.reader).subquery()


def readers_in(conn: Connection, reason: str, since: datetime) -> list[str]:
    """The readers of one batch."""
    batch = (exclusion.c.reason == reason) & (exclusion.c.since == since)
    return list(conn.execute(select(exclusion.c.reader).where(batch)).scalars())


def excluded_by_reason(conn: Connection) -> list[tuple[str, int, int]]:
    """Reason, readers and votes of what is excluded at present, the most votes first."""
    found: dict[str, tuple[int, int]] = {}
    for batch in batches(conn, 100_000):
        readers, votes = found.get(batch.reason, (0, 0))
        found[batch.reason] = (readers + batch.readers, votes + batch.ballots + batch.picks)
    return sorted(((reason, *figures) for reason, figures in found.items()), key=lambda each: (-each[2], each[0]))
