"""Starts an engine for one model and ends it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from verdicts.fusion.local.weights import NoLocalModel
from verdicts.fusion.pool import Endpoint

SLOW = 60.0  # seconds after which a start is none
# Half the cores: threads of llama.cpp wait for each other at every step, and one that must wait for a core that others
# use holds all of them up. Measured on 2 busy cores: 19 tokens a second with one thread, 4 with two.
THREADS = max(1, min(8, (os.cpu_count() or 2) // 2))
KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "LANG")  # of the environment: no key of ours reaches native code


@dataclass(frozen=True)
class Served:
    """A model to serve: its file, the name that it is asked by, calls at once, and tokens for all of them together."""

    path: Path
    name: str
    parallel: int = 4
    context: int = 8192
    threads: int = THREADS


@contextmanager
def serving(served: Served) -> Generator[Endpoint]:
    """An endpoint on a free port of this machine, with a key made for it. Raises NoLocalModel where it does not start.

    The engine ends with the block, and with this process whatever ends it.
    """
    key = secrets.token_urlsafe(24)
    with _process() as process:
        try:
            _tell(process, {**served.__dict__, "path": str(served.path), "key": key})
            base = _address(process, served)
            yield Endpoint(name="local", base_url=f"{base}/v1", key=SecretStr(key), at_once=served.parallel)
        finally:
            process.kill()


def _process() -> subprocess.Popen[str]:
    """In a session of its own: Ctrl-C is for the command, which then ends the engine."""
    return subprocess.Popen(
        [sys.executable, "-m", "verdicts.fusion.local.engine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in KEPT if name in os.environ},
        text=True,
        start_new_session=True,
    )


def _tell(process: subprocess.Popen[str], what: dict[str, Any]) -> None:
    try:
        print(json.dumps(what), file=process.stdin, flush=True)
    except BrokenPipeError:
        return  # it is gone, and `_address` says so


def _address(process: subprocess.Popen[str], served: Served) -> str:
    impatience = threading.Timer(SLOW, process.kill)
    impatience.daemon = True
    impatience.start()
    try:
        line = process.stdout.readline() if process.stdout else ""
    finally:
        impatience.cancel()
    answer: dict[str, str] = json.loads(line) if line.endswith("\n") else {}
    if "address" not in answer:
        why = answer.get("fault") or "its process ended"
        raise NoLocalModel(f"The model {served.name} did not start: {why}.")
    return answer["address"]
