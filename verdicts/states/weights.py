"""Whether this reader's account keeps weights, so that a comparison offers to load them."""

from __future__ import annotations

import asyncio

import reflex as rx

from verdicts.desk.weigh import kept_weights
from verdicts.states.personal import Personal
from verdicts.states.reading import reading


class WeightsState(Personal, rx.State):
    """`kept` is whether there is something to load. What it is stays with the server until it is asked for."""

    kept: bool = False

    async def _look(self) -> None:
        """See anew: the account, or what it keeps, may be another one."""
        self._meet()
        account, library = self._present().account, reading.library
        self.kept = bool(account and library and await asyncio.to_thread(kept_weights, library, account))
