"""What is said after signing in: what really came along, once, and from the session alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf
from tests.provider import Peer
from tests.votes import AT, ballot, count, pick, reader
from tests.web.account.browser import Browser, House, through
from tests.web.account.test_departing import reader_of
from verdicts.domain.votes import Vote, Voter
from verdicts.store.bringing import bring
from verdicts.store.engine import reading
from verdicts.store.shelves import shelves_of

pytestmark = pytest.mark.anyio
ADA = "ada@people.example"


def said(html: str) -> str:
    """The words of the greeting, "" where there is none."""
    part = html.partition('class="strip greeting no-print"')[2]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", part.partition(">")[2]).split())) if part else ""


def device_of(house: House, browser: Browser, number: int = 1) -> Browser:
    """The browser as the device of a reader."""
    identity = house.counter.registry.polls.identity
    browser.client.cookies.set(identity.cookie, identity.sign(reader(number)))
    return browser


def furnish(engine: Engine, name: str = "Bookmarks") -> None:
    """A device that voted once, picked once, and keeps three things on one shelf."""
    count(engine, ballot(1, "ship"), pick(1, "vllm"))
    do(engine, bring, reader(1), [full_shelf(name, OLLAMA, PAIR, LINK)])


async def test_what_came_along_is_said_once(house: House, browser: Browser) -> None:
    """Votes, picks and bookmarks of the device are counted in one sentence on the next page, and on no page after."""
    await house.account(ADA)
    furnish(house.engine)
    await device_of(house, browser).sign_in(ADA)
    assert said((await browser.get("/account")).text) == "Signed in. 1 vote, 1 pick and 3 bookmarks came along."
    assert said((await browser.get("/account")).text) == ""


async def test_the_accounts_own_is_said_to_stand(house: House, browser: Browser) -> None:
    """What the account had already is not said to have come."""
    await house.account(ADA)
    owner = reader_of(house.engine, ADA)
    count(house.engine, Vote(Voter(owner, account=True), ("ollama",), "skip", AT))
    do(house.engine, bring, owner, [full_shelf("Mine", OLLAMA, VLLM)])
    furnish(house.engine, "Others")
    await device_of(house, browser).sign_in(ADA)
    words = said((await browser.get("/account")).text)
    assert words.startswith(
        "Signed in. 1 pick, 2 bookmarks and 1 shelf came along. 1 vote and 1 bookmark were already yours."
    )


async def test_nothing_is_said_where_nothing_came(house: House, browser: Browser) -> None:
    """A device without votes and shelves, and one that nobody knows, are not greeted."""
    await house.account(ADA)
    for each in (browser, device_of(house, house.browser(), 9)):
        await each.sign_in(ADA)
        assert said((await each.get("/account")).text) == ""


async def test_a_page_that_a_live_one_follows_does_not_use_it_up(house: House, browser: Browser) -> None:
    """The printed shelves say it as the live page will; ten minutes after signing in it is no news any more."""
    await house.account(ADA)
    furnish(house.engine)
    await device_of(house, browser).sign_in(ADA)
    for _ in range(2):
        assert "3 bookmarks came along" in said((await browser.get("/bookmarks")).text)
    house.clock.turn(minutes=11)
    assert said((await browser.get("/bookmarks")).text) == ""


LEADS: list[Callable[[str], str]] = [
    lambda key: f"/bookmarks?greeting=9+votes&intent=share:{key}",
    lambda key: f"/account?done=greeting&said=9+votes&shared={key}",
    lambda key: f"/sign-in?again=1&done=gone&intent=share:{key}",
    lambda key: "/bookmarks#shelf-0123456789ab",
]


@pytest.mark.parametrize("lead", LEADS)
async def test_no_link_can_say_it(house: House, browser: Browser, lead: Callable[[str], str]) -> None:
    """Whatever a link carries, no page says that something came, was shared or is deleted."""
    await house.account(ADA)
    await browser.sign_in(ADA)
    do(house.engine, bring, reader_of(house.engine, ADA), [full_shelf("Mine", OLLAMA)])
    answer = await browser.get(lead(_key(house.engine)))
    for false in ("came along", "is shared", "is deleted"):
        assert false not in answer.text


async def test_a_shared_shelf_is_come_back_to(house: House, browser: Browser) -> None:
    """The click of a device is carried out: on to that shelf, named, with its link and a button to copy it."""
    await house.account(ADA)
    furnish(house.engine, "<b>Odd & co</b>")
    key = _key(house.engine, reader(1))
    answer = await device_of(house, browser).sign_in(ADA, next="/bookmarks", intent=f"share:{key}")
    assert answer.headers["location"] == f"/bookmarks#shelf-{key}"
    page = (await browser.get("/bookmarks")).text
    with reading(house.engine) as conn:
        head = shelves_of(conn, reader_of(house.engine, ADA))[0]
    link = f"{house.counter.registry.site.url}/shelf/{head.share}"
    assert "“<b>Odd & co</b>” is shared; its link stands on the shelf." in said(page)
    assert page.count(f'data-copy="{link}"') == 1
    assert re.search(rf'<section[^>]*id="shelf-{key}"[^>]*tabindex="-1"', page)
    assert head.shared_at == house.clock()


async def test_a_shelf_among_many_is_come_back_to_alone(house: House, browser: Browser) -> None:
    """Where the account has more shelves than are shown open, the shared one's own page is led to."""
    await house.account(ADA)
    owner = reader_of(house.engine, ADA)
    do(house.engine, bring, owner, [full_shelf(f"Shelf {n}", f"https://a.example/{n}") for n in range(12)])
    furnish(house.engine, "Thirteenth")
    key = _key(house.engine, reader(1))
    answer = await device_of(house, browser).sign_in(ADA, next="/bookmarks", intent=f"share:{key}")
    assert answer.headers["location"] == f"/bookmarks?shelf={key}#shelf-{key}"
    assert f'id="shelf-{key}"' in (await browser.get(answer.headers["location"])).text


