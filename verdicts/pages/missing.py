"""Addresses that no route knows."""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.missing import missing_page
from verdicts.components.stage import stage
from verdicts.states.missing import MissingState

ROUTE = "404"


def missing(frame: Frame) -> rx.Component:
    """The live page."""
    view = MissingState.missing
    return stage(frame, "", "missing", view.path, view.meta, missing_page(view), bones("the page"))
