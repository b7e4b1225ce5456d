"""What the frame of every page says."""

from __future__ import annotations

import asyncio

import reflex as rx

from verdicts.states.account import AccountState
from verdicts.states.reading import reading


class FrameState(rx.State):
    """`demo_votes` is true while votes of a demonstration are counted."""

    demo_votes: bool = False

    @rx.event
    async def open(self) -> None:
        """Say whether demo votes are among the numbers, who reads, and what came along with signing in."""
        await (await self.get_state(AccountState))._show()
        if (library := reading.library) is not None:
            self.demo_votes = await asyncio.to_thread(library.demo_votes)
