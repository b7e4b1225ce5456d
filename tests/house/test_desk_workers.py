"""The editor's desk on two servers that share one database and Redis: what is done on one shows on the other."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, update

from tests.accounts import SignedIn, signed_in
from tests.desk.drafting.panel import opinion
from tests.fusion.peer import Script, peer_of
from tests.house.desk_pages import tab
from tests.redis import RedisServer
from tests.serving import Server, serving
from verdicts.desk.opening import prepare
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.domain.drafting import SILENT
from verdicts.states.panel import PanelState
from verdicts.store.engine import open_engine, writing
from verdicts.store.tables import panel_run
from verdicts.store.working import set_byline

PANEL = PanelState.get_full_name()
POOLS = """
[endpoints.peer]
base_url = "{url}"
[models.ann]
endpoint = "peer"
[models.ben]
endpoint = "peer"
[pools.stub]
mode = "best-of"
members = ["ann", "ben"]
judge = "ann"
"""


@dataclass(frozen=True)
class Pair:
    """Two servers, the database under them, and an editor at each."""

    a: Server
    b: Server
    engine: Engine
    kim: SignedIn
    lee: SignedIn

    def draft(self, slug: str) -> int:
        """The number of a draft of a tool."""
        done = begin(self.engine, self.kim.account.id, slug, datetime.now(UTC))
        assert isinstance(done, Done)
        return done.copy


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer) -> Iterator[Pair]:
    """Servers of one worker each, so that a test knows which one it asks; models write for seconds."""
    folder, slow = tmp_path_factory.mktemp("pair"), Script(opinion(), between=0.2)
    engine, now = open_engine(f"sqlite:///{folder / 'served.db'}"), datetime.now(UTC)
    prepare(engine, demo=True, clock=lambda: now)
    kim, lee = (signed_in(engine, f"{name}@example.com", "editor", now) for name in ("kim", "lee"))
    with writing(engine) as conn:
        set_byline(conn, kim.account.id, "Kim")
    with ExitStack() as stack:
        peer = stack.enter_context(peer_of(ann=slow, ben=slow))
        (folder / "pools.toml").write_text(POOLS.format(url=peer.url))
        known: dict[str, Any] = {
            "redis_url": redis_server.url,
            "secret_keys": "k" * 64,
            "pools": str(folder / "pools.toml"),
        }
        with ThreadPoolExecutor() as pool:
            a, b = pool.map(lambda _: stack.enter_context(serving(folder, **known)), range(2))
        yield Pair(a, b, engine, kim, lee)
    engine.dispose()


def test_a_run_is_watched_and_stopped_from_the_other_server(pair: Pair) -> None:
    """The page on B shows members of a run on A while they write; a second run is refused in words, and Stop ends it
    on both."""
    path = f"/desk/panels/{pair.draft('vllm')}"
    with tab(pair.a, path, pair.kim, PanelState) as mine, tab(pair.b, path, pair.lee, PanelState) as other:
        mine.until(lambda shown: shown[PANEL]["view"]["seats"])
        other.until(lambda shown: shown[PANEL]["view"]["seats"])
        mine.press(f"{PANEL}.begin")
        other.until(lambda shown: _members(shown, "writing"))
        other.press(f"{PANEL}.begin")
        said = other.until(lambda shown: shown[PANEL]["answer"]["said"])
        assert said.startswith("A run of this draft is under way;")
        other.press(f"{PANEL}.stop")
        assert other.until(lambda shown: shown[PANEL]["answer"]["said"] != said and shown[PANEL]["answer"]["said"])
        for page in (mine, other):
            assert page.until(lambda shown: not shown[PANEL]["run"]["on"] and shown[PANEL]["run"]["state"]) == "Stopped"


def test_a_run_whose_server_died_has_ended_on_the_other(pair: Pair) -> None:
    """When the process of a run is silent for long, an open page and one that is opened then show that it ended
    unfinished, and what lacks can be drafted."""
    path, now = f"/desk/panels/{pair.draft('aider')}", datetime.now(UTC)
    with tab(pair.b, path, pair.lee, PanelState) as other:
        other.until(lambda shown: shown[PANEL]["view"]["seats"])
        with tab(pair.a, path, pair.kim, PanelState) as mine:
            mine.until(lambda shown: shown[PANEL]["view"]["seats"])
            mine.press(f"{PANEL}.begin")
            run = other.until(lambda shown: _members(shown, "writing") and shown[PANEL]["run"]["number"])
        os.killpg(pair.a.process.pid, signal.SIGKILL)
        with writing(pair.engine) as conn:  # as if it were half a minute later
            conn.execute(update(panel_run).where(panel_run.c.id == run).values(beat=now - SILENT))
        with tab(pair.b, path, pair.lee, PanelState) as reloaded:
            for page in (other, reloaded):
                said = page.until(lambda shown: not shown[PANEL]["run"]["on"] and shown[PANEL]["run"]["state"])
                assert said.startswith("Ended unfinished: the server stopped.")
                assert page.until(lambda shown: shown[PANEL]["view"]["without"])


def _members(shown: dict[str, Any], mark: str) -> bool:
    return any(one["mark"] == mark for part in shown[PANEL]["run"]["sittings"] for one in part["members"])
