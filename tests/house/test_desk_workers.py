"""The editor's desk on two servers that share one database and Redis: what is done on one shows on the other."""

from __future__ import annotations

import os
import signal
import urllib.request
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
from tests.desk.panels.conftest import FILLED
from tests.fusion.peer import Script, peer_of
from tests.house.desk_pages import tab
from tests.redis import RedisServer
from tests.serving import Server, serving
from verdicts.desk.opening import prepare
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.said import Done
from verdicts.domain.drafting import SILENT
from verdicts.domain.working.edits import Edit
from verdicts.states.desk import DeskState
from verdicts.states.draft import DraftState
from verdicts.states.edition import EditionState
from verdicts.states.panel import PanelState
from verdicts.states.seats import SeatsState
from verdicts.store.engine import open_engine, writing
from verdicts.store.tables import panel_run
from verdicts.store.working import set_byline

DESK, DRAFT, PANEL, SEATS, EDITION = (
    state.get_full_name() for state in (DeskState, DraftState, PanelState, SeatsState, EditionState)
)
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


def test_a_field_and_who_is_there_show_on_the_other_server(pair: Pair) -> None:
    """What an editor stores on A stands in the draft on B, which says whose page has it open and, within seconds after
    that page closed, that nobody's has."""
    path = f"/desk/drafts/{pair.draft('ollama')}"
    with tab(pair.b, path, pair.lee, DraftState) as other, tab(pair.b, "/desk", pair.lee, DeskState) as desk:
        other.until(lambda shown: _field(shown, "tagline"))
        desk.until(lambda shown: shown[DESK]["view"]["rows"])
        with tab(pair.a, path, pair.kim, DraftState) as mine:
            before = mine.until(lambda shown: _field(shown, "tagline"))
            mine.press(f"{DRAFT}.write", path="tagline", text="It is typed on A", before=before)
            other.until(lambda shown: _field(shown, "tagline") == "It is typed on A")
            other.until(lambda shown: shown[DRAFT]["view"]["here"] == "Kim has it open")
            desk.until(lambda shown: any(row["here"] == "Kim has it open" for row in shown[DESK]["view"]["rows"]))
        other.until(lambda shown: shown[DRAFT]["view"]["here"] == "")
        desk.until(lambda shown: not any(row["here"] == "Kim has it open" for row in shown[DESK]["view"]["rows"]))


def test_a_publication_is_on_the_other_server_at_once(pair: Pair) -> None:
    """When an editor on A is told that it is published, B prints it and lists it in its sitemap, and open pages there
    are offered it; they are too when a reviewer gets another name."""
    begun = begin(pair.engine, pair.kim.account.id, "", datetime.now(UTC))
    assert isinstance(begun, Done)
    for cell, text in FILLED.items():
        put(pair.engine, pair.kim.account.id, begun.copy, Edit(cell, text, ""), datetime.now(UTC))
    with tab(pair.b, "/tools") as reader, tab(pair.a, f"/desk/drafts/{begun.copy}", pair.kim, DraftState) as mine:
        seats = reader.until(lambda shown: shown[EDITION]["since"] > 0 and shown[EDITION]["seats"])
        mine.until(lambda shown: shown[DRAFT]["view"]["copy"])
        mine.press(f"{DRAFT}.publish", reason="")
        mine.page.until("/desk/history/new-tool")
        assert FILLED["description"] in _asked(pair.b, "/tools/new-tool")
        assert "/tools/new-tool" in _asked(pair.b, "/sitemap/tools-1.xml")
        reader.until(lambda shown: "+new-tool@" in shown[EDITION]["news"])
    with tab(pair.b, "/tools") as reader, tab(pair.a, "/desk/reviewers", pair.kim, SeatsState) as mine:
        reader.until(lambda shown: shown[EDITION]["since"] > 0)
        mine.until(lambda shown: shown[SEATS]["view"]["seats"])
        mine.press(f"{SEATS}.rename", key="skeptic", name="Doubter", question="What would break it?", accent="grey")
        mine.until(lambda shown: shown[SEATS]["answer"]["said"])
        assert "Doubter" in _asked(pair.b, "/tools/vllm")
        news = reader.until(lambda shown: "reviewers=" in shown[EDITION].get("news", "") and shown[EDITION]["news"])
    assert not news.endswith(f"reviewers={seats}")


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
    path, now = f"/desk/panels/{pair.draft('ollama')}", datetime.now(UTC)
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


def _field(shown: dict[str, Any], path: str) -> str:
    return next(one["value"] for one in shown[DRAFT]["view"]["basics"] if one["path"] == path)


def _asked(server: Server, path: str) -> str:
    with urllib.request.urlopen(f"{server.url}{path}", timeout=10) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def _members(shown: dict[str, Any], mark: str) -> bool:
    return any(one["mark"] == mark for part in shown[PANEL]["run"]["sittings"] for one in part["members"])
