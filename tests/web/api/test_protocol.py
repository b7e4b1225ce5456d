"""How the API speaks HTTP: refusals, entity tags, other origins, the rate."""

from __future__ import annotations

from typing import Any

import pytest
import structlog
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from tests.votes import ballot, count
from tests.web.api.conftest import Asked
from verdicts.live.rate import Rate
from verdicts.web.api import operations, room
from verdicts.web.paper import pulse

pytestmark = pytest.mark.anyio


REFUSED = (
    ("GET", "/nothing", {}, 404, "not-found"),
    ("GET", "/tools/nothing", {}, 404, "not-found"),
    ("GET", "/tools/%00", {}, 404, "not-found"),
    ("GET", "/matchups/aider", {}, 404, "not-found"),
    ("GET", "/matchups/aider-vs-cursor-vs-ollama-vs-qdrant-vs-vllm", {}, 404, "not-found"),
    ("GET", "/tools?cursor=YmEzNDJlMWQ1NGJkLmFpZGVy", {}, 404, "not-found"),
    ("GET", "/tools?limit=0", {}, 400, "invalid-parameter"),
    ("GET", "/tools?limit=5&limit=6", {}, 400, "invalid-parameter"),
    ("GET", "/tools?verdict=maybe", {}, 400, "invalid-parameter"),
    ("GET", "/ladder?categry=x", {}, 400, "invalid-parameter"),
    ("GET", "/tallies?tools=Aider", {}, 400, "invalid-parameter"),
    ("POST", "/tools", {}, 405, "method-not-allowed"),
    ("DELETE", "/tools/aider", {}, 405, "method-not-allowed"),
    ("GET", "/tools", {"Accept": "text/html"}, 406, "not-acceptable"),
    ("GET", "/export.csv", {"Accept": "application/json, text/csv;q=0"}, 406, "not-acceptable"),
)


async def test_refusals_have_one_shape(api: Asked) -> None:
    """Whatever is refused comes as problem+json with type, title, status and detail, open to every origin."""
    for method, path, headers, status, kind in REFUSED:
        answer = await api.client.request(method, f"/api/v1{path}", headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), path
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers.get("allow") == ("GET, HEAD, OPTIONS" if status == 405 else None)
        problem = answer.json()
        assert (problem["type"], problem["status"]) == (f"https://verdicts.example/api#{kind}", status)
        assert problem["detail"].endswith(".")
        assert bool(problem["errors"]) == (status == 400 or "cursor=" in path), path
    head = await api.client.head("/api/v1/nothing")
    assert (head.status_code, head.content) == (404, b"")


async def test_what_has_not_changed_is_not_sent_again(api: Asked) -> None:
    """An entity tag stands until a vote or the catalogue moves; HEAD has the same headers as GET."""
    for path in ("/tools", "/tools/ollama/panel", "/tallies/ollama", "/export.jsonl", "/export.csv", "/openapi.json"):
        first = await api.get(path)
        head = await api.client.head(f"/api/v1{path}")
        assert (head.headers["etag"], head.content) == (first.headers["etag"], b"")
        again = await api.get(path, if_none_match=first.headers["etag"])
        assert (again.status_code, again.content) == (304, b"")
    tags = {path: (await api.get(path)).headers["etag"] for path in ("/tools", "/tallies/ollama", "/export.jsonl")}
    count(api.engine, ballot(1, "ship"))
    api.a_second_later()
    moved = {path for path, tag in tags.items() if (await api.get(path, if_none_match=tag)).status_code == 200}
    assert moved == {"/tallies/ollama", "/export.jsonl"}


async def test_every_origin_may_ask(api: Asked) -> None:
    """A preflight is answered without credentials, and scripts may read what tells them about tags, pages and rate."""
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    preflight = await api.client.options("/api/v1/tools", headers=asked)
    assert preflight.status_code == 204
    assert {"GET", "HEAD", "OPTIONS"} == set(preflight.headers["access-control-allow-methods"].split(", "))
    assert "If-None-Match" in preflight.headers["access-control-allow-headers"]
    answer = await api.get("/tools", origin="https://elsewhere.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert {"ETag", "Link", "RateLimit"} <= set(answer.headers["access-control-expose-headers"].split(", "))
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "set-cookie" not in answer.headers


async def test_a_network_has_its_requests_and_no_more(api: Asked) -> None:
    """What is left is told with each answer, and then the wait; refusals count too, and an export counts as 20."""
    api.room.rate = Rate(23, clock=lambda: 1_000_040.0)
    left = [(await api.get(path)).headers["ratelimit"] for path in ("/tools", "/nothing", "/export.jsonl", "/ladder")]
    assert left == [f'"network";r={n};t=40' for n in (22, 21, 1, 0)]
    over = await api.get("/tools")
    assert (over.status_code, over.headers["retry-after"]) == (429, "40")
    assert over.json()["type"].endswith("#too-many-requests")
    assert over.headers["ratelimit-policy"] == '"network";q=23;w=60'
    assert (await api.client.options("/api/v1/tools")).status_code == 204


async def test_a_fault_is_told_with_its_reference(api: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is 500 in the same shape, with the reference that the log has, and nothing of its inside."""

    def broken(asking: Any) -> Any:
        raise RuntimeError("inner matter")

    for each in operations.OPERATIONS:
        if each.name == "reviewers":
            monkeypatch.setitem(vars(each), "make", broken)
    monkeypatch.setattr(room, "log", structlog.get_logger())  # one that no other test has bound
    with capture_logs() as said:
        answer = await api.get("/reviewers")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "inner matter" not in answer.text
    assert answer.json()["detail"].rstrip(".").rsplit(" ", 1)[1] in [line.get("reference") for line in said]


async def test_reading_goes_on_while_the_database_is_away(api: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said before is said again; what was not is 503 with a wait."""
    kept = await api.get("/tallies/ollama")
    monkeypatch.setattr(pulse, "FRESH_SECONDS", 0.0)

    def away(*_: Any, **__: Any) -> Any:
        raise OperationalError("", {}, Exception("away"))

    monkeypatch.setattr(type(api.engine), "connect", away)
    again, other = await api.get("/tallies/ollama"), await api.get("/tools/aider")
    assert (again.status_code, again.content) == (200, kept.content)
    assert (other.status_code, other.headers["retry-after"]) == (503, "5")
    assert other.json()["type"].endswith("#unavailable")
