"""Who sits at each open socket. Kept in memory, so that handlers know it at once and no cookie enters a state.

At its handshake a socket gets a ticket in place of its cookies; the ticket is worth nothing elsewhere and goes with
the socket. A session that ends leaves its sockets to nobody.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from verdicts.domain.accounts import Role

TICKET = "ticket="
REMEMBERED = 1000  # sessions that ended lately; a handshake that was under way is over long before as many more do


@dataclass(frozen=True, slots=True)
class Presence:
    """A reader ("" for nobody yet) and, of one who signed in, the numbers of account and session, and the role."""

    reader: str = ""
    account: int = 0
    session: int = 0
    role: Role = "reader"


NOBODY = Presence()


@dataclass
class Attendance:
    """One a process. All calls come from its event loop."""

    _present: dict[str, Presence] = field(default_factory=dict[str, Presence])
    _over: deque[int] = field(default_factory=lambda: deque[int](maxlen=REMEMBERED))

    def enter(self, presence: Presence) -> str:
        """Seat somebody; gives what stands in the handshake in place of the cookies.

        A session that ended after it was read for this handshake seats nobody.
        """
        ticket = TICKET + secrets.token_hex(16)
        self._present[ticket] = NOBODY if presence.session in self._over else presence
        return ticket

    def leave(self, ticket: str) -> None:
        """The socket is gone."""
        self._present.pop(ticket, None)

    def of(self, ticket: str) -> Presence:
        """Who sits there."""
        return self._present.get(ticket, NOBODY)

    @property
    def sessions(self) -> set[int]:
        """The sessions that sockets of this process belong to."""
        return {each.session for each in self._present.values() if each.session}

    def end(self, sessions: Iterable[int]) -> None:
        """These sessions are over: their sockets are nobody's."""
        ended = dict.fromkeys(sessions)
        self._over.extend(ended)
        self._change(ended)

    def update(self, still: Mapping[int, Role], asked: Iterable[int]) -> set[str]:
        """Of the sessions `asked` for, those in `still` are there, each with its role; the others are over.

        Gives the readers whose pages stood open in one that is.
        """
        over = {session for session in asked if session not in still}
        readers = {here.reader for here in self._present.values() if here.session in over}
        self.end(over)
        self._change(dict(still))
        return readers

    def _change(self, roles: Mapping[int, Role | None]) -> None:
        for ticket, here in self._present.items():
            if here.session in roles:
                role = roles[here.session]
                self._present[ticket] = replace(here, role=role) if role else NOBODY
