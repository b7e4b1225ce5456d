"""A website over a small built frontend, asked through ASGI without Reflex or a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send

from tests.serving import HOUSE
from verdicts.components.broken import broken_page
from verdicts.components.missing import missing_page
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.identity import Identity
from verdicts.desk.miss import miss
from verdicts.desk.station import Station
from verdicts.desk.vote import Polls
from verdicts.live.limits import Limits
from verdicts.store.migrating import ready
from verdicts.web.assets import Assets
from verdicts.web.bookmarking import Bookmarking
from verdicts.web.cards.house import Showing, showing
from verdicts.web.desk import Desk
from verdicts.web.handshake import Handshake
from verdicts.web.paper.cache import PageCache
from verdicts.web.paper.press import Press
from verdicts.web.paper.shell import read_shell
from verdicts.web.printed import PRINTED
from verdicts.web.shelving import Shelfkeeping
from verdicts.web.site import Website, layer
from verdicts.web.visitors import Visitors
from verdicts.web.voting import Ballots

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
SITE = Site("Verdicts", "https://verdicts.example")
_SHELL = (
    '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>'
    '<link as="style" href="/assets/look-abc.css" rel="preload"/>'
    '<link rel="modulepreload" href="/assets/entry-abc.js"/><script>theme()</script>'
    '<link href="/assets/look-abc.css" rel="stylesheet" type="text/css"/></head>'
    '<body><script>boot()</script><script type="module" async="">import "/assets/entry-abc.js";\n'
    'import * as route0 from "/assets/entry-abc.js";\nwindow.routes = {"root":route0};\n'
    'import("/assets/entry-abc.js");</script></body></html>'
)


@pytest.fixture
def client_folder(tmp_path: Path) -> Path:
    """A built frontend in miniature."""
    folder = tmp_path / "client"
    for name, content in {
        "__spa-fallback.html": _SHELL,
        "assets/look-abc.css": '@font-face{src:url("/fonts/verdicts-sans.woff2")} body{color:red}',
        "assets/entry-abc.js": "export const answer = 42;" * 50,
        "fonts/verdicts-sans.woff2": "not really a font",
        "js/page.js": "void 0;",
        "secret.txt": "not for readers",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


@pytest.fixture
def press(client_folder: Path, demo: Engine) -> Press:
    """A press over the demo catalogue."""
    return Press(
        shell=read_shell(client_folder),
        site=SITE,
        library=Library(demo),
        cache=PageCache(10_000_000),
        today=lambda: date(2026, 11, 22),
        missing=miss,
        missing_body=missing_page,
        broken_body=broken_page,
    )


@pytest.fixture
def polls(press: Press, clock: Callable[[], datetime]) -> Iterator[Polls]:
    """A polling station over the press's database; a device may vote five times an hour, a network ten times."""
    station = Station(press.library.engine, lambda values: None)
    station.open()
    yield Polls(Identity(("k" * 40,), "__Host-reader"), Limits(5, 10), station, clock)
    station.close()


@pytest.fixture
def pictured(press: Press) -> Iterator[Showing]:
    """Cards, badges, embeds of that press."""
    assets = HOUSE / "assets"
    made = showing(press, assets / "look", assets / "fonts", 8, "/fonts/sans.woff2", "/fonts/serif.woff2")
    yield made
    made.studio.raster.close()


@pytest.fixture
def website(press: Press, client_folder: Path, polls: Polls, pictured: Showing) -> Website:
    """The website itself."""
    visitors = Visitors(press.library.engine, polls.identity, polls.clock, (SITE.url,), secure=True)
    ballots, handshake = Ballots(polls, press, visitors), Handshake(visitors, polls.attendance)
    shelves = Shelfkeeping(press, visitors, polls.circles, polls.clock)
    rooms = (shelves, Bookmarking(polls, press, visitors), Desk(press, visitors), *pictured.rooms)
    assets = Assets(client_folder)
    return Website(press, PRINTED, assets, lambda: ready(press.library.engine), ballots, handshake, rooms)


@pytest.fixture
def web(website: Website) -> httpx.AsyncClient:
    """An HTTP client whose requests go straight into the layer; what would go to Reflex answers 418."""

    async def reflex(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 418, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    app = layer(lambda: website, https=True)(reflex)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://verdicts.example")
