"""The room at /mcp as programs of all kinds meet it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.web.conftest import SITE
from verdicts.live.rate import Rate
from verdicts.web.mcp.offer import OFFERS
from verdicts.web.mcp.reader import Reader
from verdicts.web.mcp.room import Agents
from verdicts.web.paper.press import Press
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
LIST: dict[str, Any] = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(autouse=True)
def agents(website: Website, press: Press) -> Agents:
    """The room is open; a network may ask twelve times."""
    reader = Reader(press.library, SITE, press.today)
    room = Agents(reader, website.handshake.visitors, Rate(12, clock=lambda: 1_000_000.0))
    website.rooms = (room, *website.rooms)
    return room


async def _asked(web: httpx.AsyncClient, message: Any = LIST, **headers: str) -> httpx.Response:
    return await web.post("/mcp", json=message, headers={**HEADERS, **headers})


async def test_one_request_is_one_answer(web: httpx.AsyncClient) -> None:
    """Without a handshake or session a call is answered in JSON, kept nowhere, and no reader is made of who asks."""
    listed = await _asked(web)
    assert (listed.status_code, listed.headers["content-type"]) == (200, "application/json")
    assert {tool["name"] for tool in listed.json()["result"]["tools"]} == set(OFFERS)
    call = {**LIST, "method": "tools/call", "params": {"name": "tool", "arguments": {"tool": "aider"}}}
    answer = await _asked(web, call, Cookie="__Host-reader=forged")
    assert answer.json()["result"]["structuredContent"]["slug"] == "aider"
    assert answer.headers["cache-control"] == "no-store"
    assert not {"set-cookie", "mcp-session-id"} & set(answer.headers)


async def test_foreign_pages_and_hosts_are_refused(web: httpx.AsyncClient) -> None:
    """By Origin and Host, as the specification has it against DNS rebinding; the site's own are let in."""
    for headers, status in (
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "verdicts.example.evil.example"}, 421),
        ({"Origin": SITE.url}, 200),
        ({"Host": "verdicts.example:8443"}, 200),
    ):
        answer = await _asked(web, **headers)
        assert answer.status_code == status
        assert "access-control-allow-origin" not in answer.headers
        assert status == 200 or answer.json()["error"]["message"].endswith(".")


async def test_what_is_no_request_is_refused_in_the_protocols_shape(web: httpx.AsyncClient) -> None:
    """Other methods, other types, broken JSON, unknown tools and too much of it get an error as JSON-RPC has them."""
    huge = {**LIST, "params": {"pad": "x" * 70_000}}
    unknown = {**LIST, "method": "tools/call", "params": {"name": "drop", "arguments": {}}}
    tried = {
        405: [await web.get("/mcp"), await web.delete("/mcp"), await web.head("/mcp")],
        400: [
            await web.post("/mcp", content=b"{", headers=HEADERS),
            await web.post("/mcp", content=b"[" * 50_000, headers=HEADERS),
            await web.post("/mcp", content=b"a=b", headers={**HEADERS, "Content-Type": "text/plain"}),
        ],
        406: [await _asked(web, Accept="text/html")],
        413: [await _asked(web, huge)],
        200: [await _asked(web, unknown)],
    }
    for status, answers in tried.items():
        assert [answer.status_code for answer in answers] == [status] * len(answers)
        assert all(answer.json()["jsonrpc"] == "2.0" and answer.json()["error"]["message"] for answer in answers[:2])
    assert tried[405][0].headers["allow"] == "POST"
    assert "`compare`" in tried[200][0].json()["error"]["message"]


async def test_a_network_may_not_ask_for_ever(web: httpx.AsyncClient) -> None:
    """Over the limit the answer says for how long to wait."""
    answers = [await _asked(web) for _ in range(13)]
    assert [answer.status_code for answer in answers] == [200] * 12 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "Ask again in" in answers[-1].json()["error"]["message"]
