"""Limits of signing in: by account and network, in words, and so that no stranger locks anybody out."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.redis import RedisServer
from tests.web.account.browser import OTHER, PASSWORD, Browser, House
from verdicts.live.limits import Limits

pytestmark = pytest.mark.anyio
OFTEN = "That was tried too often from your network. Try again in 60 minutes."


async def closed(limits: Limits) -> None:
    """Let go of Redis."""
    counted: Any = limits._redis  # pyright: ignore[reportPrivateUsage]
    if counted:
        await counted.storage.bridge.storage.aclose()


@pytest.fixture(params=["memory", "redis"])
async def tries(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[Limits]:
    """Three tries an hour of an account from a network, eight of a network."""
    server: RedisServer | None = request.getfixturevalue("redis_server") if request.param == "redis" else None
    made = Limits(3, 8, redis_url=server.url if server else "", name=f"sign-in {uuid.uuid4()} ")
    yield made
    await closed(made)


async def wrong(browser: Browser, email: str, times: int) -> list[int]:
    """The answers to wrong passwords."""
    return [(await browser.sign_in(email, OTHER)).status_code for _ in range(times)]


async def test_a_stranger_is_stopped_and_locks_nobody_out(house: House, browser: Browser) -> None:
    """After three wrong passwords the fourth is refused with 429 and how long to wait, the right one too; from the rest
    of that network the same. The owner signs in from another network, in IPv4 and IPv6."""
    email = await house.account()
    assert await wrong(browser, email, 4) == [422, 422, 422, 429]
    assert OFTEN in (await browser.sign_in(email)).text
    assert (await house.browser("203.0.113.250").sign_in(email.upper())).status_code == 429
    assert (await house.browser("::ffff:203.0.113.9").sign_in(email)).status_code == 429
    for address in ("198.51.100.1", "2001:db8:1::1"):
        assert (await house.browser(address).sign_in(email)).status_code == 303


async def test_an_unknown_account_is_stopped_alike(house: House, browser: Browser) -> None:
    """The limit does not tell whether there is an account."""
    await house.account()
    assert await wrong(browser, "nobody@people.example", 4) == await wrong(house.browser(), "ada@people.example", 4)


async def test_a_network_is_stopped(house: House, browser: Browser) -> None:
    """Who tries one password on many accounts is stopped after eight; another network is not."""
    emails = [f"reader{number}@people.example" for number in range(9)]
    said = [(await browser.sign_in(email, OTHER)).status_code for email in emails]
    assert said == [422] * 8 + [429]
    assert await wrong(house.browser("198.51.100.1"), emails[-1], 1) == [422]


async def test_whoever_is_signed_in_is_asked_no_oftener(house: House, browser: Browser) -> None:
    """A stolen session cannot guess the password at the forms that ask for it again; nothing is deleted."""
    email = await house.account()
    await browser.sign_in(email)
    asked = [
        (await browser.post(path, {"current": OTHER, "password": OTHER, "votes": "keep"})).status_code
        for path in ("/account/password", "/account/delete", "/account/password", "/account/delete")
    ]
    assert asked[-1] == 429
    assert set(asked[:-1]) <= {403, 429}
    assert await browser.is_in()


async def test_votes_and_sign_ins_are_counted_apart(house: House, browser: Browser) -> None:
    """Who tried too often may still vote, and who voted too often may still sign in."""
    email = await house.account()
    await wrong(browser, email, 4)
    first = await browser.post("/vote", {"tools": "vllm", "choice": "ship"})
    assert (await browser.post(first.headers["location"], {"tools": "vllm", "choice": "ship"})).status_code == 303
    votes = [
        (await browser.post("/vote", {"tools": "vllm", "choice": choice})).status_code for choice in ["", "ship"] * 4
    ]
    assert 429 in votes
    other = house.browser("198.51.100.1")
    assert (await other.sign_in(email, PASSWORD)).status_code == 303


async def test_in_redis_they_are_counted_apart_too(redis_server: RedisServer) -> None:
    """Votes, sign-ins and mails of the same key and network use up nothing of each other."""
    run = uuid.uuid4().hex
    kinds = [
        Limits(1, 1, redis_url=redis_server.url, name=name and f"{name} {run} ") for name in ("", "sign-in", "mail")
    ]
    assert [await each.wait(run, "192.0.2.77") for each in kinds] == [("", 0)] * 3
    assert [(await each.wait(run, "192.0.2.77"))[0] for each in kinds] == ["device"] * 3
    for each in kinds:
        await closed(each)
