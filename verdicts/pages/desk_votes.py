"""/desk/votes"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import VotesActs
from verdicts.components.desk.votes import votes_desk
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.desk_votes import VotesDeskState

ROUTE = "/desk/votes"


def desk_votes(frame: Frame) -> rx.Component:
    """The live page."""
    state = VotesDeskState
    acts = VotesActs(state.answer, state.weighed, state.weigh, state.exclude, state.leave, state.include)
    look = watch(value=DeskNewsState.number, passing="", on_moved=state.look)
    body = rx.fragment(votes_desk(state.view, acts), look)
    return stage(frame, "/desk", "desk", state.view.path, state.view.meta, body, bones("the votes"))
