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
from verdicts.desk.vote import Polls


@dataclass
class Voting:
    """What the states vote with. Set once by the app."""

    polls: Polls | None = None


voting = Voting()


class Personal(rx.State, mixin=True):
    """`_reader` is whom the vars belong to, "" for nobody yet.

    Values are read by `get_value`: `self.router` and `self.mine` wrap what they give in proxies that track changes,
    which costs a vote as much as counting it does.
    """

    _reader: str = ""

    def _meet(self) -> str:
        """The reader of this socket, "" where the handshake carried none; the state is then theirs."""
        reader = self._present().reader
        if reader != self._reader:
            self.reset()
            self._reader = reader
        return reader

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
