"""Cookies: what each of them says about itself, on https and on plain http."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.provider import Peer
from tests.web.account.browser import Browser, House

pytestmark = pytest.mark.anyio
SAME_SITE = {"session": "lax", "reader": "lax", "provider": "lax", "passkey": "strict"}


def told(answer: httpx.Response) -> dict[str, dict[str, str]]:
    """The attributes of each cookie that an answer sets, names in lower case."""
    found: dict[str, dict[str, str]] = {}
    for line in answer.headers.get_list("set-cookie"):
        pair, *rest = [part.strip() for part in line.split(";")]
        attributes = dict(part.lower().partition("=")[::2] for part in rest)
        found[pair.partition("=")[0]] = attributes
    return found


async def every_cookie(house: House, browser: Browser) -> list[httpx.Response]:
    """Answers that set, renew and clear each cookie."""
    house.clock.now = datetime.now(UTC)
    said = [await browser.post("/vote", {"tools": "vllm", "choice": "ship"})]
    said += [await browser.post("/sign-in/passkey/options"), await browser.get("/sign-in/with/peer")]
    said += [await browser.post("/sign-in/passkey", {"answer": "{}"}), await browser.sign_in(await house.account())]
    house.clock.now += timedelta(days=2)
    return [*said, await browser.get("/account"), await browser.post("/sign-out")]


@pytest.mark.parametrize("https", [True, False])
async def test_every_cookie_is_for_the_server_alone(house: House, browser: Browser, vouched: Peer, https: bool) -> None:
    """Each cookie is HttpOnly, has the SameSite that its use allows and Path=/, none names a domain; on https each is
    Secure and has the prefix that binds it to this very host. Set, renewed or cleared, it says the same."""
    answers = await every_cookie(house, browser)
    said = [(name, attributes) for answer in answers for name, attributes in told(answer).items()]
    names = {name.removeprefix("__Host-") for name, _ in said}
    assert names == set(SAME_SITE)
    for name, attributes in said:
        plain = name.removeprefix("__Host-")
        assert name.startswith("__Host-") == https
        assert ("secure" in attributes) == https, name
        assert "httponly" in attributes, name
        assert attributes["samesite"] == SAME_SITE[plain], name
        assert attributes["path"] == "/", name
        assert "domain" not in attributes, name
    assert [name for name, attributes in said if "session" in name and attributes["max-age"] == "0"]


async def test_pages_that_are_kept_set_no_cookie(house: House, browser: Browser) -> None:
    """What a cache may keep carries nobody's cookie, not even for a reader whose cookies are due."""
    await browser.post("/vote", {"tools": "vllm", "choice": "ship"})
    await browser.sign_in(await house.account())
    house.clock.now += timedelta(days=40)
    for path in ("/", "/tools", "/tools/vllm", "/compare/ollama-vs-vllm", "/robots.txt", "/nothing-here"):
        answer = await browser.get(path)
        assert "set-cookie" not in answer.headers, path
        assert "no-store" not in answer.headers.get("cache-control", ""), path


async def test_a_prefix_cannot_be_left_out(house: House, browser: Browser) -> None:
    """On https a cookie of the plain name, which another host of the domain could set, is nobody's."""
    await browser.sign_in(await house.account())
    assert await browser.is_in()
    assert not await browser.holding(session=browser.session).is_in()
