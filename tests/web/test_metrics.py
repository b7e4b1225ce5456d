"""/metrics is the operator's."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from verdicts.web.site import Website, layer

pytestmark = pytest.mark.anyio
TOKEN = "a-token-of-the-operator"  # noqa: S105
WRONG = ["", "Bearer ", f"Bearer {TOKEN}x", f"bearer {TOKEN}", TOKEN, "Basic abc", "Bearer ü"]


@pytest.fixture
def anyio_backend() -> str:
    """Asyncio, as the server runs."""
    return "asyncio"


async def _never(*_: object) -> None:
    raise AssertionError("nothing here goes to Reflex")


@pytest.fixture
def guarded(website: Website) -> httpx.AsyncClient:
    """A website whose operator set a token."""
    opened = replace(website, metrics_token=TOKEN)
    app = layer(lambda: opened, https=True)(_never)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://verdicts.example")


async def test_without_a_token_there_is_no_such_page(web: httpx.AsyncClient) -> None:
    """Nobody can open what was not opened, whatever is shown."""
    for shown in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"}):
        assert (await web.get("/metrics", headers=shown)).status_code == 404


@pytest.mark.parametrize("shown", WRONG)
async def test_a_wrong_token_is_refused(guarded: httpx.AsyncClient, shown: str) -> None:
    """Anything but the token gets 401 and no figure."""
    answer = await guarded.get("/metrics", headers={"Authorization": shown.encode()} if shown else {})
    assert (answer.status_code, "verdicts_" in answer.text) == (401, False)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


async def test_the_token_opens_it(guarded: httpx.AsyncClient) -> None:
    """With the token the figures are read, and nobody on the way may keep them."""
    await guarded.get("/healthz")
    answer = await guarded.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert 'verdicts_answers_total{status="2xx"}' in answer.text
