"""A room for the command: a file of pools that lie at a peer, and the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fusion.peer import Asked, Peer, Script
from tests.serving import HOUSE

KEY = "sk-marker-6f1d2c9ab34e"
PATIENCE = 90
POOLS = """
[endpoints.peer]
base_url = "{url}"
key_env = "PEER_KEY"
at_once = 16

[endpoints.other]
base_url = "{url}"
key_env = "NEVER_SET"

[models.ann]
endpoint = "peer"
input = "{price}"
output = "{price}"

[models.ben]
endpoint = "peer"
input = "{price}"
output = "{price}"

[models.judge]
endpoint = "peer"
input = "{price}"
output = "{price}"

[models.away]
endpoint = "other"

[personas]
doubter = "You doubt it."

[pools.two]
members = ["ann", {{ model = "ben", persona = "doubter" }}]
judge = "judge"
hedge = 0
{more}

[pools.keyless]
members = ["away"]
judge = "judge"
"""


def merged(_: Asked) -> str:
    """What a judge answers that merges: one sentence of both, one of nobody."""
    said = [{"text": "Both say so.", "drafts": ["A", "B"]}, {"text": "I add this.", "drafts": []}]
    return json.dumps({**dict.fromkeys(("agreements", "contradictions", "only_one", "errors"), []), "sentences": said})


def better(asked: Asked) -> str:
    """What a judge answers that compares: always the draft that says it loves tests."""
    first, _, _ = asked.prompt.partition("[B]")
    return json.dumps({"why": "It says more.", "better": "A" if "loves tests" in first else "B"})


JUDGE = Script(merged)
ANN, BEN = Script("Ann loves tests and says why."), Script("Ben waits for it.")


@dataclass
class Room:
    """`run` asks the command and gives exit code, output and errors."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict[str, str])

    def pools(self, peer: Peer, more: str = "", price: str = "1.50") -> Room:
        """Write the pools that lie at a peer."""
        file = self.folder / "pools.toml"
        file.write_text(POOLS.format(url=peer.url, more=more, price=price))
        self.environment["VERDICTS_POOLS"] = str(file)
        return self

    def start(self, *words: object, **more: Any) -> subprocess.Popen[str]:
        """The process, begun."""
        known = {"PEER_KEY": KEY, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONPATH": str(HOUSE)}
        database = {"VERDICTS_DATABASE_URL": f"sqlite:///{self.folder / 'v.db'}"}
        command = [sys.executable, "-W", "error", "-m", "verdicts", "fusion", *map(str, words)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env={**os.environ, **known, **database, **self.environment},
            text=True,
            **{**pipes, **more},
        )

    def run(self, *words: object, said: str = "") -> tuple[int, str, str]:
        """Ask, to the end. No key is in what it prints."""
        process = self.start(*words)
        out, err = process.communicate(said, timeout=PATIENCE)
        assert KEY not in out + err
        return process.returncode, out, err
