"""When the draft that is open is published by itself."""

from __future__ import annotations

from dataclasses import replace

import reflex as rx

from verdicts.desk.revising.schedule import schedule, unschedule
from verdicts.desk.working.said import Done
from verdicts.states.draft import DraftState
from verdicts.states.shelving import now
from verdicts.views.desk import PUBLISHING


class ScheduleState(rx.State):
    """The draft's page shows what came of it; `planned` counts what was scheduled on this page."""

    planned: int = 0

    @rx.event
    async def schedule(self, at: str, reason: str) -> None:
        """Publish what the page shows at a moment."""
        draft = await self.get_state(DraftState)
        version = int(draft.get_value("view").version)
        answer = await draft._do(schedule, version, str(at)[:40], str(reason)[:1000], now())
        self.planned += isinstance(answer, Done)
        draft._tell(answer)

    @rx.event
    async def unschedule(self) -> None:
        """Publish it at no moment."""
        draft = await self.get_state(DraftState)
        answer = await draft._do(unschedule, now())
        draft._tell(replace(answer, row=PUBLISHING) if isinstance(answer, Done) else answer)
