"""POST /bookmark: the printed ribbons, without JavaScript."""

from __future__ import annotations

import httpx
import pytest

from tests.kept import OLLAMA, VLLM, stands
from tests.votes import reader
from tests.web.conftest import SITE
from tests.web.looking import Look
from verdicts.desk.vote import Polls
from verdicts.domain.shelves import FIRST
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}
FORM = {"back": "/tools?q=llama", "address": OLLAMA}


@pytest.fixture
def mine(web: httpx.AsyncClient, polls: Polls) -> httpx.AsyncClient:
    """The browser of reader 1."""
    web.cookies.set("__Host-reader", polls.identity.sign(reader(1)))
    return web


async def send(web: httpx.AsyncClient, **fields: str) -> httpx.Response:
    """Send the form as a browser of this site does."""
    return await web.post("/bookmark", data=FORM | fields, headers=HERE)


async def test_a_first_bookmark_mints_a_reader_and_leads_back(web: httpx.AsyncClient, press: Press) -> None:
    """The device gets a cookie, is sent here again with it, and returns to its page, at the words that it was kept."""
    first = await send(web)
    assert (first.status_code, first.headers["location"]) == (307, "/bookmark?met=1")
    assert first.headers["set-cookie"].startswith("__Host-reader=")
    second = await web.post(first.headers["location"], data=FORM, headers=HERE)
    assert (second.status_code, second.headers["location"]) == (303, "/tools?q=llama#kept")
    assert second.headers["cache-control"] == "no-store"
    assert OLLAMA in (await web.get("/bookmarks")).text


async def test_keeping_and_dropping(mine: httpx.AsyncClient, press: Press) -> None:
    """The choice says which; without one it is kept, and twice is as once. What was dropped can be undone."""
    assert [(await send(mine)).status_code for _ in range(2)] == [303, 303]
    assert stands(press.library.engine, 1) == {FIRST: [OLLAMA]}
    dropped = await send(mine, choice="drop")
    assert stands(press.library.engine, 1) == {FIRST: []}
    offered = await mine.get(dropped.headers["location"])
    assert f"Ollama removed from {FIRST}." in offered.text
    await mine.post("/bookmarks/undo", data={"key": Look(offered.text).undo}, headers=HERE)
    assert stands(press.library.engine, 1) == {FIRST: [OLLAMA]}
    again = [await send(mine, choice="drop") for _ in range(2)]
    assert [one.headers["location"].split("?")[0] for one in again] == ["/bookmarks", "/tools"]


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {}]
)
async def test_a_form_from_elsewhere_keeps_nothing(
    mine: httpx.AsyncClient, press: Press, headers: dict[str, str]
) -> None:
    """Another site's form is refused, cookie or not."""
    answer = await mine.post("/bookmark", data=FORM, headers=headers)
    assert answer.status_code == 403
    assert "Not kept: this form was not sent from a page of this site." in answer.text
    assert stands(press.library.engine, 1) == {}


async def test_a_browser_without_cookies_is_told(web: httpx.AsyncClient) -> None:
    """A device that does not keep the cookie is told why nothing is kept."""
    first = await send(web)
    web.cookies.clear()
    answer = await web.post(first.headers["location"], data=FORM, headers=HERE)
    assert answer.status_code == 403
    assert "did not keep the cookie" in answer.text


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/", "/#kept"),
        ("/ladder?category=Open%20models", "/ladder?category=Open%20models#kept"),
        ("/compare/ollama-vs-vllm", "/compare/ollama-vs-vllm#kept"),
        ("//evil.example", f"{OLLAMA}#kept"),
        ("/\\evil.example", f"{OLLAMA}#kept"),
        ("https://evil.example", f"{OLLAMA}#kept"),
        ("/tools\r\nSet-Cookie: a=b", f"{OLLAMA}#kept"),
        ("", f"{OLLAMA}#kept"),
    ],
)
async def test_the_way_back_stays_on_the_site(mine: httpx.AsyncClient, back: str, leads: str) -> None:
    """A return path that could lead elsewhere leads to what was kept."""
    assert (await send(mine, back=back)).headers["location"] == leads


@pytest.mark.parametrize("address", ["", "/tools/nowhere", "https://example.com/", "<script>alert(1)</script>"])
async def test_nonsense_is_refused_in_words(mine: httpx.AsyncClient, press: Press, address: str) -> None:
    """What is no page of tools gets a page that says so, with the way back; markup stays text."""
    answer = await send(mine, address=address, back="/tools")
    assert answer.status_code == 404
    assert "Not kept: " in answer.text
    assert 'href="/tools"' in answer.text
    assert "<script>alert" not in answer.text
    assert stands(press.library.engine, 1) == {}


async def test_over_the_limit_a_sentence_and_the_way_back(mine: httpx.AsyncClient, press: Press, polls: Polls) -> None:
    """One too many within an hour is answered 429; what was kept before stands."""
    polls.bookmarks.device = 1
    await send(mine)
    answer = await send(mine, address=VLLM)
    assert answer.status_code == 429
    assert "Not kept: this device has changed bookmarks 1 times" in answer.text
    assert stands(press.library.engine, 1) == {FIRST: [OLLAMA]}


async def test_without_a_database_it_says_so(mine: httpx.AsyncClient, press: Press) -> None:
    """While nothing can be stored the answer is 503, with the way back."""
    with press.library.engine.begin() as conn:
        conn.exec_driver_sql("ALTER TABLE bookmark RENAME TO elsewhere")
    answer = await send(mine)
    assert answer.status_code == 503
    assert "Not kept: the change could not be stored. Try again." in answer.text


async def test_a_huge_form_and_a_plain_read(web: httpx.AsyncClient) -> None:
    """More than a few kilobytes are not read; the address itself is no page."""
    assert (await send(web, address="x" * 10_000)).status_code == 413
    assert (await web.get("/bookmark")).status_code == 404
