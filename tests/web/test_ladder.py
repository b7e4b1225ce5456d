"""/ladder over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from tests.picked import picked
from verdicts.desk.rank import rank
from verdicts.web.paper import press as pressing
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    """Asyncio, as the server runs."""
    return "asyncio"


async def test_the_ladder_has_one_address(web: httpx.AsyncClient) -> None:
    """A known category is canonical, anything else is dropped, and a slash at the end moves."""
    for query, canonical in (
        ("", "/ladder"),
        ("?category=vector%20stores&x=1", "/ladder?category=Vector%20stores"),
        ("?category=<script>", "/ladder"),
    ):
        answer = await web.get(f"/ladder{query}")
        assert answer.status_code == 200
        assert f'rel="canonical" href="https://verdicts.example{canonical}"' in answer.text
        assert "<script>alert" not in answer.text
    moved = await web.get("/ladder/?category=Vector%20stores")
    assert (moved.status_code, moved.headers["location"]) == (301, "/ladder?category=Vector%20stores")


async def test_a_new_ladder_is_printed_anew(
    web: httpx.AsyncClient, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ladder that was computed while the catalogue stands still changes the page and its tag; else both stay."""
    monkeypatch.setattr(pressing, "FRESH_SECONDS", 0.0)
    first, again = await web.get("/ladder"), await web.get("/ladder")
    assert first.headers["etag"] == again.headers["etag"]
    picked(press.library.engine, [("ann", ("ollama", "vllm"), "vllm")])
    assert (await web.get("/ladder")).headers["etag"] == first.headers["etag"]
    rank(press.library.engine, lambda: datetime.now(UTC))
    after = await web.get("/ladder")
    assert after.headers["etag"] != first.headers["etag"]
    assert "1 pick" in after.text
    assert "vLLM" in after.text
