"""/"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.home.page import home_page
from verdicts.components.layout import Frame
from verdicts.components.stage import stage
from verdicts.pages.marking import marks
from verdicts.pages.picker import looking
from verdicts.states.board import BoardState
from verdicts.states.home import HomeState

ROUTE = "/"


def home(frame: Frame) -> rx.Component:
    """The live page."""
    view = HomeState.view
    body = home_page(view, looking(), BoardState.contests, marks())
    return stage(frame, "/", "home", view.path, view.meta, body, bones("the home page"))
