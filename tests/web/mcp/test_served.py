"""The official client at a really served site, over HTTP and over standard streams: it lists and calls every tool."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from tests.redis import RedisServer
from tests.serving import HOUSE, Server, serving

CALLS: dict[str, dict[str, Any]] = {
    "search": {"query": "editor agents"},
    "tool": {"tool": "aider"},
    "compare": {"tools": ["ollama", "vllm"]},
    "tally": {"tools": ["ollama", "vllm"]},
    "ladder": {},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database is."""
    return tmp_path_factory.mktemp("agents")


@pytest.fixture(scope="module")
def server(folder: Path, redis_server: RedisServer) -> Iterator[Server]:
    """Two workers: nothing may hang on which of them answers."""
    with serving(folder, workers="2", redis_url=redis_server.url) as running:
        yield running


async def _all(to: Any, mode: str = "auto") -> dict[str, Any]:
    """Every tool called once, four times over so that both workers answer; what each gave."""
    found: dict[str, Any] = {}
    async with Client(to, mode=mode) as client:
        listed = {tool.name for tool in (await client.list_tools()).tools}
        assert listed == set(CALLS)
        for name in [*CALLS] * 4:
            answer = await client.call_tool(name, CALLS[name])
            assert not answer.is_error, answer.content
            assert answer.content[0].text
            assert found.setdefault(name, answer.structured_content) == answer.structured_content
    return found


def test_both_ways_give_the_same(server: Server, folder: Path) -> None:
    """Over HTTP, with and without the older handshake, and over standard streams the answers are one and the same."""
    environment = {
        **os.environ,
        "VERDICTS_DATABASE_URL": f"sqlite:///{folder / 'served.db'}",
        "VERDICTS_PORT": server.url.rsplit(":", 1)[1],
    }
    streams = StdioServerParameters(
        command=sys.executable, args=["-m", "verdicts", "mcp"], env=environment, cwd=str(HOUSE)
    )
    over_http = asyncio.run(_all(f"{server.url}/mcp"))
    assert asyncio.run(_all(f"{server.url}/mcp", mode="legacy")) == over_http
    assert asyncio.run(_all(streams)) == over_http
    assert over_http["compare"]["url"] == f"{server.url}/compare/ollama-vs-vllm"
    assert over_http["search"]["found"] > 0
