"""Who is signed in at this page, and what is said once after signing in. The frame's state opens it."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.state import _override_base_method  # pyright: ignore[reportPrivateUsage]

from verdicts.desk.accounts.greet import greet
from verdicts.desk.accounts.show import who_reads
from verdicts.states.personal import Personal
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.account import ANYBODY, UNSAID, GreetingView, WhoView


class AccountState(Personal, rx.State):
    """`who` stands in the header. `greeting` is what the database still had to say when the page was opened."""

    who: WhoView = ANYBODY
    greeting: GreetingView = UNSAID

    async def _show(self) -> None:
        """Say who reads, and what came along where nobody has said it yet."""
        await self._look()
        here = self._present()
        self.greeting = await opened(greet, here.session, here.reader, now())

    async def _look(self) -> None:
        """Say who reads now: a session may be over."""
        self._meet()
        here = self._present()
        self.who = who_reads(bool(here.account), here.role)

    @_override_base_method
    def dict(self, *given: Any, **named: Any) -> dict[str, Any]:
        """The snapshot of a page that loads anew has no greeting: it was said."""
        if not named.get("initial"):
            self.greeting = UNSAID
        return super().dict(*given, **named)
