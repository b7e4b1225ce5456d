"""/desk/issues"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.issues import IssueActs, issues_desk
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.issues import IssuesState

ROUTE = "/desk/issues"


def issues(frame: Frame) -> rx.Component:
    """The live page."""
    state = IssuesState
    acts = IssueActs(
        state.answer, state.draft, state.send, state.test, state.stop, state.resume, state.decide, state.unfold
    )
    look = watch(value=DeskNewsState.number, passing="", on_moved=state.look)
    body = rx.fragment(issues_desk(state.view, acts), look)
    return stage(frame, "/desk", "desk", state.view.path, state.view.meta, body, bones("the issues"))
