"""States that belong to one reader. Who that is says the socket's handshake (`web.handshake`), and nothing else.

A tab keeps its client token when somebody signs out or the cookie goes, and with it its states. So every snapshot and
every handler first compares the handshake's reader with the one the state was filled for, and starts anew where they
differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.state import _override_base_method  # pyright: ignore[reportPrivateUsage]

from verdicts.desk.accounts.attendance import NOBODY, Presence
from verdicts.desk.accounts.stands import stands
from verdicts.desk.vote import Polls
from verdicts.states.reading import opened


@dataclass
class Voting:
    """What the states vote with. Set once by the app."""

    polls: Polls | None = None


voting = Voting()


class Personal(rx.State, mixin=True):
    """`_reader` is whom the vars belong to, "" for nobody yet, and `_account` the number of their account, 0 for none.

    `_left` is the number of the account whose session ended while its page stood open here, 0 where none did. It comes
    from comparing and not from the socket: a device that slept meanwhile comes back by a handshake that says nothing.

    Values are read by `get_value`: `self.router` and `self.mine` wrap what they give in proxies that track changes,
    which costs a vote as much as counting it does.
    """

    _reader: str = ""
    _account: int = 0
    _left: int = 0

    def _meet(self) -> str:
        """The reader of this socket, "" where the handshake carried none; the state is then theirs."""
        who = self._present()
        if who.reader != self._reader:
            left = 0 if who.account else self._account or self._left
            self.reset()
            self._reader, self._account, self._left = who.reader, who.account, left
        return who.reader

    async def _signed_out(self) -> bool:
        """Whether an account that still is there was signed out under this page: what it kept is not lost."""
        self._meet()
        return bool(self._left) and await opened(stands, self._left)

    def _present(self) -> Presence:
        """Who sits at this socket, with account and role as they are now."""
        polls = voting.polls
        return polls.attendance.of(self.get_value("rx_router_headers").cookie) if polls else NOBODY

    @property
    def path(self) -> str:
        """The path of the open page."""
        return self.get_value("rx_router_url").path

    @property
    def address(self) -> str:
        """Where the socket comes from, behind trusted proxies."""
        return self.get_value("rx_router_session").client_ip

    @_override_base_method
    def dict(self, *given: Any, **named: Any) -> dict[str, Any]:
        """The snapshot that a hydrate sends: never another reader's."""
        if not named.get("initial"):
            self._meet()
        return super().dict(*given, **named)
