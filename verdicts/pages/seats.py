"""/desk/reviewers"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.seats import SeatsActs, seats_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.seats import SeatsState

ROUTE = "/desk/reviewers"


def seats(frame: Frame) -> rx.Component:
    """The live page."""
    view = SeatsState.view
    acts = SeatsActs(
        answer=SeatsState.answer,
        add=SeatsState.add,
        rename=SeatsState.rename,
        move=SeatsState.move,
        retire=SeatsState.retire,
        undo=SeatsState.undo,
    )
    look = watch(value=DeskNewsState.number, passing="", on_moved=SeatsState.look)
    body = rx.fragment(seats_page(view, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the desk"))
