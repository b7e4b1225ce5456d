"""POST /vote: the printed form, without JavaScript."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.web.conftest import PAIR, SITE
from verdicts.desk.identity import Identity
from verdicts.desk.vote import Polls
from verdicts.domain.tallies import Tally
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}
FORM = {"tools": "ollama", "choice": "ship", "back": "/tools/ollama"}


async def vote(web: httpx.AsyncClient, **fields: str) -> httpx.Response:
    """Send the form as a browser does, up to the answer that leads back."""
    answer = await web.post("/vote", data=FORM | fields, headers=HERE)
    if answer.status_code == 307:
        answer = await web.post(answer.headers["location"], data=FORM | fields, headers=HERE)
    return answer


def tally(press: Press) -> Tally:
    """The tally of Ollama."""
    found = press.library.values(["/tools/ollama"]).get("/tools/ollama", Tally())
    assert isinstance(found, Tally)
    return found


async def test_a_first_vote_mints_a_reader_and_leads_back(web: httpx.AsyncClient, press: Press) -> None:
    """The device gets a cookie, is sent here again with it, is counted once, and returns to its page."""
    first = await web.post("/vote", data=FORM, headers=HERE)
    assert first.status_code == 307
    assert tally(press).count == 0
    cookie = first.headers["set-cookie"]
    assert cookie.startswith("__Host-reader=")
    assert {"HttpOnly", "Secure", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "samesite=lax" in cookie.lower()
    second = await web.post(first.headers["location"], data=FORM, headers=HERE)
    assert (second.status_code, second.headers["location"]) == (303, "/tools/ollama#counted-ollama")
    assert second.headers["cache-control"] == "no-store"
    assert tally(press) == Tally(1, 0, 0, 1)


async def test_the_page_shows_the_vote_at_once(web: httpx.AsyncClient) -> None:
    """The printed page that the reader returns to has counted it, although pages are kept for a second."""
    before = await web.get("/tools/ollama")
    assert "No community votes yet" in before.text
    await vote(web)
    after = await web.get("/tools/ollama")
    assert "1 vote" in after.text
    assert after.headers["etag"] != before.headers["etag"]


async def test_one_device_has_one_vote(web: httpx.AsyncClient, press: Press) -> None:
    """Voting again changes the vote, an empty choice takes it back."""
    for choice, expected in (("ship", (1, 0)), ("skip", (0, 1)), ("", (0, 0))):
        answer = await vote(web, choice=choice)
        assert answer.headers["location"] == f"/tools/ollama#{'counted' if choice else 'back'}-ollama"
        assert (tally(press).ship, tally(press).skip) == expected


async def test_a_pick_leads_back_to_its_comparison(web: httpx.AsyncClient) -> None:
    """A pick among the tools of a comparison is counted on it."""
    slugs = PAIR.removeprefix("/compare/").split("-vs-")
    answer = await vote(web, tools=",".join(slugs), choice=slugs[0], back=PAIR)
    assert answer.headers["location"] == f"{PAIR}#counted"
    assert "1 vote" in (await web.get(PAIR)).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {},
        {"Origin": SITE.url + ".evil.example"},
    ],
)
async def test_a_form_from_elsewhere_is_not_counted(
    web: httpx.AsyncClient, press: Press, polls: Polls, headers: dict[str, str]
) -> None:
    """Another site's form, or one that does not say where it is from, is refused, cookie or not."""
    web.cookies.set("__Host-reader", polls.identity.sign("a" * 32))
    answer = await web.post("/vote", data=FORM, headers=headers)
    assert answer.status_code == 403
    assert "Not counted" in answer.text
    assert "set-cookie" not in answer.headers
    assert tally(press).count == 0


