"""The page of corrections."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.correcting.log import open_log
from verdicts.desk.correcting.open_form import open_form
from verdicts.states.following import follow
from verdicts.states.reading import opened
from verdicts.views.corrections import CorrectionLogView, CorrectionsView


class CorrectionsState(rx.State):
    """The form at the address, and the log. The form itself posts: nobody need be known to send it."""

    view: CorrectionsView = CorrectionsView()
    log: CorrectionLogView = CorrectionLogView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the form and the log."""
        await follow(self, [])
        view = await opened(open_form, self.router.url.query)
        self.log = await opened(lambda library, _: open_log(library, view.report))
        self.view = view
