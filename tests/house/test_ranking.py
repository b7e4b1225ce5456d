"""The ladder follows the picks while the server runs: by one process beside it, never by the server itself."""

from __future__ import annotations

import asyncio
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.picked import picked
from tests.serving import serving
from verdicts.ranking import NICENESS, Ranking
from verdicts.store.engine import open_engine

pytestmark = pytest.mark.anyio
ROWS = [("ann", ("ollama", "vllm"), "vllm")]


@pytest.fixture
def anyio_backend() -> str:
    """Asyncio, as the server runs."""
    return "asyncio"


def _ranking(engine: Engine, clock: Callable[[], datetime], code: str, every: float = 60) -> Ranking:
    return Ranking(engine, every, clock, (sys.executable, "-c", code))


async def _until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it did not come to pass"
        await asyncio.sleep(0.02)


def _alive(process: str) -> bool:
    return Path(f"/proc/{process}").exists()


async def test_it_computes_only_when_picks_changed(demo: Engine, clock: Callable[[], datetime], tmp_path: Path) -> None:
    """Nothing is started before there is a pick, then once, whoever of several workers asks."""
    code = f"open({str(tmp_path / 'done')!r}, 'a').write('x')"
    workers = [_ranking(demo, clock, code) for _ in range(3)]
    assert [await each.once() for each in workers] == [False] * 3
    picked(demo, ROWS)
    assert sorted(await asyncio.gather(*(each.once() for each in workers))) == [False, False, True]
    assert (tmp_path / "done").read_text() == "x"


async def test_it_yields_to_the_server(demo: Engine, clock: Callable[[], datetime], tmp_path: Path) -> None:
    """The process runs at a low priority."""
    file = tmp_path / "nice"
    picked(demo, ROWS)
    code = f"import os, time; time.sleep(0.3); open({str(file)!r}, 'w').write(str(os.nice(0)))"
    assert await _ranking(demo, clock, code).once()
    assert file.read_text() == str(NICENESS)


async def test_a_failure_is_no_end(demo: Engine, clock: Callable[[], datetime]) -> None:
    """A process that fails is said in the log; the next look may try again."""
    picked(demo, ROWS)
    assert not await _ranking(demo, clock, "raise SystemExit('no')").once()


async def test_shutting_down_ends_it(demo: Engine, clock: Callable[[], datetime], tmp_path: Path) -> None:
    """A computation under way ends with the server."""
    file = tmp_path / "pid"
    picked(demo, ROWS)
    code = f"import os, time; open({str(file)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    async with _ranking(demo, clock, code, every=0.05).running():
        await _until(lambda: file.exists() and file.read_text())
    assert not _alive(file.read_text())


async def test_zero_never_computes(demo: Engine, clock: Callable[[], datetime], tmp_path: Path) -> None:
    """With no time between looks there are none."""
    picked(demo, ROWS)
    async with _ranking(demo, clock, f"open({str(tmp_path / 'done')!r}, 'w')", every=0).running():
        await asyncio.sleep(0.2)
    assert not (tmp_path / "done").exists()


def test_a_served_ladder_follows_the_picks(tmp_path: Path) -> None:
    """Picks that are counted while the server runs stand on its ladder soon after, without a restart."""
    with serving(tmp_path, rank_every="0.5") as server:
        engine = open_engine(f"sqlite:///{tmp_path / 'served.db'}")
        assert "No picks yet" in _read(server.url)
        picked(engine, [(f"reader-{n}", ("ollama", "vllm"), "vllm") for n in range(31)])
        engine.dispose()
        end = time.monotonic() + 30
        while "31 picks" not in _read(server.url):
            assert time.monotonic() < end, server.said()
            time.sleep(0.1)


def _read(url: str) -> str:
    with urllib.request.urlopen(f"{url}/ladder", timeout=10) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())
