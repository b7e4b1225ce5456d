"""Assembles the app: pages, ASGI layers, lifespan tasks; nothing else."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape

import reflex as rx
from reflex.app import default_error_boundary

from verdicts.components.broken import broken_page
from verdicts.components.comparison.page import comparison_page
from verdicts.components.connection import connection_banner
from verdicts.components.stage import page_title
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import compare
from verdicts.pages.comparison import ROUTE, comparison
from verdicts.settings import HOUSE, settings
from verdicts.states.comparison import ComparisonState
from verdicts.states.reading import reading
from verdicts.store.engine import open_engine
from verdicts.store.migrating import ready
from verdicts.web.assets import Assets
from verdicts.web.paper.cache import PageCache
from verdicts.web.paper.press import PaperPage, Press
from verdicts.web.paper.shell import read_shell
from verdicts.web.site import Website, layer

CLIENT = HOUSE / ".web" / "build" / "client"
SITE = Site(settings().site_name, settings().base_url)

PAGES = [
    PaperPage(
        "/compare/",
        "comparison",
        "/compare",
        lambda library, site, path, _, today: compare(library, site, path.removeprefix("/compare/"), today),
        comparison_page,
    ),
]


def _fixed_head(assets: Assets) -> str:
    font, script = assets.version("/fonts/verdicts-sans.woff2"), assets.version("/js/page.js")
    return (
        f'<link data-paper rel="preload" as="font" type="font/woff2" crossorigin href="{font}">'
        '<link rel="icon" href="/favicon.svg" type="image/svg+xml">'
        f'<script defer src="{script}"></script>'
        f'<meta name="application-name" content="{escape(SITE.name)}">'
    )


def _website() -> Website:
    """Everything that answers HTTP, over one library shared with the states."""
    assets, library = Assets(CLIENT), Library(open_engine(settings().database))
    reading.library, reading.site = library, SITE
    press = Press(
        shell=read_shell(CLIENT),
        site=SITE,
        library=library,
        cache=PageCache(settings().page_cache_mb * 1_000_000),
        today=reading.today,
        missing=lambda *_: None,
        missing_body=lambda *_: None,
        broken_body=broken_page,
        fixed_head=_fixed_head(assets),
    )
    return Website(press, PAGES, assets, lambda: ready(library.engine))


@asynccontextmanager
async def _settled() -> AsyncIterator[None]:
    """Keep the collector away from what lives as long as the process: it was the hidden tail of every broadcast."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    yield


app = rx.App(
    toaster=None,
    reset_style=False,
    app_wraps={
        (55, "ErrorBoundary"): lambda stateful: default_error_boundary(),
        (5, "Overlay"): lambda stateful: connection_banner() if stateful else None,
    },
    api_transformer=layer(_website, https=SITE.url.startswith("https://")),
)
app.register_lifespan_task(_settled)
app.add_page(
    lambda: comparison(SITE.name),
    route=ROUTE,
    title=page_title(ComparisonState.view.meta),
    image="",
    on_load=ComparisonState.open,
)
