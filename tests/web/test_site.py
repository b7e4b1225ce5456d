"""The website's answers: statuses, redirects, caching, compression, headers."""

from __future__ import annotations

import gzip

import brotli
import httpx
import pytest

from tests.web.conftest import PAIR
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio


async def test_a_comparison_is_readable_before_any_script(web: httpx.AsyncClient) -> None:
    """The pair comes as complete HTML: verdicts, scores, gaps, one h1, one title, its canonical address."""
    answer = await web.get(PAIR)
    assert answer.status_code == 200
    for words in ("Ship · 4 ship / 0 skip", "Ship · 3 ship / 1 skip", ">88<", ">45<"):
        assert words in answer.text
    assert answer.text.count("No panel take") == 2
    assert answer.text.count("<h1") == answer.text.count("<title") == 1
    assert f'rel="canonical" href="https://verdicts.example{PAIR}"' in answer.text


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/compare/openrouter-model-fusion-vs-mistral-8x24b-moe", PAIR),
        (f"{PAIR}-vs-mistral-8x24b-moe", PAIR),
        (f"{PAIR}/", PAIR),
        ("/compare/ollama-vs-ollama", "/tools/ollama"),
        ("/compare/ollama", "/tools/ollama"),
        ("//evil.example/", "/evil.example"),
    ],
)
async def test_other_forms_move_to_the_canonical_one(web: httpx.AsyncClient, path: str, to: str) -> None:
    """Reversed, doubled, single and slash-ended addresses answer 301 to the one form, never to another host."""
    answer = await web.get(f"https://verdicts.example{path}")
    assert (answer.status_code, answer.headers["location"]) == (301, to)


@pytest.mark.parametrize(
    "path", ["/compare/ollama-vs-nothing", "/nowhere", "/compare/a-vs-b-vs-c-vs-d-vs-e", "/secret.txt"]
)
async def test_unknown_pages_are_real_404s(web: httpx.AsyncClient, path: str) -> None:
    """What does not exist answers 404 with a page that leads on."""
    answer = await web.get(path)
    assert answer.status_code == 404
    assert 'href="/tools"' in answer.text


async def test_five_tools_are_too_many(web: httpx.AsyncClient) -> None:
    """More than four known tools answer 404."""
    answer = await web.get("/compare/ollama-vs-vllm-vs-qdrant-vs-aider-vs-cursor")
    assert answer.status_code == 404


async def test_unchanged_pages_are_not_sent_again(web: httpx.AsyncClient) -> None:
    """A page is revalidated by its entity tag: 304 with the tag, 200 with another."""
    first = await web.get(PAIR)
    assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
    again = await web.get(PAIR, headers={"If-None-Match": f'W/{first.headers["etag"]}, "other"'})
    assert (again.status_code, again.content) == (304, b"")
    assert (await web.get(PAIR, headers={"If-None-Match": '"other"'})).status_code == 200


