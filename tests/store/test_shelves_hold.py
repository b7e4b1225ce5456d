"""Shelves against a plain model, whatever happens to them in whatever order."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, whole
from tests.votes import AT, reader
from verdicts.domain.shelves import FIRST
from verdicts.domain.shelving import Dropped, Refused, Removed, ShelfHead, joined_notes
from verdicts.store.bookmarks import drop, keep, kept_among, move, put_back, set_note
from verdicts.store.bringing import bring, merge_shelves, put_back_shelf
from verdicts.store.engine import reading
from verdicts.store.sharing import share, shared, unshare
from verdicts.store.shelves import move_shelf, new_shelf, remove_shelf, rename_shelf, shelves_of, wipe
from verdicts.store.stepping import step, step_shelf

ADDRESSES = [OLLAMA, VLLM, PAIR, LINK, "/tools/litellm", "https://example.com/é?a=“b”"]
NAMES = ["One", "Two", "🗂️ drei", "a / b"]
DEVICE, ACCOUNT, STRANGER = 1, 2, 3
address, name = st.sampled_from(ADDRESSES), st.sampled_from(NAMES)
note, place, way = st.sampled_from(["", "a", "b\nc", "“x”"]), st.integers(0, 9), st.sampled_from(["up", "down"])
_tokens = itertools.count()


@dataclass
class Plain:
    """Shelves as lists: names in order, and the addresses with their notes on each."""

    shelves: list[tuple[str, list[str]]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def on(self, address: str) -> list[str] | None:
        """The list on which an address stands."""
        return next((kept for _, kept in self.shelves if address in kept), None)

    def named(self, name: str) -> list[str]:
        """The list of a name, made at the end where there is none."""
        if name not in dict(self.shelves):
            self.shelves.append((name, []))
        return dict(self.shelves)[name]


class Shelves(RuleBasedStateMachine):
    """A reader does everything there is; a stranger's shelf stands by."""

    engine: Engine

    def __init__(self) -> None:
        """Nobody keeps anything but the stranger."""
        super().__init__()
        for number in (DEVICE, ACCOUNT, STRANGER):
            self.do(wipe, number)
        self.do(bring, STRANGER, [full_shelf("Theirs", OLLAMA, LINK, note="theirs")])
        self.theirs = whole(self.engine, STRANGER)
        self.plain = Plain()
        self.undo: tuple[Any, Plain] | None = None

    def do(self, verb: Any, number: int, *values: Any, **named: Any) -> Any:
        """A verb of the store for a reader."""
        return do(self.engine, verb, reader(number), *values, **named)

    def head(self, at: int) -> ShelfHead | None:
        """One of the reader's shelves."""
        with reading(self.engine) as conn:
            heads = shelves_of(conn, reader(DEVICE))
        return heads[at % len(heads)] if heads else None

    def before(self) -> Plain:
        """The model as it is, to go back to."""
        return Plain([(name, list(kept)) for name, kept in self.plain.shelves], dict(self.plain.notes))

    @rule(address=address, note=note, at=place)
    def keep(self, address: str, note: str, at: int) -> None:
        """On top of a shelf, once."""
        self.undo = None
        head = self.head(at)
        self.do(keep, DEVICE, address, AT, shelf=head.key if head else "", note=note)
        if self.plain.on(address) is None:
            self.plain.named(head.name if head else FIRST).insert(0, address)
            self.plain.notes[address] = note

    @rule(address=address)
    def drop(self, address: str) -> None:
        """It goes, and may come back."""
        before, dropped = self.before(), self.do(drop, DEVICE, address)
        kept = self.plain.on(address)
        assert isinstance(dropped, Dropped) == (kept is not None)
        if kept is not None:
            kept.remove(address)
            self.plain.notes.pop(address)
            self.undo = (dropped, before)

    @rule(at=place)
    def remove(self, at: int) -> None:
        """A shelf goes with all that stands on it, and may come back."""
        if head := self.head(at):
            before, removed = self.before(), self.do(remove_shelf, DEVICE, head.key)
            for gone in dict(self.plain.shelves)[head.name]:
                self.plain.notes.pop(gone)
            self.plain.shelves = [each for each in self.plain.shelves if each[0] != head.name]
            self.undo = (removed, before)

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        """Undo right after it restores all."""
        assert self.undo
        what, self.plain = self.undo
        if isinstance(what, Removed):
            self.do(put_back_shelf, DEVICE, what)
        else:
            self.do(put_back, DEVICE, what, AT)
        self.undo = None

    @rule(address=address, at=place, before=place)
    def move(self, address: str, at: int, before: int) -> None:
        """Before another one or at the end."""
        self.undo = None
        if (head := self.head(at)) is None:
            return
        goal = dict(self.plain.shelves)[head.name]
        other = goal[before] if before < len(goal) else ""
        moved = self.do(move, DEVICE, address, head.key, other)
        kept = self.plain.on(address)
        assert isinstance(moved, Refused) == (kept is None)
        if kept is not None and other != address:
            kept.remove(address)
            goal.insert(goal.index(other) if other else len(goal), address)

    @rule(address=address, way=way)
    def step(self, address: str, way: str) -> None:
        """One place up or down."""
        self.undo = None
        self.do(step, DEVICE, address, way)
        if kept := self.plain.on(address):
            at = kept.index(address)
            to = max(0, at - 1) if way == "up" else at + 1
            kept.insert(to, kept.pop(at))

    @rule(address=address, note=note)
    def annotate(self, address: str, note: str) -> None:
        """A note is what was written last."""
        self.undo = None
        self.do(set_note, DEVICE, address, note)
        if address in self.plain.notes:
            self.plain.notes[address] = note

    @rule(name=name)
    def new(self, name: str) -> None:
        """A shelf after the others, if its name is free."""
        self.undo = None
        made = self.do(new_shelf, DEVICE, name, AT)
        assert isinstance(made, Refused) == (name in dict(self.plain.shelves))
        self.plain.named(name)

    @rule(at=place, name=name)
    def rename(self, at: int, name: str) -> None:
        """A name stands once."""
        self.undo = None
        if head := self.head(at):
            named = self.do(rename_shelf, DEVICE, head.key, name)
            free = name == head.name or name not in dict(self.plain.shelves)
            assert isinstance(named, Refused) != free
            if free:
                self.plain.shelves = [(name if each == head.name else each, kept) for each, kept in self.plain.shelves]

    @rule(at=place, before=place, way=way)
    def order(self, at: int, before: int, way: str) -> None:
        """Shelves go before another, to the end, up, down."""
        self.undo = None
        head, other = self.head(at), self.head(before)
        if not head or not other:
            return
        self.do(move_shelf, DEVICE, head.key, other.key)
        if head != other:
            line = next(each for each in self.plain.shelves if each[0] == head.name)
            self.plain.shelves.remove(line)
            names = [each for each, _ in self.plain.shelves]
            self.plain.shelves.insert(names.index(other.name), line)
        self.do(step_shelf, DEVICE, head.key, way)
        names = [each for each, _ in self.plain.shelves]
        place = names.index(head.name)
        self.plain.shelves.insert(max(0, place - 1) if way == "up" else place + 1, self.plain.shelves.pop(place))

    @rule(at=place)
    def share(self, at: int) -> None:
        """A link shows the shelf without notes until it is revoked."""
        if head := self.head(at):
            token = self.do(share, DEVICE, head.key, f"{next(_tokens):032x}", AT)
            with reading(self.engine) as conn:
                seen = shared(conn, token, 100)
            assert seen
            assert [one.address for one in seen.bookmarks] == dict(self.plain.shelves)[head.name]
            assert not any(one.note for one in seen.bookmarks)
            self.do(unshare, DEVICE, head.key)
            with reading(self.engine) as conn:
                assert shared(conn, token, 100) is None

    @rule(name=name, some=st.lists(address, max_size=4))
    def bring(self, name: str, some: list[str]) -> None:
        """What is new goes to the end."""
        self.undo = None
        fresh = [each for each in dict.fromkeys(some) if self.plain.on(each) is None]
        came = self.do(bring, DEVICE, [full_shelf(name, *some, note="came")])
        assert (came.new, came.already) == (len(fresh), len(some) - len(fresh))
        self.plain.named(name).extend(fresh)
        self.plain.notes |= dict.fromkeys(fresh, "came")

    @rule(name=name, some=st.lists(address, max_size=3, unique=True))
    def merge(self, name: str, some: list[str]) -> None:
        """An account's shelves take the device's in, and come back to the device in the same way."""
        self.undo = None
        self.do(bring, ACCOUNT, [full_shelf(name, *some, note="account")])
        do(self.engine, merge_shelves, reader(DEVICE), reader(ACCOUNT))
        assert whole(self.engine, DEVICE) == []
        do(self.engine, merge_shelves, reader(ACCOUNT), reader(DEVICE))
        merged = Plain([(name, list(some))], dict.fromkeys(some, "account"))
        for each, kept in self.plain.shelves:
            merged.named(each).extend(one for one in kept if one not in merged.notes or one not in some)
        for one, said in self.plain.notes.items():
            merged.notes[one] = joined_notes("account", said) if one in some else said
        self.plain = merged

    @invariant()
    def the_same(self) -> None:
        """Order, notes and uniqueness are the model's, and the stranger's shelf stands."""
        stand = whole(self.engine, DEVICE)
        assert [(shelf.name, [one.address for one in shelf.bookmarks]) for shelf in stand] == self.plain.shelves
        assert {one.address: one.note for shelf in stand for one in shelf.bookmarks} == self.plain.notes
        assert whole(self.engine, STRANGER) == self.theirs
        with reading(self.engine) as conn:
            assert kept_among(conn, reader(DEVICE), ADDRESSES) == set(self.plain.notes)


def test_shelves_hold(demo: Engine) -> None:
    """After any sequence of verbs shelves are what a plain model says, and nobody else's have changed."""
    machine = type("Machine", (Shelves,), {"engine": demo})
    most = 125 if demo.dialect.name == "sqlite" else 25  # the verbs are searched where a step is cheap
    examples = min(max(10, settings().max_examples // 4), most)
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=20, deadline=None))


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"), [("", "b", "b"), ("a", "", "a"), ("a", "a", "a"), ("a", "b", "a\n\nb")]
)
def test_notes_come_together(mine: str, theirs: str, joined: str) -> None:
    """Two notes on one address become one, and nothing is said twice."""
    assert joined_notes(mine, theirs) == joined
