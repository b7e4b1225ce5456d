"""A real server whose pools ask a peer, and a program with a key that uses the official client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openai
import pytest
from sqlalchemy import Engine

from tests.fusion.peer import Hang, Peer, Script, Status, peer_of
from tests.serving import Server, free_port, serving
from verdicts.desk.passes.issue import issue, issued
from verdicts.domain.passes import Pass
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

MARKER = "sk-marker-of-the-operator-4b1d"
ENDING = ", which is how it is."
MERGED = json.dumps(
    {
        "agreements": [], "contradictions": [], "only_one": [], "errors": [],
        "sentences": [{"text": "Forty-two.", "drafts": ["A", "B"]}, {"text": "Nobody knows why.", "drafts": ["B"]}],
    }
)  # fmt: skip
TAKE = json.dumps({"score": 70, "verdict": "ship", "text": "It does what it says."})
SCRIPTS = {
    "one": Script("Forty-two" + ENDING, usage=(100, 50)),
    "two": Script("It is forty-two" + ENDING, usage=(100, 50)),
    "three": Script("I would say forty-two" + ENDING, usage=(100, 50)),
    "judge": Script(MERGED, usage=(300, 100)),
    "duels": Script('{"why": "It says more.", "better": "tie"}'),
    "shaped": Script(TAKE),
    "hung": Script("These words come and then nothing does", fault=Hang(3)),
    "broken": Script(fault=Status(500, "It fell over.")),
    "slow": Script("A slow answer" + ENDING, first=1.0),
}
POOLS = """
[endpoints.peer]
base_url = "{url}"
key_env = "MARKED_KEY"
at_once = 64
[endpoints.itself]
base_url = "http://127.0.0.1:{port}/v1"
{models}
[models.itself]
endpoint = "itself"
name = "fusion"
input = 0
output = 0
[pools.panel]
members = [{{model = "one"}}, {{model = "two"}}, {{model = "three"}}]
judge = "judge"
[pools.shaped]
members = [{{model = "shaped", name = "a"}}, {{model = "shaped", name = "b"}}]
judge = "duels"
mode = "best-of"
[pools.hung]
members = [{{model = "hung"}}]
judge = "judge"
hedges = 0
[pools.broken]
members = [{{model = "broken", name = "first"}}, {{model = "broken", name = "second"}}]
judge = "judge"
[pools.late]
members = [{{model = "hung", name = "first"}}, {{model = "hung", name = "second"}}]
judge = "judge"
deadline = 0.3
hedges = 0
[pools.slow]
members = [{{model = "slow"}}]
judge = "judge"
hedges = 0
[pools.loop]
members = [{{model = "itself"}}]
judge = "itself"
"""
MODEL = '[models.{name}]\nendpoint = "peer"\ninput = 10\noutput = 10\n'


@dataclass
class Counter:
    """The server, what its pools ask, and the database in which keys are."""

    server: Server
    peer: Peer
    engine: Engine
    folder: Path
    made: list[str] = field(default_factory=list[str])

    def key(self, name: str, budget: str = "100", pools: tuple[str, ...] = ()) -> str:
        """A key of a program, under another name where this one is taken: modules may be set up anew."""
        if any(one.name == name for one in issued(self.engine, datetime.now(UTC))):
            name = f"{name}-{len(self.made)}"
        self.made.append(issue(self.engine, name, Decimal(budget), "ever", "USD", pools, datetime.now(UTC)))
        return self.made[-1]

    def account(self, name: str) -> Pass:
        """What a key spent and holds."""
        return next(one for one in issued(self.engine, datetime.now(UTC)) if one.name == name)

    def client(self, key: str, **given: object) -> openai.OpenAI:
        """The official client; the test closes it."""
        return openai.OpenAI(api_key=key, base_url=f"{self.server.url}/v1", max_retries=0, timeout=30, **given)  # type: ignore[arg-type]


def pools_file(folder: Path, url: str, port: int) -> str:
    """The operator's file."""
    file = folder / "pools.toml"
    models = "".join(MODEL.format(name=name) for name in SCRIPTS)
    file.write_text(POOLS.format(url=url, port=port, models=models))
    return str(file)


@pytest.fixture(scope="package")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Everything is on, in one process; each test has keys of its own."""
    folder, port = tmp_path_factory.mktemp("counter"), free_port()
    with peer_of(SCRIPTS) as peer, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARKED_KEY", MARKER)
        engine = open_engine(f"sqlite:///{folder / 'served.db'}")
        migrate(engine)
        known = {"fusion_api": "true", "pools": pools_file(folder, peer.url, port), "tries_per_network": "12"}
        with serving(folder, port, **known) as server:
            yield Counter(server, peer, engine, folder)
        engine.dispose()
