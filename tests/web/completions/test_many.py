"""Many at once, clients that hang up, two workers on one budget, and keys that are nowhere."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

from tests.fusion.peer import peer_of
from tests.redis import RedisServer
from tests.serving import free_port, serving
from tests.web.completions.conftest import MARKER, SCRIPTS, Counter, pools_file
from tests.web.completions.test_answers import ASK
from verdicts.desk.passes.issue import issue, issued
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

pytestmark = pytest.mark.anyio
PATIENCE = 20.0


async def until(holds: Any, words: str) -> None:
    """Wait for what must come."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, words
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("stream", [False, True])
async def test_who_hangs_up_ends_the_calls_of_members(counter: Counter, stream: bool) -> None:
    """The peer sees the client of a hung member go, soon after the program did; what was said is paid, nothing held."""
    name = f"leaving {stream}"
    headers, before = {"Authorization": f"Bearer {counter.key(name)}"}, len(counter.peer.calls("hung"))
    body = {"model": "fusion/hung", "messages": ASK, "stream": stream}
    async with httpx.AsyncClient(base_url=counter.server.url, headers=headers) as raw:
        asking = asyncio.create_task(raw.post("/v1/chat/completions", json=body, timeout=60))
        await until(lambda: any(one.sent >= 3 for one in counter.peer.calls("hung")[before:]), "the member speaks")
        assert counter.account(name).held > 0
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    await until(lambda: all(one.gone for one in counter.peer.calls("hung")[before:]), "the peer sees it")
    await until(lambda: counter.account(name).held == 0, "nothing is held")
    assert 0 < counter.account(name).spent < Decimal("0.01")


async def test_fifty_at_once_leave_nothing(counter: Counter) -> None:
    """Fifty calls, half of them streamed, are all answered, and fifty more. Soon after no more connections to the peer
    are open than one call needs, no more files than after the first fifty, no money is held, and the key spent exactly
    what they cost."""
    key = counter.key("busy", "1000")
    async with openai.AsyncOpenAI(api_key=key, base_url=f"{counter.server.url}/v1", max_retries=0, timeout=120) as many:
        costs = await asyncio.gather(*(_one(many, at) for at in range(50)))  # the pool of the database fills
        await asyncio.sleep(2.2)
        costs.append(await _one(many, 0))
        files = _files(counter)
        costs += await asyncio.gather(*(_one(many, at) for at in range(50)))
        end = time.monotonic() + PATIENCE
        while counter.peer.open > 4 and time.monotonic() < end:  # what was idle is closed when the next call is made
            await asyncio.sleep(2.2)
            costs.append(await _one(many, 0))
    assert counter.peer.open <= 4
    await until(lambda: _files(counter) <= files + 2, "no file is left open")
    await until(lambda: counter.account("busy").held == 0, "nothing is held")
    assert counter.account("busy").spent == sum(map(Decimal, costs))
    assert "0.008500" in costs  # on a busy machine a member is asked twice, or left behind, which costs a little


async def _one(client: openai.AsyncOpenAI, at: int) -> str:
    if at % 2:
        answer = await client.chat.completions.create(model="fusion/panel", messages=ASK)
        return str((answer.model_extra or {})["fusion"]["cost"])
    stream = await client.chat.completions.create(model="fusion/panel", messages=ASK, stream=True)
    chunks = [chunk async for chunk in stream]
    return str((chunks[-1].model_extra or {})["fusion"]["cost"])


def _files(counter: Counter) -> int:
    children = Path(f"/proc/{counter.server.process.pid}/task/{counter.server.process.pid}/children").read_text()
    pids = [pid for pid in children.split() if b"verdicts" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in pids)


async def test_two_workers_and_one_budget(tmp_path: Path, redis_server: RedisServer, blank: Any) -> None:
    """Twenty calls at once, over two workers, on a budget for some of them: what is spent stays within it, the others
    are refused for what is held or used up, and nothing stays held."""
    url, port = blank.url.render_as_string(hide_password=False), free_port()
    with peer_of(SCRIPTS) as peer, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARKED_KEY", MARKER)
        engine = open_engine(url)
        migrate(engine)
        key = issue(engine, "shared", Decimal("0.06"), "ever", "USD", [], datetime.now(UTC))
        known = {"fusion_api": "true", "pools": pools_file(tmp_path, peer.url, port), "demo": "false", "workers": "2"}
        with serving(tmp_path, port, database_url=url, redis_url=redis_server.url, **known) as server:
            headers = {"Authorization": f"Bearer {key}", "Connection": "close"}
            body = {"model": "fusion/panel", "messages": ASK, "max_tokens": 64}
            async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=60) as raw:
                answers = await asyncio.gather(*(raw.post("/v1/chat/completions", json=body) for _ in range(20)))
            account = issued(engine, datetime.now(UTC))[0]
        engine.dispose()
    codes = [answer.status_code for answer in answers]
    assert set(codes) <= {200, 402, 429}, [one.text for one in answers]
    assert 200 in codes
    assert {402, 429} & set(codes)
    assert account.held == 0
    assert Decimal(0) < account.spent <= account.budget


async def test_keys_are_nowhere(counter: Counter) -> None:
    """After a good call, a broken one and wrong ones: neither the operator's key nor a program's stands in the log,
    the database or any answer; of a program's key there is its digest."""
    key = counter.key("marked")
    said = list[str]()
    async with httpx.AsyncClient(base_url=counter.server.url, headers={"Authorization": f"Bearer {key}"}) as raw:
        for name in ("panel", "broken", "shaped", "nowhere"):
            for stream in (False, True):
                body = {"model": f"fusion/{name}", "messages": ASK, "stream": stream}
                said.append((await raw.post("/v1/chat/completions", json=body, timeout=60)).text)
        said.append((await raw.post("/v1/chat/completions", content=b"{}")).text)
        said.append((await raw.get("/v1/models")).text)
    kept = b"".join(file.read_bytes() for file in counter.folder.glob("served.db*"))
    for secret in (MARKER, *counter.made):
        assert secret not in counter.server.said()
        assert not [answer for answer in said if secret in answer]
        assert secret.encode() not in kept
    assert "Traceback" not in counter.server.said()
