"""/desk/ledger"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import LedgerActs
from verdicts.components.desk.ledger import ledger_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.ledger import LedgerState

ROUTE = "/desk/ledger"


def ledger(frame: Frame) -> rx.Component:
    """The live page."""
    view = LedgerState.view
    acts = LedgerActs(LedgerState.answer, LedgerState.resolve, LedgerState.reopen, LedgerState.undo)
    look = watch(value=DeskNewsState.number, passing="", on_moved=LedgerState.look)
    body = rx.fragment(ledger_page(view, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the predictions"))
