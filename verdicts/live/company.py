"""Company: which editors have a page open at which draft, on every worker; gone within seconds of the page.

Processes tell each other numbers of accounts and nothing else, at each change and with every sweep. One that falls
silent has nobody any more.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from verdicts.live.hub import Seat

PREFIX = "company:"  # before the name of a process, in what it tells the others
SILENT = 5.0  # seconds: more than two sweeps

Places = Mapping[str, frozenset[int]]  # the accounts at each draft


@dataclass
class Company:
    """One a process. `look(places, but)` makes pages at these drafts look again, `publish` tells other processes."""

    look: Callable[[Collection[str], Seat | None], None] = lambda places, but: None
    publish: Callable[[Mapping[str, Any]], None] = lambda news: None
    clock: Callable[[], float] = time.monotonic
    _me: str = field(default_factory=lambda: PREFIX + secrets.token_hex(8))
    _seats: dict[Seat, tuple[str, int]] = field(default_factory=dict[Seat, tuple[str, int]])
    _others: dict[str, tuple[float, Places]] = field(default_factory=dict[str, tuple[float, Places]])

    @property
    def places(self) -> Places:
        """Everybody, on all workers."""
        return _together([self._here(), *(places for _, places in self._others.values())])

    def sit(self, seat: Seat, place: str, account: int) -> None:
        """A page of an account shows a draft; "" for none."""
        before = self._here()
        if place and account:
            self._seats[seat] = place, account
        else:
            self._seats.pop(seat, None)
        if before != self._here():
            self._tell()
            self.look(_moved(before, self._here()), seat)

    def leave(self, seat: Seat) -> None:
        """A page is gone, or shows no draft."""
        self.sit(seat, "", 0)

    def heard(self, news: Mapping[str, Any]) -> None:
        """What other processes tell."""
        for name, said in news.items():
            if name.startswith(PREFIX):
                self._take(name, _understood(said))

    def beat(self) -> None:
        """Say that those who are here still are, and forget processes that do not."""
        if self._seats:
            self._tell()
        for name, (at, _) in list(self._others.items()):
            if self.clock() - at > SILENT:
                self._take(name, {})

    def _take(self, name: str, now: Places) -> None:
        _, before = self._others.pop(name, (0.0, {}))
        if now:
            self._others[name] = self.clock(), now
        if moved := _moved(before, now):
            self.look(moved, None)

    def _here(self) -> Places:
        return _together([{place: frozenset({account})} for place, account in self._seats.values()])

    def _tell(self) -> None:
        self.publish({self._me: {place: sorted(accounts) for place, accounts in self._here().items()}})


def _together(parts: Iterable[Places]) -> Places:
    found = dict[str, frozenset[int]]()
    for part in parts:
        for place, accounts in part.items():
            found[place] = found.get(place, frozenset()) | accounts
    return found


def _moved(before: Places, now: Places) -> set[str]:
    return {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}


def _understood(said: Any) -> Places:
    try:
        return {str(place): frozenset(map(int, accounts)) for place, accounts in said.items()}
    except (AttributeError, TypeError, ValueError):
        return {}  # another version of the program says it otherwise
