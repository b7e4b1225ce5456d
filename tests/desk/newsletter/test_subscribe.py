"""Strangers may type any address: a form causes few mails, and only who reads them confirms."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOON
from tests.newsletter import LINK, Kept, office
from verdicts.desk.accounts.registry import Refused
from verdicts.desk.newsletter.subscribe import settled, subscribe
from verdicts.desk.newsletter.subscription import choose, confirm, open_subscription, unsubscribe
from verdicts.domain.newsletter.subscribers import FORGOTTEN_AFTER, LINK_LASTS, MAIL_EVERY, MOST_MAILS, THEN_EVERY
from verdicts.live.limits import Limits
from verdicts.store.engine import reading, writing
from verdicts.store.subscribers import forget_addresses, subscriber_of_address
from verdicts.store.tables import subscriber

pytestmark = pytest.mark.anyio
ANN = "ann@example.com"


class Street:
    """An office with a clock to turn; what was mailed, and to whom."""

    def __init__(self, engine: Engine) -> None:
        """Nobody asked yet."""
        self.now, self.way = NOON, Kept()
        self.office = office(engine, self.way, self._clock, limits=Limits(50, 60))

    def _clock(self) -> datetime:
        return self.now

    async def ask(self, address: str = ANN, network: str = "192.0.2.1") -> str | Refused:
        """Type an address into the form."""
        said = await subscribe(self.office, address, network)
        await settled()
        return said

    async def mailed(self) -> list[str]:
        """The links that were mailed."""
        await self.office.post._empty()  # pyright: ignore[reportPrivateUsage]
        return [LINK.findall(one.get_content())[0] for one in self.way.letters]

    def state(self) -> str:
        """What is kept of Ann."""
        with reading(self.office.engine) as conn:
            found = subscriber_of_address(conn, ANN)
        return found.state if found else ""


@pytest.fixture
async def street(demo: Engine) -> AsyncIterator[Street]:
    """A street whose post is open."""
    made = Street(demo)
    async with made.office.post.running():
        yield made


def _token(link: str) -> str:
    return link.partition("?s=")[2]


async def test_a_link_is_mailed_and_only_pressing_confirms(street: Street) -> None:
    """The address is pending until its page's button; opening the page, again and again, changes nothing."""
    assert await street.ask(" Ann@Example.com ") == ANN
    (link,) = await street.mailed()
    for _ in range(3):
        assert open_subscription(street.office, "confirm", _token(link)).step == "confirm"
    assert street.state() == "pending"
    assert confirm(street.office, _token(link)).step == "manage"
    assert street.state() == "active"
    assert confirm(street.office, _token(link)).said.startswith("You are subscribed")


async def test_a_list_bomb_is_a_few_letters(street: Street) -> None:
    """From any network: one mail a day, after three one in 30 days, and the answer is always the same. The address is
    forgotten meanwhile, what it got is not."""
    for day in range(20):
        for network in range(5):
            assert await street.ask(network=f"198.51.{day}.{network}") == ANN
        street.now += MAIL_EVERY
    assert len(await street.mailed()) == MOST_MAILS
    last = NOON + (MOST_MAILS - 1) * MAIL_EVERY
    street.now = last + THEN_EVERY - timedelta(minutes=1)
    with writing(street.office.engine) as conn:
        assert forget_addresses(conn, last + FORGOTTEN_AFTER + timedelta(minutes=1)) == 1
    assert await street.ask() == ANN
    with reading(street.office.engine) as conn:
        assert conn.execute(select(subscriber.c.address, subscriber.c.interests)).all() == [(None, [])]
    for day in range(60):
        street.now += MAIL_EVERY
        assert await street.ask(network=f"203.0.{day}.1") == ANN
    assert len(await street.mailed()) == MOST_MAILS + 60 // THEN_EVERY.days


async def test_a_late_link_confirms(street: Street) -> None:
    """Who overlooked three mails has a link again after 30 days, and by it is a subscriber as any other."""
    for _ in range(MOST_MAILS):
        await street.ask()
        street.now += MAIL_EVERY
    street.now += THEN_EVERY
    await street.ask()
    late = (await street.mailed())[MOST_MAILS]
    assert confirm(street.office, _token(late)).step == "manage"
    assert street.state() == "active"


async def test_letters_hold_nothing_that_was_typed(street: Street) -> None:
    """No header and no line of a letter has words of who typed the address; the address is in To alone."""
    odd = "buy-cheap-pills-at.example.com+now@example.com"
    assert await street.ask(odd) == odd
    await street.mailed()
    (letter,) = street.way.letters
    assert letter["To"] == odd
    del letter["To"]
    assert "pills" not in letter.as_string()


async def test_a_subscriber_who_asks_gets_the_link_to_leave(street: Street) -> None:
    """The answer is the same; the mail says that it comes already, and its link opens what was chosen."""
    await street.ask()
    confirm(street.office, _token((await street.mailed())[0]))
    street.now += MAIL_EVERY
    assert await street.ask() == ANN
    link = (await street.mailed())[1]
    assert link.startswith("/newsletter/manage")
    names = [one.name for one in open_subscription(street.office, "manage", _token(link)).interests]
    chosen = choose(street.office, _token(link), [names[1], "no such", "<b>"])
    assert [one.name for one in chosen.interests if one.chosen] == [names[1]]
    assert unsubscribe(street.office, _token(link)).step == "left"
    assert unsubscribe(street.office, _token(link)).step == "left"
    assert street.state() == "left"


async def test_an_old_link_confirms_nobody(street: Street) -> None:
    """A link is good for a week, a newer one makes it void, and what is no link leads nowhere."""
    await street.ask()
    street.now += MAIL_EVERY
    await street.ask()
    old, new = await street.mailed()
    street.now += LINK_LASTS - timedelta(hours=1)
    for token in (_token(old), "", "x" * 43, "\x00"):
        assert confirm(street.office, token).step == "over"
    street.now += timedelta(hours=2)
    assert confirm(street.office, _token(new)).step == "over"
    assert street.state() == "pending"


async def test_what_is_no_address_is_said_and_much_asking_refused(street: Street) -> None:
    """A fault comes back in words; a network asks so often an hour, and the words say when again."""
    for odd in ("", "ann", "a@b", "a b@example.com", "a@example.com\r\nBcc: b@example.com"):
        refused = await street.ask(odd)
        assert isinstance(refused, Refused)
        assert refused.at == "email"
    assert (
        await street.ask("ünï@example.com") == "ünï@example.com"
    )  # as forms take it; mail cannot, and nothing is kept
    for number in range(59):
        await street.ask(f"a{number}@example.com")
    late = await street.ask()
    assert isinstance(late, Refused)
    assert re.search(r"Try again in \d+ minutes", late.said)
    assert street.state() == ""