async def test_a_browser_without_cookies_is_told(web: httpx.AsyncClient, press: Press) -> None:
    """A device that does not keep the cookie is not counted and is told why."""
    first = await web.post("/vote", data=FORM, headers=HERE)
    web.cookies.clear()
    answer = await web.post(first.headers["location"], data=FORM, headers=HERE)
    assert answer.status_code == 403
    assert "cookie" in answer.text
    assert tally(press).count == 0


async def test_a_forged_cookie_is_a_stranger(web: httpx.AsyncClient) -> None:
    """A cookie that we did not sign is replaced, not believed."""
    web.cookies.set("__Host-reader", Identity(("z" * 40,)).sign("a" * 32))
    answer = await web.post("/vote", data=FORM, headers=HERE)
    assert answer.status_code == 307


async def test_over_the_limit_a_sentence_and_the_way_back(web: httpx.AsyncClient, press: Press) -> None:
    """The sixth vote of a device is answered 429 with a sentence; the vote before stands."""
    for n in range(5):
        assert (await vote(web, choice=("ship", "skip")[n % 2])).status_code == 303
    answer = await vote(web, choice="")
    assert answer.status_code == 429
    assert "Your earlier vote stands." in answer.text
    assert 'href="/tools/ollama"' in answer.text
    assert tally(press).ship == 1


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/tools/../x", "javascript:1", "", "/vote"]
)
async def test_the_way_back_stays_on_the_site(web: httpx.AsyncClient, back: str) -> None:
    """A return path that is no page of tools leads to the vote's own page."""
    assert (await vote(web, back=back)).headers["location"] == "/tools/ollama#counted-ollama"


@pytest.mark.parametrize(
    "fields",
    [
        {"tools": "nothing-here"},
        {"tools": ""},
        {"tools": "a,b,c,d,e"},
        {"choice": "maybe"},
        {"tools": "ollama,vllm", "choice": "qdrant"},
        {"tools": "<script>", "back": "<script>"},
    ],
)
async def test_nonsense_is_refused_in_words(web: httpx.AsyncClient, press: Press, fields: dict[str, str]) -> None:
    """Unknown tools and choices get a page that says so; markup in them stays text."""
    answer = await vote(web, **fields)
    assert answer.status_code == 404
    assert "Not counted" in answer.text
    assert "<script>&" not in answer.text
    assert tally(press).count == 0


async def test_a_huge_form_is_refused(web: httpx.AsyncClient) -> None:
    """More than a few kilobytes are not read."""
    assert (await web.post("/vote", data={"tools": "x" * 10_000}, headers=HERE)).status_code == 413


async def test_200_devices_at_once_are_counted_once_each(web: httpx.AsyncClient, press: Press, polls: Polls) -> None:
    """200 first votes from fresh devices at the same moment make 200 ballots."""
    polls.limits.network = 0

    async def first_vote() -> int:
        answer = await web.post("/vote", data=FORM, headers=HERE)
        cookie = answer.headers["set-cookie"].partition(";")[0]
        again = {**HERE, "Cookie": cookie}
        return (await web.post(answer.headers["location"], data=FORM, headers=again)).status_code

    web.cookies.jar._policy.set_ok = lambda *_: False  # type: ignore[attr-defined] - each request is another device
    assert await asyncio.gather(*(first_vote() for _ in range(200))) == [303] * 200
    assert tally(press).ship == 200


async def test_the_operator_plays_demo_votes(web: httpx.AsyncClient, press: Press, polls: Polls) -> None:
    """With the operator's token a vote names its reader, has no limit and is marked as demo."""
    door = {"Authorization": f"Bearer {polls.identity.operator_token}"}
    for n in range(20):
        answer = await web.post("/vote", data={**FORM, "reader": f"{n:032x}"}, headers=door)
        assert answer.status_code == 303
    assert tally(press).ship == 20
    assert (await web.post("/vote", data=FORM, headers=door)).status_code == 422
    wrong = {"Authorization": "Bearer nothing"}
    assert (await web.post("/vote", data={**FORM, "reader": "a" * 32}, headers=wrong)).status_code == 403
