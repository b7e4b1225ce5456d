"""/ladder"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.ladder.page import ladder_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.pages.marking import marks
from verdicts.states.ladder import LadderState

ROUTE = "/ladder"


def ladder(frame: Frame) -> rx.Component:
    """The live page."""
    view = LadderState.view
    return stage(
        frame, "/ladder", "ladder", view.path, view.meta, ladder_page(view, marks=marks()), bones("the ladder")
    )
