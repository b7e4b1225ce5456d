"""/desk/import"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.intake import intake_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.states.intake import IntakeState

ROUTE = "/desk/import"


def desk_import(frame: Frame) -> rx.Component:
    """The live page."""
    view = IntakeState.view
    body = intake_page(view, IntakeState.answer, IntakeState.make)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the import"))