@pytest.mark.parametrize(
    ("accept", "coding"), [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", "")]
)
async def test_compression_follows_the_client(web: httpx.AsyncClient, accept: str, coding: str) -> None:
    """The best coding that the client accepts, the same page in each, and a tag of its own."""
    plain = (await web.get(PAIR, headers={"Accept-Encoding": "identity"})).content
    async with web.stream("GET", PAIR, headers={"Accept-Encoding": accept}) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.headers.get("content-encoding", "") == coding
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert unpack(raw) == plain
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_head_answers_without_a_body(web: httpx.AsyncClient) -> None:
    """HEAD has the headers of GET and no body; other methods are refused with the way out."""
    answer = await web.head(PAIR)
    assert (answer.status_code, answer.content) == (200, b"")
    refused = await web.post(PAIR)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")


async def test_assets_are_kept_for_good(web: httpx.AsyncClient) -> None:
    """Hashed files are immutable; fonts are when asked for by version, else revalidated; other files are not served."""
    assert "immutable" in (await web.get("/assets/entry-abc.js")).headers["cache-control"]
    page = (await web.get(PAIR)).text
    start = page.index("/fonts/verdicts-sans.woff2?v=")
    assert "immutable" in (await web.get(page[start : page.index('"', start)])).headers["cache-control"]
    assert "must-revalidate" in (await web.get("/fonts/verdicts-sans.woff2?v=old")).headers["cache-control"]


async def test_every_answer_is_guarded(web: httpx.AsyncClient) -> None:
    """Pages, errors and files carry CSP (a page's parts allow no script at all), nosniff, frame and referrer rules, and
    HSTS on an https site."""
    for path in (PAIR, "/nowhere", "/assets/entry-abc.js", "/robots.txt"):
        headers = (await web.get(path)).headers
        policy = headers["content-security-policy"]
        scripts = [part for part in policy.split(";") if "script-src" in part]
        if path.startswith("/assets/"):
            assert policy.startswith("default-src 'none';")
            assert scripts == []
        else:
            assert "unsafe" not in scripts[0]
            assert scripts[0].count("sha256-") == 3
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "max-age" in headers["strict-transport-security"]


async def test_a_changed_catalogue_changes_the_page(web: httpx.AsyncClient, press: Press) -> None:
    """A page printed for an older revision is printed anew under a new tag."""
    from sqlalchemy import text

    first = await web.get(PAIR)
    with press.library.engine.begin() as conn:
        conn.execute(text("UPDATE tool SET tagline = 'Changed words' WHERE slug = 'mistral-8x24b-moe'"))
        conn.execute(text("UPDATE catalogue_state SET revision = revision + 1"))
    press.pulse._seen = (-10.0, 0)
    second = await web.get(PAIR)
    assert "Changed words" in second.text
    assert first.headers["etag"] != second.headers["etag"]


async def test_reading_goes_on_without_the_database(web: httpx.AsyncClient, press: Press) -> None:
    """With the database away a page that was read still opens, another says 503 with a way out."""
    await web.get(PAIR)
    press.library.engine.dispose()
    press.library.engine = _away()
    press.pulse._seen = (-10.0, press.pulse._seen[1])
    assert (await web.get(PAIR)).status_code == 200
    other = await web.get("/compare/ollama-vs-vllm")
    assert other.status_code == 503
    assert "Load again" in other.text
    assert (await web.get("/readyz")).status_code == 503
    assert (await web.get("/healthz")).status_code == 200


def _away():  # noqa: ANN202
    from sqlalchemy import create_engine

    return create_engine("sqlite:////nowhere/at/all.db")


async def test_only_the_socket_reaches_reflex(web: httpx.AsyncClient) -> None:
    """Reflex's own endpoints other than the event socket are not on the open internet."""
    assert (await web.get("/_event/")).status_code == 418
    for path in ("/ping", "/_health", "/_upload", "/_all_routes"):
        assert (await web.get(path)).status_code == 404


@pytest.mark.parametrize("asked", ["today", "2026-11-23", "yesterday", ""])
async def test_other_days_lead_on_and_not_for_good(web: httpx.AsyncClient, asked: str) -> None:
    """Today leads to the address of its day; a day to come and what is none lead to the plain page; all by 303."""
    answer = await web.get(f"{PAIR}?as-of={asked}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (303, "no-store")
    assert answer.headers["Location"] == PAIR + ("?as-of=2026-11-22" if asked == "today" else "")


async def test_a_day_gone_by_has_a_page_of_its_own(web: httpx.AsyncClient, press: Press) -> None:
    """It is printed for itself, with the plain address as its canonical one and for no search engine; a query that
    the page does not read makes no further page."""
    then, plain = [await web.get(f"{PAIR}?{query}") for query in ("as-of=2026-11-20&utm=x", "utm=x")]
    assert (then.status_code, plain.status_code) == (200, 200)
    assert "As of 20 Nov 2026" in then.text
    assert "As of" not in plain.text
    assert f'data-edition="2026-11-20" rel="canonical" href="https://verdicts.example{PAIR}"' in then.text
    assert 'name="robots" content="noindex"' in then.text
    assert press.cache.get(f"{PAIR}?as-of=2026-11-20") is not None
    assert press.cache.get(f"{PAIR}?") is not None
    again = await web.get(f"{PAIR}?as-of=2026-11-20", headers={"If-None-Match": then.headers["ETag"]})
    assert again.status_code == 304
