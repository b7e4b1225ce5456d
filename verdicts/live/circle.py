"""Circles: the open pages of one reader, in all tabs and on all devices; or those of all editors at one thing of the
desk. News makes each of them look again.

The message carries no more than a number: what changed is read by each page itself, for whom it then belongs to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from verdicts.live.hub import Seat

PREFIX = "reader:"  # what a circle is called between processes
DESK = "desk:"


@dataclass
class Circles:
    """One a process and kind. `render(number)` gives the message that makes a page look again; `publish` tells the
    other processes, under `prefix` and the circle's name."""

    render: Callable[[int], Any]
    publish: Callable[[dict[str, int]], None] = lambda news: None
    prefix: str = PREFIX
    clock: Callable[[], int] = time.time_ns
    _seats: dict[str, set[Seat]] = field(default_factory=dict[str, set[Seat]])
    _reader_of: dict[Seat, str] = field(default_factory=dict[Seat, str])
    _last: int = 0

    def join(self, seat: Seat, reader: str) -> None:
        """A page belongs to a reader, "" for nobody."""
        before = self._reader_of.get(seat, "")
        if before == reader:
            return
        self.leave(seat)
        if reader:
            self._seats.setdefault(reader, set()).add(seat)
            self._reader_of[seat] = reader

    def leave(self, seat: Seat) -> None:
        """A page is gone."""
        reader = self._reader_of.pop(seat, "")
        seats = self._seats.get(reader, set())
        seats.discard(seat)
        if not seats:
            self._seats.pop(reader, None)

    def news(self, reader: str, but: Seat | None = None) -> None:
        """Something of a reader changed: every page of theirs looks again, but the one where it was done."""
        number = self._number()
        self._tell(self._seats.get(reader, ()), number, but)
        self.publish({f"{self.prefix}{reader}": number})

    def heard(self, readers: Iterable[str], but: Seat | None = None) -> None:
        """Pages of these readers look again, in this process alone: another one said that something changed."""
        for reader in readers:
            self._tell(self._seats.get(reader, ()), self._number(), but)

    def all(self) -> None:
        """News may have been missed: every page of a known reader looks again."""
        self._tell(self._reader_of, self._number(), None)

    def _number(self) -> int:
        """Always another one: a page that gets the same twice does not look a second time."""
        self._last = max(self.clock() // 1_000_000, self._last + 1)
        return self._last

    def _tell(self, seats: Iterable[Seat], number: int, but: Seat | None) -> None:
        message = self.render(number)
        gone = [seat for seat in seats if seat is not but and not seat.push(self.prefix, message)]
        for seat in gone:
            self.leave(seat)
