"""/desk/corrections"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import QueueActs
from verdicts.components.desk.corrections import corrections_desk
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_corrections import DeskCorrectionsState
from verdicts.states.desk_news import DeskNewsState

ROUTE = "/desk/corrections"


def desk_corrections(frame: Frame) -> rx.Component:
    """The live page."""
    state = DeskCorrectionsState
    acts = QueueActs(answer=state.answer, take_up=state.take_up, rule=state.rule, reopen=state.reopen)
    look = watch(value=DeskNewsState.number, passing="", on_moved=state.look)
    body = rx.fragment(corrections_desk(state.view, acts), look)
    return stage(frame, "/desk", "desk", state.view.path, state.view.meta, body, bones("the corrections"))
