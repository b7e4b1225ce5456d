"""/ladder"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.ladder.page import ladder_page
from verdicts.components.stage import stage
from verdicts.states.ladder import LadderState

ROUTE = "/ladder"


def ladder(site_name: str) -> rx.Component:
    """The live page."""
    view = LadderState.view
    return stage(site_name, "/ladder", "ladder", view.path, view.meta, ladder_page(view), bones("the ladder"))
