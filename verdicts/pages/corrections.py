"""/corrections"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.corrections.page import corrections_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.states.corrections import CorrectionsState

ROUTE = "/corrections"


def corrections(frame: Frame) -> rx.Component:
    """The live page."""
    view = CorrectionsState.view
    body = corrections_page(view, CorrectionsState.log)
    return stage(frame, "", "corrections", view.path, view.meta, body, bones("the corrections"))
