"""Counting votes: a batch in one transaction, with its tallies, their versions and the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from verdicts.domain.votes import Outcome, Vote
from verdicts.store.polls import (
    BALLOTS,
    PICKS,
    Poll,
    Standing,
    hold_exclusions,
    locked_matchups,
    locked_tallies,
    save_matchups,
    save_tallies,
    tools_key,
)
from verdicts.store.tables import exclusion, tool, vote_event


class Held(NamedTuple):
    """What a reader has said in a poll."""

    option: str
    of_account: bool
    counted: bool


@dataclass
class Sheet:
    """The votes of one batch in one kind of poll, and what they change."""

    poll: Poll
    held: dict[tuple[str, int], Held]
    standings: dict[int, Standing]
    excluded: set[str]
    changed: dict[tuple[str, int], Vote] = field(default_factory=dict[tuple[str, int], Vote])
    moved: set[int] = field(default_factory=set[int])

    def enter(self, vote: Vote, key: int, option: str) -> bool:
        """Take a vote in; False where the reader has said so already."""
        voter, here = vote.voter, (vote.voter.reader, key)
        before = self.held.get(here)
        if (before.option if before else "") == option:
            return False
        now = Held(option, voter.account, voter.reader not in self.excluded)
        self._move(key, before, -1)
        self._move(key, now if option else None, 1)
        self.held[here], self.changed[here] = now, vote
        return True

    def _move(self, key: int, held: Held | None, step: int) -> None:
        """Add to a poll's counts, and to its version where that changes what is shown."""
        if held is None or not held.option or not held.counted:
            return
        counts, version = self.standings[key]
        moved = {held.option: counts[held.option] + step}
        if held.of_account:
            moved[f"account {held.option}"] = counts[f"account {held.option}"] + step
        self.standings[key] = Standing({**counts, **moved}, version + 1)
        self.moved.add(key)

    def save(self, conn: Connection, at_hand: set[tuple[str, int]]) -> None:
        """Write what the batch changed; `at_hand` are the votes that were there before."""
        gone = [here for here in self.changed if not self.held[here].option and here in at_hand]
        said = [here for here in self.changed if self.held[here].option]
        table, mine = self.poll.votes, tuple_(self.poll.votes.c.reader, self.poll.votes.c[self.poll.key])
        if gone:
            conn.execute(delete(table).where(mine.in_(gone)))
        if fresh := [self._cells(here) for here in said if here not in at_hand]:
            conn.execute(insert(table), fresh)
        if again := [self._cells(here, "its_") for here in said if here in at_hand]:
            same = (table.c.reader == bindparam("its_reader")) & (table.c[self.poll.key] == bindparam("its_key"))
            conn.execute(update(table).where(same), again)

    def _cells(self, here: tuple[str, int], named: str = "") -> dict[str, Any]:
        held, vote = self.held[here], self.changed[here]
        where = {f"{named}reader": here[0], f"{named}key" if named else self.poll.key: here[1]}
        option = int(held.option) if self.poll is PICKS else held.option
        flags = {"of_account": held.of_account, "counted": held.counted, "demo": vote.voter.demo}
        return {**where, self.poll.option: option, **flags, "changed_at": vote.at}


def count_votes(conn: Connection, votes: Sequence[Vote]) -> list[Outcome]:
    """Count votes in their order, all in the caller's transaction; the outcome of each: counted, unchanged,
    missing (no such tool, or no such choice) or retired."""
    ids = _tool_ids(conn, {slug for vote in votes for slug in vote.tools})
    outcomes: list[Outcome] = [_fault(vote, ids) or "unchanged" for vote in votes]
    able = [place for place, outcome in enumerate(outcomes) if outcome == "unchanged"]
    hold_exclusions(conn)
    excluded = _excluded(conn, {votes[place].voter.reader for place in able})
    log: list[dict[str, Any]] = []
    for kind in (_Ballots, _Picks):
        places = [place for place in able if (len(votes[place].tools) == 1) == (kind is _Ballots)]
        if places:
            counted = kind(ids).count(conn, [votes[place] for place in places], excluded, log)
            for place in (place for place, new in zip(places, counted, strict=True) if new):
                outcomes[place] = "counted"
    if log:
        conn.execute(insert(vote_event), log)
    return outcomes


def _tool_ids(conn: Connection, slugs: Iterable[str]) -> dict[str, tuple[int, bool]]:
    query = select(tool.c.slug, tool.c.id, tool.c.retired_at).where(tool.c.slug.in_(sorted(slugs)))
    return {row.slug: (row.id, row.retired_at is not None) for row in conn.execute(query)}


def _fault(vote: Vote, ids: Mapping[str, tuple[int, bool]]) -> Outcome | None:
    if not vote.fits or any(slug not in ids for slug in vote.tools):
        return "missing"
    return "retired" if vote.choice and any(ids[slug][1] for slug in vote.tools) else None


def _excluded(conn: Connection, readers: Iterable[str]) -> set[str]:
    return set(conn.execute(select(exclusion.c.reader).where(exclusion.c.reader.in_(sorted(readers)))).scalars())


def held_votes(conn: Connection, poll: Poll, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Held]:
    """What those readers said in those polls."""
    table = poll.votes
    mine = tuple_(table.c.reader, table.c[poll.key])
    columns = (table.c.reader, table.c[poll.key], table.c[poll.option], table.c.of_account, table.c.counted)
    rows = conn.execute(select(*columns).where(mine.in_(sorted(set(wanted)))))
    return {(row[0], row[1]): Held(str(row[2]), row[3], row[4]) for row in rows}


@dataclass
class _Ballots:
    ids: Mapping[str, tuple[int, bool]]

    def count(self, conn: Connection, votes: Sequence[Vote], excluded: set[str], log: list[Any]) -> list[bool]:
        keys = [self.ids[vote.tools[0]][0] for vote in votes]
        standings = locked_tallies(conn, keys)
        entered, sheet = _enter(conn, BALLOTS, votes, keys, [vote.choice for vote in votes], standings, excluded)
        save_tallies(conn, {key: sheet.standings[key] for key in sorted(sheet.moved)})
        log += [
            {**_event(vote), "act": vote.choice or "withdraw", "tool_id": key, "matchup_id": None}
            for vote, key, new in zip(votes, keys, entered, strict=True)
            if new
        ]
        return entered


@dataclass
class _Picks:
    ids: Mapping[str, tuple[int, bool]]

    def count(self, conn: Connection, votes: Sequence[Vote], excluded: set[str], log: list[Any]) -> list[bool]:
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
        return entered


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


def _event(vote: Vote) -> dict[str, Any]:
    voter = vote.voter
    known = {"reader": voter.reader, "of_account": voter.account, "demo": voter.demo}
    return {"at": vote.at, "network": voter.network or None, **known}
