"""/desk/history/<slug>"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import HistoryActs
from verdicts.components.desk.history import history_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.history import HistoryState

ROUTE = "/desk/history/[slug]"


def history(frame: Frame) -> rx.Component:
    """The live page."""
    view = HistoryState.view
    acts = HistoryActs(answer=HistoryState.answer, edit=HistoryState.edit, restore=HistoryState.restore)
    look = watch(value=DeskNewsState.number, passing="", on_moved=HistoryState.look)
    body = rx.fragment(history_page(view, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the history"))
