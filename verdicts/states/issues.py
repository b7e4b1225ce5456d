"""The desk's issues: drafted, tried, sent, stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.desk.newsletter.at_desk import (
    decide_letter,
    draft_issue,
    resume_issue,
    send_issue,
    stop_issue,
    test_issue,
)
from verdicts.desk.newsletter.issue_rows import PATH, Inside
from verdicts.desk.newsletter.open_issues import ISSUES, open_issues
from verdicts.desk.working.said import Done, Refused
from verdicts.states.at_desk import BARRED, AtDesk, numbered, plain
from verdicts.states.mailing import mailing
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk_issues import IssuesView


class IssuesState(AtDesk, rx.State):
    """`view` is replaced whole. `_inside` is what is unfolded."""

    view: IssuesView = IssuesView()
    _inside: Inside = (0, "")

    @rx.event
    async def open(self) -> None:
        """Show the issues."""
        self._sit(ISSUES)
        self._inside = (0, "")
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read it anew: letters went out, or another editor did something."""
        if self.path == PATH:
            await self._show()

    @rx.event
    async def draft(self) -> None:
        """Draft this week's issue, or draft it anew."""
        await self._do(draft_issue, now())

    @rx.event
    async def send(self, number: int) -> None:
        """Send a draft to everybody."""
        await self._do(send_issue, numbered(number), now())

    @rx.event
    async def test(self, number: int) -> None:
        """Send an issue to the editor alone."""
        await self._do(test_issue, numbered(number))

    @rx.event
    async def stop(self, number: int) -> None:
        """Let nothing more of it leave."""
        await self._do(stop_issue, numbered(number))

    @rx.event
    async def resume(self, number: int) -> None:
        """Go on with those who wait."""
        await self._do(resume_issue, numbered(number))

    @rx.event
    async def decide(self, number: int, again: bool) -> None:
        """Send a letter that may not have arrived again; anything but True leaves it as it is."""
        await self._do(decide_letter, numbered(number), again is True, now())

    @rx.event
    async def unfold(self, number: int, part: str) -> None:
        """Show what is in an issue, or which of its letters did not arrive; asked for again, it is folded."""
        asked = (numbered(number), plain(part, 20))
        self._inside = (0, "") if asked == self._inside else asked
        await self._show()

    async def _do(self, verb: Callable[..., Done | Refused], *values: Any) -> None:
        office = mailing.newsletter
        answer = await self._did(ISSUES, verb, office, *values) if office else BARRED
        self._say(answer)
        await self._show()

    async def _show(self) -> None:
        self.view = await opened(open_issues, self._editor(), mailing.newsletter, mailing.clock, now(), self._inside)
