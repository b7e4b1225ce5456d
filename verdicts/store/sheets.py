"""A sheet: the votes of one batch in one kind of poll, what they were before, and what they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Select, Update, bindparam, delete, insert, select, tuple_, update

from verdicts.domain.votes import Vote
from verdicts.store.polls import PICKS, WANTED, Poll, Standing


@cache
def _held(poll: Poll) -> Select[Any, Any, Any, Any, Any]:
    table = poll.votes
    columns = (table.c.reader, table.c[poll.key], table.c[poll.option], table.c.of_account, table.c.counted)
    return select(*columns).where(tuple_(table.c.reader, table.c[poll.key]).in_(WANTED))


@cache
def _take_back(poll: Poll) -> Delete:
    table = poll.votes
    return delete(table).where(tuple_(table.c.reader, table.c[poll.key]).in_(WANTED))


@cache
def _change(poll: Poll) -> Update:
    table = poll.votes
    same = (table.c.reader == bindparam("its_reader")) & (table.c[poll.key] == bindparam("its_key"))
    return update(table).where(same)


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
        """Take a vote in; False where the reader has said so already, or has a vote and this one is only moved here."""
        voter, here = vote.voter, (vote.voter.reader, key)
        before = self.held.get(here)
        if vote.moved and before and before.option:
            return False
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
        if gone:
            conn.execute(_take_back(self.poll), {"wanted": gone})
        if fresh := [self._cells(here) for here in said if here not in at_hand]:
            conn.execute(insert(self.poll.votes), fresh)
        if again := [self._cells(here, "its_") for here in said if here in at_hand]:
            conn.execute(_change(self.poll), again)

    def _cells(self, here: tuple[str, int], named: str = "") -> dict[str, Any]:
        held, vote = self.held[here], self.changed[here]
        where = {f"{named}reader": here[0], f"{named}key" if named else self.poll.key: here[1]}
        option = int(held.option) if self.poll is PICKS else held.option
        flags = {"of_account": held.of_account, "counted": held.counted, "demo": vote.voter.demo}
        return {**where, self.poll.option: option, **flags, "changed_at": vote.at}


def held_votes(conn: Connection, poll: Poll, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Held]:
    """What those readers said in those polls."""
    rows: Any = conn.execute(_held(poll), {"wanted": sorted(set(wanted))})
    return {(reader, key): Held(str(option), *flags) for reader, key, option, *flags in rows}
