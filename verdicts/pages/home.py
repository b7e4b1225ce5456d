"""/"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.home.page import home_page
from verdicts.components.stage import stage
from verdicts.pages.picker import looking
from verdicts.states.board import BoardState
from verdicts.states.home import HomeState

ROUTE = "/"


def home(site_name: str) -> rx.Component:
    """The live page."""
    view = HomeState.view
    body = home_page(view, looking(), BoardState.contests)
    return stage(site_name, "/", "home", view.path, view.meta, body, bones("the home page"))
