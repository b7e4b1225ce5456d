"""Strangers may type any address: a form causes few mails, and only who reads them confirms."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import get_args

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOON
from tests.newsletter import LINK, Kept, office
from verdicts.desk.accounts.registry import Refused
from verdicts.desk.newsletter.office import TEST
from verdicts.desk.newsletter.subscribe import settled, subscribe
from verdicts.desk.newsletter.subscription import NONE_CHOSEN, Step, choose, confirm, open_subscription, unsubscribe
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
    early = await street.mailed()
    await street.ask()
    (late,) = (await street.mailed())[len(early) :]
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


async def test_who_left_comes_back_the_same_day(street: Street) -> None:
    """By the link by which they left, with the categories they had, for a week; or by the form, at once."""
    await street.ask()
    token = _token((await street.mailed())[0])
    offered = confirm(street.office, token).interests
    choose(street.office, token, [offered[0].name])
    left = unsubscribe(street.office, token)
    assert (left.address, left.returns) == (ANN, True)
    assert open_subscription(street.office, "confirm", token).step == "left"
    assert street.state() == "left"
    back = confirm(street.office, token)
    assert (back.step, [one.name for one in back.interests if one.chosen]) == ("manage", [offered[0].name])
    assert back.said.startswith("You are subscribed")
    unsubscribe(street.office, token)
    assert await street.ask() == ANN
    assert len(await street.mailed()) == 2
    assert street.state() == "pending"


async def test_a_way_back_that_is_too_old_brings_nobody_back(street: Street) -> None:
    """A week after leaving, the link of an old issue subscribes nobody."""
    await street.ask()
    token = _token((await street.mailed())[0])
    confirm(street.office, token)
    unsubscribe(street.office, token)
    street.now += LINK_LASTS
    assert not open_subscription(street.office, "confirm", token).returns
    assert confirm(street.office, token).step == "left"
    assert street.state() == "left"


async def test_no_category_is_refused_and_a_choice_is_told(street: Street) -> None:
    """Nothing ticked changes nothing and says so, all boxes empty; what was saved is counted, one that is gone too."""
    await street.ask()
    token = _token((await street.mailed())[0])
    names = [one.name for one in confirm(street.office, token).interests]
    assert choose(street.office, token, names[:2]).said == f"Saved: 2 of {len(names)} categories."
    nothing: tuple[list[str], ...] = ([], ["no such"])
    for none in nothing:
        refused = choose(street.office, token, none)
        assert (refused.fault, [one for one in refused.interests if one.chosen]) == (NONE_CHOSEN, [])
    kept = open_subscription(street.office, "manage", token)
    assert [one.name for one in kept.interests if one.chosen] == names[:2]
    assert choose(street.office, token, names).said == "Saved: everything."
    with writing(street.office.engine) as conn:
        conn.execute(subscriber.update().values(interests=["Gone"]))
    assert choose(street.office, token, ["Gone"]).said == f"Saved: 1 of {len(names) + 1} categories."


async def test_links_of_a_test_letter_say_what_they_are_for(street: Street) -> None:
    """They open a page of their own, and pressing changes nothing."""
    for step in get_args(Step):
        assert open_subscription(street.office, step, TEST).step == "test"
    for act in (confirm, unsubscribe):
        assert act(street.office, TEST).step == "test"


async def test_an_old_link_confirms_nobody(street: Street) -> None:
    """A link is good for a week, a newer one makes it void, and what is no link leads nowhere."""
    await street.ask()
    (old,) = await street.mailed()  # letters under way at once may arrive in either order
    street.now += MAIL_EVERY
    await street.ask()
    _, new = await street.mailed()
    street.now += LINK_LASTS - timedelta(hours=1)
    for token in (_token(old), "", "x" * 43, "\x00"):
        assert confirm(street.office, token).step == "over"
    street.now += timedelta(hours=2)
    assert confirm(street.office, _token(new)).step == "over"
    assert street.state() == "pending"


async def test_what_is_no_address_is_said_and_much_asking_refused(street: Street) -> None:
    """A fault comes back in words; a network asks so often an hour, and the words say when again."""
    none = ("", "ann", "a@b", "a b@example.com", "a@example.com\r\nBcc: b@example.com")
    for odd in (*none, "a..b@example.com", ".a@example.com", "ünï@example.com", "a@exämple.com"):  # no mail server's
        refused = await street.ask(odd)
        assert isinstance(refused, Refused)
        assert refused.at == "email"
    for number in range(60):
        await street.ask(f"a{number}@example.com")
    late = await street.ask()
    assert isinstance(late, Refused)
    assert re.search(r"Try again in \d+ minutes", late.said)
    assert street.state() == ""
