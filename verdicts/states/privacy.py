"""The privacy page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.disclose import disclose
from verdicts.states.following import follow
from verdicts.states.reading import opened, reading
from verdicts.views.privacy import PrivacyView


class PrivacyState(rx.State):
    """What is kept, as the program goes by."""

    view: PrivacyView = PrivacyView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show what is kept."""
        await follow(self, [])
        self.view = await opened(disclose, reading.today())
