"""/compare/<a>-vs-<b>[-vs-<c>[-vs-<d>]]"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.comparison.page import comparison_page
from verdicts.components.layout import Frame
from verdicts.components.missing import staged
from verdicts.components.weighing.live import weighed_in_browser
from verdicts.pages.marking import marks
from verdicts.pages.menus import offered, search
from verdicts.pages.voting import community
from verdicts.states.comparison import ComparisonState
from verdicts.states.weights import WeightsState

ROUTE = "/compare/[matchup]"


def comparison(frame: Frame) -> rx.Component:
    """The live page."""
    view = ComparisonState.view
    weighed = weighed_in_browser(view.weighing)
    body = comparison_page(view, search, offered(view.path), community(), marks(), weighed, WeightsState.kept)
    return staged(frame, "/compare", "comparison", view, ComparisonState.missing, body, bones("the comparison"))
