"""/desk/tools/<slug>"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.tending import TendingActs, tending_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.tending import TendingState

ROUTE = "/desk/tools/[tool]"


def tending(frame: Frame) -> rx.Component:
    """The live page."""
    view = TendingState.view
    acts = TendingActs(
        plan=TendingState.plan,
        answer=TendingState.answer,
        rename=TendingState.rename,
        retire=TendingState.retire,
        bring_back=TendingState.bring_back,
        foresee=TendingState.foresee,
        merge=TendingState.merge,
    )
    look = watch(value=DeskNewsState.number, passing="", on_moved=TendingState.look)
    body = rx.fragment(tending_page(view, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the desk"))
