"""The compare tray of this browser: kept in its local storage, the same in every tab."""

from __future__ import annotations

import reflex as rx

from verdicts.desk import tray as desk
from verdicts.states.reading import opened
from verdicts.views.tray import TrayView


class TrayState(rx.State):
    """`kept` is what the browser holds: slugs with commas between them. `view` follows it, in other tabs too."""

    kept: str = rx.LocalStorage("", name="tray", sync=True)
    view: TrayView = TrayView()

    @rx.event
    async def open(self) -> None:
        """Show what the browser kept, now and whenever another tab changed it. A refusal is over by then."""
        view = await opened(desk.open_tray, self.kept)
        if view != self.view:
            self._show(view)

    @rx.event
    async def toggle(self, slug: str) -> None:
        """Put a tool in or take it out; a fifth is refused in words."""
        self._show(await opened(desk.toggle, self.kept, slug[:100]))

    @rx.event
    async def remove(self, slug: str) -> None:
        """Take a tool out."""
        if slug in self.view.slugs:
            self._show(await opened(desk.toggle, self.kept, slug))

    @rx.event
    def clear(self) -> None:
        """Take everything out."""
        self._show(TrayView())

    def _show(self, view: TrayView) -> None:
        self.view, self.kept = view, ",".join(view.slugs)
