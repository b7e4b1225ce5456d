"""/desk/drafts/<number>"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.draft import draft_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.draft import DraftState
from verdicts.states.schedule import ScheduleState

ROUTE = "/desk/drafts/[draft]"


def draft(frame: Frame) -> rx.Component:
    """The live page."""
    view = DraftState.view
    acts = DraftActs(
        answer=DraftState.answer,
        written=DraftState.written,
        pasted=DraftState.pasted,
        write=DraftState.write,
        add_row=DraftState.add_row,
        remove_row=DraftState.remove_row,
        move_row=DraftState.move_row,
        settle=DraftState.settle,
        acknowledge=DraftState.acknowledge,
        check_again=DraftState.check_again,
        undo=DraftState.undo,
        weigh=DraftState.weigh,
        bring=DraftState.bring,
        rebase=DraftState.rebase,
        publish=DraftState.publish,
        schedule=ScheduleState.schedule,
        unschedule=ScheduleState.unschedule,
        discard=DraftState.discard,
    )
    look = watch(value=DeskNewsState.number, passing="", on_moved=DraftState.look)
    body = rx.fragment(draft_page(view, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the draft"))
