"""/tools"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.listing.page import Live, listing_page
from verdicts.components.stage import stage
from verdicts.pages.marking import marks
from verdicts.states.board import BoardState
from verdicts.states.listing import ListingState
from verdicts.states.tray import TrayState

ROUTE = "/tools"


def listing(frame: Frame) -> rx.Component:
    """The live page."""
    view = ListingState.view
    live = Live(
        typed=ListingState.search.debounce(150),
        sent=ListingState.submit,
        field=ListingState.field,
        tray=TrayState.view,
        toggle=TrayState.toggle,
        marks=marks(),
    )
    body = listing_page(view, live, BoardState.rows)
    return stage(frame, "/tools", "listing", view.path, view.meta, body, bones("the tools"))
