"""/compare/<a>-vs-<b>[-vs-<c>[-vs-<d>]]"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.comparison.page import comparison_page
from verdicts.components.stage import stage
from verdicts.states.comparison import ComparisonState

ROUTE = "/compare/[matchup]"


def comparison(site_name: str) -> rx.Component:
    """The live page."""
    view = ComparisonState.view
    return stage(site_name, "/compare", "comparison", view.path, view.meta, comparison_page(view), bones("the comparison"))
