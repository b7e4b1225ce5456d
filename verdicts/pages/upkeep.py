"""/desk/links and /desk/stale"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.desk.upkeep import links_page, stale_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.states.upkeep import UpkeepState

LINKS, STALE = "/desk/links", "/desk/stale"


def links(frame: Frame) -> rx.Component:
    """The live page of links."""
    view = UpkeepState.links
    body = links_page(view, UpkeepState.answer, UpkeepState.mend)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("the links"))


def stale(frame: Frame) -> rx.Component:
    """The live page of stale values."""
    view = UpkeepState.stale
    body = stale_page(view, UpkeepState.answer, UpkeepState.mend, UpkeepState.confirm)
    return stage(frame, "/desk", "desk", view.path, view.meta, body, bones("what is stale"))
