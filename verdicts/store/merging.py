"""Merging: what a device said and keeps becomes its account's, in the caller's transaction, through the one counting.

The account's own ballot or pick wins where both have one. For the log it is a withdrawal by the device and a vote by
the account, so that a recount needs to know nothing of merging. Votes of an excluded device do not come along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from verdicts.domain.along import Merged
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Outcome, Vote, Voter
from verdicts.store.counting import count_votes
from verdicts.store.polls import hold_exclusions
from verdicts.store.tables import ballot, exclusion, matchup_tool, pick, tool

AT_ONCE = 1000  # votes
Changed = Mapping[str, Tally | Split]  # by topic
Said = dict[tuple[str, ...], str]  # what a reader said, by the slugs it was said about


def said_by(conn: Connection, reader: str) -> Said:
    """Every ballot and pick of a reader."""
    ballots = select(tool.c.slug, ballot.c.choice).join_from(ballot, tool).where(ballot.c.reader == reader)
    said: Said = {(row.slug,): row.choice for row in conn.execute(ballots)}
    slugs = {row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug))}
    picks = (
        select(pick.c.matchup_id, pick.c.tool_id.label("picked"), matchup_tool.c.tool_id)
        .join_from(pick, matchup_tool, pick.c.matchup_id == matchup_tool.c.matchup_id)
        .where(pick.c.reader == reader)
    )
    sets: dict[int, tuple[str, list[str]]] = {}
    for row in conn.execute(picks):
        sets.setdefault(row.matchup_id, (slugs[row.picked], []))[1].append(slugs[row.tool_id])
    return said | {tuple(sorted(among)): picked for picked, among in sets.values()}


def merge_votes(conn: Connection, device: str, account: str, now: datetime) -> tuple[Changed, Merged]:
    """Make the votes of a device those of an account (both are readers); what changed, and how many came."""
    hold_exclusions(conn)
    said = said_by(conn, device)
    if not said:
        return {}, Merged()
    excluded = conn.execute(select(exclusion.c.reader).where(exclusion.c.reader == device)).one_or_none()
    moved = {} if excluded else said
    votes = [Vote(Voter(device), tools, "", now) for tools in said]
    votes += [Vote(Voter(account, account=True), tools, choice, now, moved=True) for tools, choice in moved.items()]
    outcomes, changed = _counted(conn, votes)
    return changed, _merged(votes, outcomes)


def _merged(votes: Sequence[Vote], outcomes: Sequence[Outcome]) -> Merged:
    """What became the account's, and where its own vote stood: that one was left unchanged."""
    moved = [(vote, outcome) for vote, outcome in zip(votes, outcomes, strict=True) if vote.moved]
    came = [len(vote.tools) == 1 for vote, outcome in moved if outcome == "counted"]
    return Merged(sum(came), len(came) - sum(came), sum(outcome == "unchanged" for _, outcome in moved))


def withdraw_all(conn: Connection, reader: str, now: datetime, account: bool) -> Changed:
    """Take back every ballot and pick of a reader; what changed, by topic."""
    votes: Sequence[Vote] = [Vote(Voter(reader, account=account), tools, "", now) for tools in said_by(conn, reader)]
    return _counted(conn, votes)[1]


def _counted(conn: Connection, votes: Sequence[Vote]) -> tuple[list[Outcome], Changed]:
    """Count in batches: a statement takes only so many values."""
    outcomes: list[Outcome] = []
    changed: dict[str, Tally | Split] = {}
    for first in range(0, len(votes), AT_ONCE):
        some, news = count_votes(conn, votes[first : first + AT_ONCE])
        outcomes += some
        changed |= news
    return outcomes, changed
