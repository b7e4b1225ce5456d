"""Assembles everything that answers HTTP: paper, assets, votes, accounts, handshakes."""

from __future__ import annotations

from pathlib import Path

from verdicts.components.broken import broken_page
from verdicts.components.missing import missing_page
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.miss import miss
from verdicts.desk.vote import Polls
from verdicts.exchange import Exchange
from verdicts.live.hub import Hub
from verdicts.mailing import Mailing
from verdicts.open_data import open_data
from verdicts.reception import Reception
from verdicts.settings import Settings
from verdicts.states.reading import reading
from verdicts.store.migrating import ready
from verdicts.web.assets import Assets
from verdicts.web.bookmarking import Bookmarking
from verdicts.web.correcting import Correcting
from verdicts.web.desk import Desk
from verdicts.web.handshake import Handshake
from verdicts.web.intake import Intake
from verdicts.web.paper.cache import PageCache
from verdicts.web.paper.head import fixed_head
from verdicts.web.paper.press import Press
from verdicts.web.paper.shell import read_shell
from verdicts.web.printed import PRINTED
from verdicts.web.shelving import Shelfkeeping
from verdicts.web.site import Room, Website
from verdicts.web.visitors import Visitors
from verdicts.web.voting import Ballots
from verdicts.web.weighing import Weighing

FONTS = ("/fonts/verdicts-sans.woff2", "/fonts/verdicts-serif.woff2")


def website(
    known: Settings,
    library: Library,
    polls: Polls,
    reception: Reception,
    exchange: Exchange,
    mailing: Mailing,
    hub: Hub,
    site: Site,
    client: Path,
) -> Website:
    """The website over a built frontend in the folder `client`. Raises BrokenBuild."""
    assets = Assets(client)
    press = _press(known, library, site, assets, client)
    visitors = Visitors(
        library.engine, polls.identity, polls.clock, tuple(known.origins), known.https, known.proxy_hops
    )
    return Website(
        press,
        PRINTED,
        assets,
        lambda: ready(library.engine),
        Ballots(polls, press, visitors),
        Handshake(visitors, polls.attendance),
        (
            mailing.room(press, visitors),  # before the desk: it answers for previews of issues
            *_rooms(polls, reception, press, visitors),
            *exchange.rooms(visitors),
            *open_data(known, press, visitors, hub, [assets.version(font) for font in FONTS]),
        ),
        known.metrics_token.get_secret_value(),
    )


def _rooms(polls: Polls, reception: Reception, press: Press, visitors: Visitors) -> tuple[Room, ...]:
    return (
        reception.room(press, visitors),
        Shelfkeeping(press, visitors, polls.circles, polls.clock),
        Bookmarking(polls, press, visitors),
        Intake(press, visitors),
        Desk(press, visitors),
        Correcting(press, visitors, polls),
        Weighing(press, visitors, polls.clock),
    )


def _press(known: Settings, library: Library, site: Site, assets: Assets, client: Path) -> Press:
    fixed = fixed_head([assets.version(font) for font in FONTS], assets.version("/js/page.js"), site.name)
    return Press(
        shell=read_shell(client),
        site=site,
        library=library,
        cache=PageCache(known.page_cache_mb * 1_000_000),
        today=reading.today,
        missing=miss,
        missing_body=missing_page,
        broken_body=broken_page,
        fixed_head=fixed,
    )
