"""Session fixation: what somebody else put into a browser before its reader signs in is worth nothing afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import httpx
import pytest

from tests.authenticator import Device
from tests.provider import Peer
from tests.web.account.browser import OTHER, Browser, House, through

pytestmark = pytest.mark.anyio
INVENTED = "an-invented-token-that-the-site-never-gave-out"
Way = Callable[[House, Browser], Awaitable[httpx.Response]]


async def by_password(house: House, browser: Browser) -> httpx.Response:
    """Sign in with e-mail and password."""
    return await browser.sign_in(await house.account())


async def by_sign_up(house: House, browser: Browser) -> httpx.Response:
    """Make an account by a mailed link."""
    await browser.post("/sign-up", {"email": "new@people.example"})
    return await browser.post("/sign-up/finish", {"link": await house.link(), "password": OTHER})


async def by_reset(house: House, browser: Browser) -> httpx.Response:
    """Choose a new password by a mailed link."""
    await browser.post("/forgot", {"email": await house.account()})
    return await browser.post("/reset", {"link": await house.link(), "password": OTHER})


async def by_passkey(house: House, browser: Browser) -> httpx.Response:
    """Sign in with a passkey that was made in another browser."""
    device, home = Device(), house.browser()
    await home.sign_in(await house.account())
    asked = await home.post("/account/passkey/options")
    made = await home.post("/account/passkey", {"answer": device.make(asked.text), "name": "Phone"})
    assert made.headers["location"] == "/account?done=passkey"
    asked = await browser.post("/sign-in/passkey/options")
    return await browser.post("/sign-in/passkey", {"answer": device.show(asked.text)})


WAYS = [by_password, by_sign_up, by_reset, by_passkey]


async def signed_in_with(house: House, browser: Browser, way: Way, planted: str) -> None:
    """Sign in where a session's cookie was planted; it is replaced and leads nowhere any more."""
    browser.client.cookies.set("__Host-session", planted, "verdicts.example", "/")
    answer = await way(house, browser)
    assert answer.status_code == 303, answer.text
    assert len(browser.session) >= 43
    assert browser.session != planted
    assert await browser.is_in()
    assert not await browser.holding(**{"__Host-session": planted}).is_in()


@pytest.mark.parametrize("way", WAYS)
async def test_an_invented_session_is_not_taken_up(house: House, browser: Browser, way: Way) -> None:
    """Signing in gives a token that the browser did not bring, whichever way it is done."""
    await signed_in_with(house, browser, way, INVENTED)


@pytest.mark.parametrize("way", WAYS)
async def test_a_strangers_session_ends(house: House, browser: Browser, way: Way) -> None:
    """The valid session of another account that was in the browser is over; whoever planted it sees nothing by it."""
    stranger = house.browser()
    await stranger.sign_in(await house.account("mallory@people.example"))
    assert await stranger.is_in()
    await signed_in_with(house, browser, way, stranger.session)
    assert "mallory" not in (await browser.get("/account")).text


@pytest.mark.parametrize("way", WAYS)
async def test_who_signs_in_a_second_time_has_another_session(house: House, browser: Browser, way: Way) -> None:
    """The reader's own session of before is replaced as well: a copy of its cookie is dead."""
    await browser.sign_in(await house.account("own@people.example"))
    await signed_in_with(house, browser, way, browser.session)


@pytest.mark.parametrize("planted", ["", INVENTED, "mallory"])
async def test_a_provider_gives_a_new_session(house: House, browser: Browser, vouched: Peer, planted: str) -> None:
    """The way over a provider replaces whatever was in the browser when it came back."""
    house.clock.now = datetime.now(UTC)
    if planted == "mallory":
        await browser.sign_in(await house.account("mallory@people.example"))
        planted, stranger = browser.session, browser.holding(**browser.cookies)
        assert await stranger.is_in()
        browser.client.cookies.clear()

    async def by_provider(house: House, browser: Browser) -> httpx.Response:
        leave = await browser.get("/sign-in/with/peer", **{"Sec-Fetch-Site": "same-origin"})
        return await browser.get(await through(leave.headers["location"], "pia-1"))

    await signed_in_with(house, browser, by_provider, planted)


async def test_a_devices_key_is_not_carried_to_the_account(house: House, browser: Browser) -> None:
    """The account's reader is never the one of a device's cookie, which somebody may have planted."""
    device = "ab" * 16
    browser.client.cookies.set("__Host-reader", house.counter.visitors.identity.sign(device), "verdicts.example", "/")
    await by_sign_up(house, browser)
    with house.engine.connect() as conn:
        readers = [row[0] for row in conn.exec_driver_sql("SELECT reader FROM account")]
    assert len(readers) == 1
    assert device not in readers