async def test_somebody_elses_shelf_is_neither_shared_nor_said(house: House, browser: Browser) -> None:
    """A link that names a shelf of another reader does nothing to it, and the page does not claim it."""
    await house.account(ADA)
    do(house.engine, bring, reader(2), [full_shelf("Theirs", OLLAMA)])
    key = _key(house.engine, reader(2))
    answer = await device_of(house, browser).sign_in(ADA, next="/bookmarks", intent=f"share:{key}")
    assert answer.headers["location"] == "/bookmarks"
    assert said((await browser.get("/bookmarks")).text) == ""


async def test_a_provider_brings_it_along_too(house: House, browser: Browser, vouched: Peer) -> None:
    """The first sign-in by a provider makes the account, and says what came."""
    house.clock.now = datetime.now(UTC)
    furnish(house.engine)
    leave = await device_of(house, browser).get("/sign-in/with/peer")
    await browser.get(await through(leave.headers["location"], "pia-1"))
    assert "3 bookmarks came along" in said((await browser.get("/account")).text)


async def test_the_header_says_who_reads(house: House, browser: Browser) -> None:
    """Pages of one's own say that somebody is signed in; a page for everybody names neither."""

    async def labels(path: str) -> set[str]:
        found: Any = re.findall(r'aria-label="((?:Account|Your account)[^"]*)"', (await browser.get(path)).text)
        return set(found)

    assert await labels("/bookmarks") == {"Account"}
    await browser.sign_in(await house.account(ADA))
    for path in ("/bookmarks", "/account"):
        assert await labels(path) == {"Your account"}
    assert await labels("/tools") == {"Account"}


def _key(engine: Engine, who: str = "") -> str:
    with reading(engine) as conn:
        return shelves_of(conn, who or reader_of(engine, ADA))[0].key
