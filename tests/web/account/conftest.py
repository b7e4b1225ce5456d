"""Ground of the tests of accounts over HTTP: a website with its counter, a clock to turn, a post to read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.models import Models, wanted
from tests.newsletter import office
from tests.provider import Peer, open_peer
from tests.web.account.browser import Browser, House
from tests.web.conftest import SITE
from verdicts.desk.accounts.registry import Registry
from verdicts.desk.identity import Identity
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.subscribe import settled
from verdicts.desk.passwords import Cost, Hasher
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Provider
from verdicts.desk.vote import Polls
from verdicts.live.limits import Limits
from verdicts.post.address import Mailbox
from verdicts.post.box import Post
from verdicts.web.account.desk import Counter
from verdicts.web.account.room import AccountRoom
from verdicts.web.handshake import Handshake
from verdicts.web.newsletter import NewsletterRoom
from verdicts.web.site import Website
from verdicts.web.visitors import Visitors
from verdicts.web.voting import Ballots

CHEAP = Cost(memory=8, passes=1, lanes=1)


@dataclass
class Clock:
    """Stands still until it is turned."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def turn(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)


@dataclass
class Letters:
    """A way for mail that keeps what it is given."""

    kept: list[EmailMessage] = field(default_factory=list[EmailMessage])

    async def deliver(self, message: EmailMessage) -> str:
        """Keep it."""
        self.kept.append(message)
        return "here"


@pytest.fixture
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> str:
    """One engine is enough for what HTTP shows; the floors below are tested on both."""
    return models.file(wanted(request.fixturenames), tmp_path / "test.db")


@pytest.fixture
def clock() -> Clock:
    """A clock at noon."""
    return Clock()


@pytest.fixture
def https() -> bool:
    """Whether readers come by https."""
    return True


@pytest.fixture
def cost() -> Cost:
    """What a password costs: next to nothing."""
    return CHEAP


@pytest.fixture
def tries() -> Limits:
    """As many sign-ins as one likes."""
    return Limits(0, 0)


@pytest.fixture
def polls(polls: Polls, https: bool) -> Polls:
    """The same station; by http the device's cookie has its plain name."""
    return polls if https else Polls(Identity(("k" * 40,)), polls.limits, polls.station, polls.clock)


@pytest.fixture
async def letters(anyio_backend: str) -> Letters:
    """What was mailed."""
    return Letters()


@pytest.fixture
async def registry(demo: Engine, polls: Polls, letters: Letters, tries: Limits, cost: Cost) -> AsyncIterator[Registry]:
    """The registry over the demo catalogue."""
    post = Post(Mailbox("Verdicts", "no-reply@verdicts.example"), "verdicts.example", letters, linger=lambda: 0.0)
    made = Registry(demo, SITE, polls, post, Hasher(cost), tries, Limits(0, 0))
    async with post.running():
        yield made
    made.hasher.close()
    made.hints.close()


@pytest.fixture(scope="session")
def running_peer() -> Iterator[Peer]:
    """A provider that knows Pia."""
    with open_peer() as peer:
        peer.add_user("pia-1", "pia@people.example", name="Pia")
        yield peer


@pytest.fixture
async def network(anyio_backend: str) -> AsyncIterator[Network]:
    """How providers are reached."""
    made = Network(patience=20)
    yield made
    await made.close()


@pytest.fixture
async def newsletter(registry: Registry, letters: Letters) -> AsyncIterator[Newsletter]:
    """The newsletter, whose form is in the foot of every page."""
    yield office(registry.engine, letters, registry.polls.clock)
    await settled()


@pytest.fixture
def house(
    website: Website,
    registry: Registry,
    letters: Letters,
    clock: Clock,
    network: Network,
    https: bool,
    newsletter: Newsletter,
) -> House:
    """The website with its counter for accounts; who vouches is set by the test."""
    engine, polls = registry.engine, registry.polls
    origin = SITE.url if https else SITE.url.replace("https", "http")
    visitors = Visitors(engine, polls.identity, polls.clock, (origin,), secure=https)
    counter = Counter(registry, website.press, visitors, [], network)
    paper = NewsletterRoom(newsletter, website.press, visitors)
    website.rooms = (AccountRoom(counter), paper, *website.rooms)
    website.ballots, website.handshake = Ballots(polls, website.press, visitors), Handshake(visitors, polls.attendance)
    return House(website, counter, letters.kept, clock, origin)


@pytest.fixture
def vouched(house: House, running_peer: Peer) -> Peer:
    """The provider of the tests vouches for readers of the house; its clock is the real one."""
    running_peer.be_honest()
    house.vouch(
        Provider("peer", "Peer Inc.", running_peer.url, running_peer.client_id, SecretStr(running_peer.client_secret))
    )
    return running_peer


@pytest.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    """A browser that has been nowhere yet."""
    made = house.browser()
    yield made
    await house.close()
