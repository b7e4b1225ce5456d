"""Counting votes: a batch in one transaction, with its tallies, their versions and the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Outcome, Vote
from verdicts.store.polls import (
    BALLOTS,
    PICKS,
    WANTED,
    Poll,
    Standing,
    hold_exclusions,
    locked_matchups,
    locked_tallies,
    save_matchups,
    save_tallies,
    tools_key,
)
from verdicts.store.sheets import Sheet, held_votes
from verdicts.store.tables import exclusion, tool, vote_event

_TOOLS = select(tool.c.slug, tool.c.id, tool.c.retired_at).where(tool.c.slug.in_(WANTED))
_EXCLUDED = select(exclusion.c.reader).where(exclusion.c.reader.in_(WANTED))


def count_votes(conn: Connection, votes: Sequence[Vote]) -> tuple[list[Outcome], dict[str, Tally | Split]]:
    """Count votes in their order, all in the caller's transaction.

    The outcome of each (counted, unchanged, missing: no such tool or choice, retired), and what changed, by topic.
    """
    ids = _tool_ids(conn, {slug for vote in votes for slug in vote.tools})
    outcomes: list[Outcome] = [_fault(vote, ids) or "unchanged" for vote in votes]
    able = [place for place, outcome in enumerate(outcomes) if outcome == "unchanged"]
    hold_exclusions(conn)
    excluded = _excluded(conn, {votes[place].voter.reader for place in able})
    log: list[dict[str, Any]] = []
    changed: dict[str, Tally | Split] = {}
    for kind in (_Ballots, _Picks):
        places = [place for place in able if (len(votes[place].tools) == 1) == (kind is _Ballots)]
        if places:
            counted, values = kind(ids).count(conn, [votes[place] for place in places], excluded, log)
            changed |= values
            for place in (place for place, new in zip(places, counted, strict=True) if new):
                outcomes[place] = "counted"
    if log:
        conn.execute(insert(vote_event), log)
    return outcomes, changed


def _tool_ids(conn: Connection, slugs: Iterable[str]) -> dict[str, tuple[int, bool]]:
    rows = conn.execute(_TOOLS, {"wanted": sorted(slugs)})
    return {row.slug: (row.id, row.retired_at is not None) for row in rows}


def _fault(vote: Vote, ids: Mapping[str, tuple[int, bool]]) -> Outcome | None:
    if not vote.fits or any(slug not in ids for slug in vote.tools):
        return "missing"
    return "retired" if vote.choice and not vote.moved and any(ids[slug][1] for slug in vote.tools) else None


def _excluded(conn: Connection, readers: Iterable[str]) -> set[str]:
    return set(conn.execute(_EXCLUDED, {"wanted": sorted(readers)}).scalars())


Counted = tuple[list[bool], Mapping[str, Tally | Split]]  # whether each is new; what changed, by topic


@dataclass
class _Ballots:
    ids: Mapping[str, tuple[int, bool]]

    def count(self, conn: Connection, votes: Sequence[Vote], excluded: set[str], log: list[Any]) -> Counted:
        keys = [self.ids[vote.tools[0]][0] for vote in votes]
        standings = locked_tallies(conn, keys)
        entered, sheet = _enter(conn, BALLOTS, votes, keys, [vote.choice for vote in votes], standings, excluded)
        save_tallies(conn, {key: sheet.standings[key] for key in sorted(sheet.moved)})
        log += [
            {**_event(vote), "act": vote.choice or "withdraw", "tool_id": key, "matchup_id": None}
            for vote, key, new in zip(votes, keys, entered, strict=True)
            if new
        ]
        moved = {vote.topic: sheet.standings[key] for vote, key in zip(votes, keys, strict=True) if key in sheet.moved}
        return entered, {topic: _tally(standing) for topic, standing in moved.items()}


@dataclass
class _Picks:
    ids: Mapping[str, tuple[int, bool]]

    def count(self, conn: Connection, votes: Sequence[Vote], excluded: set[str], log: list[Any]) -> Counted:
        sets = [[self.ids[slug][0] for slug in vote.tools] for vote in votes]
        found = locked_matchups(conn, sets)
        keys = [found[tools_key(each)][0] for each in sets]
        picked = [self.ids[vote.choice][0] if vote.choice else None for vote in votes]
        options = [str(each or "") for each in picked]
        entered, sheet = _enter(conn, PICKS, votes, keys, options, dict(found.values()), excluded)
        save_matchups(conn, {key: sheet.standings[key] for key in sorted(sheet.moved)})
        log += [
            {**_event(vote), "act": "pick" if chosen else "unpick", "tool_id": chosen, "matchup_id": key}
            for vote, key, chosen, new in zip(votes, keys, picked, entered, strict=True)
            if new
        ]
        moved = {vote: sheet.standings[key] for vote, key in zip(votes, keys, strict=True) if key in sheet.moved}
        return entered, {vote.topic: self._split(vote, standing) for vote, standing in moved.items()}

    def _split(self, vote: Vote, standing: Standing) -> Split:
        ids = {slug: str(self.ids[slug][0]) for slug in vote.tools}
        picks = {slug: standing.counts[key] for slug, key in ids.items()}
        return Split(picks, sum(standing.counts[f"account {key}"] for key in ids.values()), standing.version)


def _enter(
    conn: Connection,
    poll: Poll,
    votes: Sequence[Vote],
    keys: Sequence[int],
    options: Sequence[str],
    standings: dict[int, Standing],
    excluded: set[str],
) -> tuple[list[bool], Sheet]:
    wanted = [(vote.voter.reader, key) for vote, key in zip(votes, keys, strict=True)]
    held = held_votes(conn, poll, wanted)
    sheet = Sheet(poll, dict(held), standings, excluded)
    entered = [sheet.enter(*one) for one in zip(votes, keys, options, strict=True)]
    sheet.save(conn, set(held))
    return entered, sheet


def _tally(standing: Standing) -> Tally:
    counts = standing.counts
    return Tally(counts["ship"], counts["skip"], counts["account ship"] + counts["account skip"], standing.version)


def _event(vote: Vote) -> dict[str, Any]:
    voter = vote.voter
    known = {"reader": voter.reader, "of_account": voter.account, "demo": voter.demo}
    return {"at": vote.at, "network": voter.network or None, **known}
