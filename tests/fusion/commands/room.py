"""A room for the command: a file of pools that lie at a peer, and the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fusion.peer import Asked, Peer, Script
from tests.serving import HOUSE

KEY = "sk-marker-6f1d2c9ab34e"
PATIENCE = 90
Ran = tuple[int, str, str]
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
    notes: dict[str, list[str]] = {key: [] for key in ("agreements", "contradictions", "only_one", "errors")}
    return json.dumps({**notes, "sentences": said})


def better(asked: Asked) -> str:
    """What a judge answers that compares: always the draft that says it loves tests."""
    first, _, _ = asked.prompt.partition("[B]")
    return json.dumps({"why": "It says more.", "better": "A" if "loves tests" in first else "B"})


JUDGE = Script(merged)
ANN, BEN = Script("Ann loves tests and says why."), Script("Ben waits for it.")


# What runs in the background of a shell ignores Ctrl-C, and so would all that it starts.
HEARS_CTRL_C = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("verdicts", run_name="__main__", alter_sys=True)
"""


@dataclass
class Room:
    """A folder, the environment in it, and `main`, which runs the command here as a process would."""

    folder: Path
    main: Callable[[list[str], dict[str, str], str], Ran]
    environment: dict[str, str] = field(default_factory=dict[str, str])

    def pools(self, peer: Peer, more: str = "", price: str = "1.50") -> Room:
        """Write the pools that lie at a peer."""
        file = self.folder / "pools.toml"
        file.write_text(POOLS.format(url=peer.url, more=more, price=price))
        self.environment["VERDICTS_POOLS"] = str(file)
        return self

    @property
    def known(self) -> dict[str, str]:
        """All that the command finds in its environment."""
        database = f"sqlite:///{self.folder / 'v.db'}"
        own = {"PEER_KEY": KEY, "NO_COLOR": "1", "COLUMNS": "120", "VERDICTS_DATABASE_URL": database}
        return {**own, **self.environment}

    def run(self, *words: object, said: str = "") -> Ran:
        """`verdicts fusion` in this process: exit code, output, errors. No key is in what it prints."""
        ran = self.main(["verdicts", "fusion", *map(str, words)], self.known, said)
        assert KEY not in ran[1] + ran[2]
        return ran

    @contextmanager
    def started(self, *words: object) -> Iterator[subprocess.Popen[str]]:
        """The same in a process of its own, which has ended when the block has."""
        command = [sys.executable, "-c", HEARS_CTRL_C, "fusion", *map(str, words)]
        environment = {**os.environ, "PYTHONPATH": str(HOUSE), **self.known}
        pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, cwd=self.folder, env=environment, text=True, **pipes) as process:
            try:
                yield process
            finally:
                process.kill()
