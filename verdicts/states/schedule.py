"""When the draft that is open is published by itself."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.revising.schedule import schedule, unschedule
from verdicts.states.draft import DraftState
from verdicts.states.shelving import now


class ScheduleState(rx.State):
    """The draft's page shows what came of it."""

    @rx.event
    async def schedule(self, at: str, reason: str) -> None:
        """Publish what the page shows at a moment."""
        draft = await self.get_state(DraftState)
        version = int(draft.get_value("view").version)
        draft._tell(await draft._do(schedule, version, str(at)[:40], str(reason)[:1000], now()), form="later")

    @rx.event
    async def unschedule(self) -> None:
        """Publish it at no moment."""
        draft = await self.get_state(DraftState)
        draft._tell(await draft._do(unschedule, now()))
