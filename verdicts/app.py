"""Assembles the app: pages, ASGI layers, lifespan tasks; nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

import reflex as rx
from reflex.app import default_error_boundary
from starlette.types import ASGIApp

from verdicts.collecting import settled
from verdicts.components.broken import stopped_page
from verdicts.components.connection import connection_banner
from verdicts.components.layout import Frame
from verdicts.components.missing import staged_title
from verdicts.components.stage import page_title
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.pools.offer import Pools
from verdicts.exchange import Exchange
from verdicts.installation import pools_of
from verdicts.linkwatch import link_watch
from verdicts.live.fanout import with_door
from verdicts.mailing import Mailing
from verdicts.pages import (
    bookmarks,
    comparison,
    corrections,
    home,
    ladder,
    listing,
    method,
    missing,
    picker,
    privacy,
    tool,
)
from verdicts.pages.at_desk import AT_DESK
from verdicts.pages.overlays import overlays
from verdicts.paneling import Paneling
from verdicts.polling import Polling
from verdicts.ranking import Ranking
from verdicts.reception import Reception
from verdicts.scheduling import Scheduling
from verdicts.settings import HOUSE, settings
from verdicts.states.account import AccountState
from verdicts.states.comparison import ComparisonState
from verdicts.states.corrections import CorrectionsState
from verdicts.states.edition import EditionState
from verdicts.states.frame import FrameState
from verdicts.states.home import HomeState
from verdicts.states.ladder import LadderState
from verdicts.states.listing import ListingState
from verdicts.states.method import MethodState
from verdicts.states.missing import MissingState
from verdicts.states.news import NewsState
from verdicts.states.picker import PickerState
from verdicts.states.privacy import PrivacyState
from verdicts.states.reading import reading
from verdicts.states.shelf import ShelfState
from verdicts.states.tool import ToolState
from verdicts.states.trouble import TroubleState, reported, told
from verdicts.store.engine import open_engine
from verdicts.web.logs import open_log
from verdicts.web.site import Website, layer
from verdicts.website import website

CLIENT = HOUSE / ".web" / "build" / "client"
SITE = Site(settings().site_name, settings().base_url)
FRAME = Frame(SITE.name, FrameState.demo_votes, AccountState.who)
COMPARED = staged_title(ComparisonState.view, ComparisonState.missing)

LIVE: tuple[tuple[str, Callable[[Frame], rx.Component], Any, Any], ...] = (
    (home.ROUTE, home.home, HomeState.open, page_title(HomeState.view.meta)),
    (picker.ROUTE, picker.picker, PickerState.open, page_title(PickerState.view.meta)),
    (comparison.ROUTE, comparison.comparison, ComparisonState.open, COMPARED),
    (listing.ROUTE, listing.listing, ListingState.open, page_title(ListingState.view.meta)),
    (tool.ROUTE, tool.tool, ToolState.open, staged_title(ToolState.view, ToolState.missing)),
    (ladder.ROUTE, ladder.ladder, LadderState.open, page_title(LadderState.view.meta)),
    (bookmarks.ROUTE, bookmarks.bookmarks, ShelfState.open, page_title(ShelfState.view.meta)),
    (method.ROUTE, method.method, MethodState.open, page_title(MethodState.view.meta)),
    (corrections.ROUTE, corrections.corrections, CorrectionsState.open, page_title(CorrectionsState.view.meta)),
    (privacy.ROUTE, privacy.privacy, PrivacyState.open, page_title(PrivacyState.view.meta)),
    *AT_DESK,
    (missing.ROUTE, missing.missing, MissingState.open, page_title(MissingState.missing.meta)),
)


@cache
def _reception() -> Reception:
    """What signs people in."""
    polls = _polling().polls
    return Reception(settings(), cast(Library, reading.library), polls, SITE)


@cache
def _polling() -> Polling:
    """What takes votes in, over the library that pages and states share; made in the process that serves."""
    reading.library, reading.site = Library(open_engine(settings().database)), SITE
    return Polling(settings(), reading.library)


@cache
def _exchange() -> Exchange:
    """What lets programs ask pools of models."""
    polls, known = _polling().polls, settings()
    pools = pools_of(known) if known.fusion_api else Pools()
    return Exchange(known, cast(Library, reading.library), polls, pools)


@cache
def _mailing() -> Mailing:
    """The weekly mail."""
    polls = _polling().polls
    return Mailing(settings(), cast(Library, reading.library), polls, SITE, _reception().registry.post)


def _website() -> Website:
    """Everything that answers HTTP."""
    known, polling = settings(), _polling()
    open_log(known.log)
    library, parts = cast(Library, reading.library), (_reception(), _exchange(), _mailing())
    made = website(known, library, polling.polls, *parts, polling.hub, SITE, CLIENT)
    reading.preview = made.press.preview
    return made


@asynccontextmanager
async def _votes() -> AsyncIterator[None]:
    """Count and spread votes while the server runs."""
    async with _polling().running(app.sio):
        yield


@asynccontextmanager
async def _accounts() -> AsyncIterator[None]:
    """Carry mail, send issues and look after sessions while the server runs."""
    async with _reception().running(), _mailing().running():
        yield


@asynccontextmanager
async def _models() -> AsyncIterator[None]:
    """Hang up on models when the server ends."""
    exchange = _exchange()
    panels = Paneling(settings(), cast(Library, reading.library), _polling().polls, exchange.means)
    async with exchange.running(), panels.running():
        yield


@asynccontextmanager
async def _kept_up() -> AsyncIterator[None]:
    """Keep ladders and links up to date, and publish drafts whose time has come, while the server runs."""
    engine, polls = cast(Library, reading.library).engine, _polling().polls
    ranking = Ranking(engine, settings().rank_every, lambda: datetime.now(UTC))
    planned = Scheduling(engine, settings().publish_every, polls.clock, polls.desk.news)
    async with ranking.running(), link_watch(settings(), engine).running(), planned.running():
        yield


def _with_tray(page: Callable[[Frame], rx.Component], opener: Any) -> Callable[[], rx.Component]:
    def whole() -> rx.Component:
        return rx.fragment(page(FRAME), *overlays(opener))

    whole.__module__ = page.__module__  # Reflex lays what it compiles there: a reader loads the parts of one page
    return whole


app = rx.App(
    toaster=None,
    reset_style=False,
    app_wraps={
        (55, "ErrorBoundary"): lambda stateful: default_error_boundary(fallback_render=stopped_page()),
        (5, "Overlay"): lambda stateful: connection_banner() if stateful else None,
    },
    frontend_exception_handler=reported,
    backend_exception_handler=told,
    api_transformer=layer(_website, https=settings().https),
)
app.register_lifespan_task(_votes)
app.register_lifespan_task(_accounts)
app.register_lifespan_task(_models)
app.register_lifespan_task(_kept_up)
app.register_lifespan_task(settled)
for route, page, opener, title in LIVE:
    app.add_page(
        _with_tray(page, opener),
        route=route,
        title=title,
        image="",
        on_load=[TroubleState.calm, FrameState.open, NewsState.open, EditionState.open, opener],
    )


def served() -> ASGIApp:
    """What the server runs, made in each of its processes."""
    return with_door(app())
