"""Assembles the app: pages, ASGI layers, lifespan tasks; nothing else."""

import reflex as rx

from verdicts.components.stage import page_title
from verdicts.pages.comparison import ROUTE, comparison
from verdicts.settings import settings
from verdicts.states.comparison import ComparisonState

app = rx.App(toaster=None, reset_style=False)
app.add_page(
    lambda: comparison(settings().site_name),
    route=ROUTE,
    title=page_title(ComparisonState.view.meta),
    on_load=ComparisonState.open,
)
