"""/method"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.method.page import method_page
from verdicts.components.stage import stage
from verdicts.states.method import MethodState

ROUTE = "/method"


def method(frame: Frame) -> rx.Component:
    """The live page."""
    view = MethodState.view
    body = method_page(view, MethodState.excluded)
    return stage(frame, "/method", "method", view.path, view.meta, body, bones("the method"))
