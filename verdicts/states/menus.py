"""The tools that a page's menus offer while a name is typed."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.offer import first_offer, offer
from verdicts.states.reading import opened
from verdicts.views.parts import ChoiceView


class MenuState(rx.State):
    """`place` is the page and menu that `found` is for; empty while nothing is typed."""

    place: str = ""
    found: list[ChoiceView] = []

    @rx.event
    async def seek(self, menu: str, text: str):  # noqa: ANN201 - Reflex inspects handlers
        """Offer what is near the text typed into a menu of this page."""
        path = self.router.url.path
        self.found = await opened(offer, path, menu, text) if text.strip() else []
        self.place = f"{path}#{menu}" if text.strip() else ""

    @rx.event
    async def take(self, menu: str, query: str):  # noqa: ANN201
        """Go where the menu's form leads: to the first tool it finds."""
        return rx.redirect(await opened(first_offer, self.router.url.path, menu, query))
