"""/desk"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import ListActs
from verdicts.components.desk.bulk import BulkActs
from verdicts.components.desk.list import desk_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.bulk import BulkState
from verdicts.states.desk import DeskState
from verdicts.states.desk_news import DeskNewsState

ROUTE = "/desk"


def _bulk() -> BulkActs:
    return BulkActs(
        chosen=BulkState.chosen,
        plan=BulkState.plan,
        answer=BulkState.answer,
        toggle=BulkState.toggle,
        clear=BulkState.clear,
        foresee=BulkState.foresee,
        rethink=BulkState.rethink,
        carry_out=BulkState.carry_out,
    )


def desk(frame: Frame) -> rx.Component:
    """The live page."""
    view = DeskState.view
    acts = ListActs(
        answer=DeskState.answer,
        search=DeskState.search.debounce(200),
        field=DeskState.field,
        begin=DeskState.begin,
        discard=DeskState.discard,
        thrown=DeskState.thrown,
        put_back=DeskState.put_back,
        call_me=DeskState.call_me,
        bulk=_bulk(),
    )
    body = rx.fragment(desk_page(view, acts), watch(value=DeskNewsState.number, passing="", on_moved=DeskState.look))
    return stage(frame, ROUTE, "desk", view.path, view.meta, body, bones("the desk"))
