"""Open redirects: no form, address, mailed link or provider leads a reader from here to another site."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from string import ascii_letters, digits
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest

from tests.provider import Peer
from tests.web.account.browser import OTHER, Browser, House, forms, through

pytestmark = pytest.mark.anyio
FURTHER = "/compare/ollama-vs-vllm?sort=price"
LONGEST = f"/compare/{'a' * 200}?n=" + "".join(Random(7).choices(ascii_letters + digits + "%", k=1998))
ELSEWHERE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "/\t/evil.example", "\t//evil.example", " //evil.example", "/ /evil.example", "/\n/evil.example",
    "/%2F/evil.example", "/%5cevil.example", "javascript:alert(1)", "data:text/html,x", "evil.example",
    "@evil.example", "/@evil.example", ".evil.example", "/.//evil.example", "/..//evil.example",
    "/a/..//evil.example", "/x\r\nLocation: https://evil.example", "https:evil.example", "http:/evil.example",
    "/tools#//evil.example", "／／evil.example", "/tools\x00//evil.example",
]  # fmt: skip


def stays(house: House, answer: httpx.Response, path: str = "") -> bool:
    """Whether an answer leads to a page of this site, and to `path` if one is named."""
    assert answer.status_code == 303, answer.text
    location = answer.headers["location"]
    read = urlsplit(urljoin(f"{house.origin}/sign-in", location.replace("\\", "/")))
    here = (
        f"{read.scheme}://{read.netloc}" == house.origin
        and location[:1] == "/"
        and not location.startswith(("//", "/\\"))
    )
    return here and (not path or location == path)


@pytest.mark.parametrize("way_on", ELSEWHERE)
async def test_nothing_leads_elsewhere(house: House, browser: Browser, way_on: str) -> None:
    """Whatever `next` says in a form, an address or the request of a mailed link: the reader stays here, and no page
    prints it to be sent on."""
    email, query = await house.account(), f"next={quote(way_on)}"
    for path in ("/sign-in", "/sign-up", "/forgot"):
        page = await browser.get(f"{path}?{query}")
        assert "evil.example" not in page.text
        assert all(fields.get("next", "/") == "/" for _, fields in forms(page.text))
    wrong = await browser.sign_in(email, "wrong", next=way_on)
    assert "evil.example" not in wrong.text
    assert stays(house, await browser.sign_in(email, next=way_on), "/")
    assert stays(house, await browser.get(f"/sign-in?{query}"))
    assert stays(house, await browser.get(f"/sign-up?{query}"))
    await browser.post("/forgot", {"email": email, "next": way_on})
    done = await browser.post(f"/reset?{query}", {"link": await house.link(), "password": OTHER, "next": way_on})
    assert stays(house, done, "/")


@pytest.mark.parametrize("further", [FURTHER, LONGEST])
async def test_what_leads_further_here_does(house: House, browser: Browser, further: str) -> None:
    """A path of this site comes through each of these ways, so the refusals above refuse something; also the longest,
    of weights and musts, comes through whole."""
    email = await house.account()
    page = await browser.get(f"/sign-in?next={quote(further)}")
    assert dict(forms(page.text))["/sign-in"]["next"] == further
    assert stays(house, await browser.sign_in(email, next=further), further)
    assert stays(house, await browser.get(f"/sign-in?next={quote(further)}"), further)
    await browser.post("/forgot", {"email": email, "next": further})
    done = await browser.post("/reset", {"link": await house.link(), "password": OTHER})
    assert stays(house, done, further)


@pytest.mark.parametrize("way_on", [*ELSEWHERE, FURTHER, LONGEST])
async def test_the_way_back_from_a_provider_stays_here(
    house: House, browser: Browser, vouched: Peer, way_on: str
) -> None:
    """What was asked for before the provider counts after it only where it is a path of this site; what the provider's
    answer adds counts for nothing."""
    house.clock.now = datetime.now(UTC)
    leave = await browser.get(f"/sign-in/with/peer?next={quote(way_on)}")
    assert leave.headers["location"].startswith(f"{vouched.url}/")
    assert "evil.example" not in leave.headers["location"]
    back = await through(leave.headers["location"], "pia-1")
    done = await browser.get(f"{back}&next={quote(way_on)}&intent=share:0123456789ab")
    assert stays(house, done, way_on if way_on in (FURTHER, LONGEST) else "/")


async def test_a_slash_at_the_end_leads_nowhere_else(browser: Browser) -> None:
    """An address that is put right is put right on this host."""
    for path in ("//evil.example/", "///evil.example//", "/%5Cevil.example/", "/\\evil.example/", "/.//evil.example/"):
        answer = await browser.client.get(f"https://verdicts.example{path}")
        location = answer.headers.get("location", "/")
        assert (
            urlsplit(urljoin("https://verdicts.example/", location.replace("\\", "/"))).netloc == "verdicts.example"
        ), path
