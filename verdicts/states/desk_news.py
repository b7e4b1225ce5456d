"""News of the desk: what one editor does shows on the pages of all others."""

import reflex as rx


class DeskNewsState(rx.State):
    """`number` moves when something of what an editor's page shows was changed elsewhere; the page then looks again."""

    number: str = ""
