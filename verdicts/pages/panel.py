"""/desk/panels/<number of a draft>"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.panel import panel_page
from verdicts.components.desk.panel_acts import PanelActs
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.components.watch import watch
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.panel import PanelState

ROUTE = "/desk/panels/[draft]"


def panel(frame: Frame) -> rx.Component:
    """The live page."""
    view = PanelState.view
    acts = PanelActs(
        answer=PanelState.answer,
        written=PanelState.written,
        tick=PanelState.tick,
        use=PanelState.use,
        allow=PanelState.allow.debounce(400),
        begin=PanelState.begin,
        begin_without=PanelState.begin_without,
        stop=PanelState.stop,
        take=PanelState.take,
        take_all=PanelState.take_all,
        put_back=PanelState.put_back,
        acknowledge=PanelState.acknowledge,
        check_again=PanelState.check_again,
        undo=PanelState.undo,
        write=PanelState.write,
        settle=PanelState.settle,
    )
    look = watch(value=DeskNewsState.number, passing="", on_moved=PanelState.look)
    body = rx.fragment(panel_page(view, PanelState.run, acts), look)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the panel"))
