"""`verdicts serve` as an operator meets it: it starts, says where, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.serving import HOUSE, free_port, serving

VERDICTS = [sys.executable, "-m", "verdicts"]


def _group(leader: int) -> list[int]:
    """Living processes of a process group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(words[2]) == leader and words[0] != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ending_it_ends_every_process(tmp_path: Path, ending: signal.Signals) -> None:
    """Ctrl-C in a terminal, or SIGTERM to the first process, ends all processes and frees the port."""
    with serving(tmp_path) as server:
        leader = server.process.pid
        assert f"on {server.url}" in server.said()
        os.killpg(leader, ending) if ending == signal.SIGINT else os.kill(leader, ending)
        server.process.wait(15)
        end = time.monotonic() + 5
        while _group(leader) and time.monotonic() < end:
            time.sleep(0.05)
        assert not _group(leader)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", int(server.url.rsplit(":", 1)[1])))


def test_a_used_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    """Starting on a port that is taken fails with a sentence and the way out, without a traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        database = f"sqlite:///{tmp_path / 'x.db'}"
        done = subprocess.run(
            [*VERDICTS, "serve"],
            cwd=HOUSE,
            env={**os.environ, "VERDICTS_PORT": port, "VERDICTS_DATABASE_URL": database},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode != 0
    assert f"Port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eighty", "VERDICTS_PORT"),
        ("PUBLIC_URL", "verdicts.example/path", "VERDICTS_PUBLIC_URL: give scheme and host only"),
        ("DATABASE_URL", "mysql://secret@x/y", "VERDICTS_DATABASE_URL: use sqlite:///"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, said: str) -> None:
    """A wrong setting ends the command with its name and what it takes; its value is not repeated."""
    done = subprocess.run(
        [*VERDICTS, "check"],
        cwd=HOUSE,
        env={**os.environ, f"VERDICTS_{name}": value, "VERDICTS_HOST": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_it_serves_from_postgresql(blank: Engine, tmp_path: Path) -> None:
    """Given an empty database of either kind, the server migrates it, imports the demo and answers pages."""
    address = blank.url.render_as_string(hide_password=False)
    with serving(tmp_path, database_url=address) as server:
        for path in ("/readyz", "/tools", "/compare/ollama-vs-vllm"):
            with urllib.request.urlopen(server.url + path, timeout=10) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
        assert "Imported the demo catalogue: 18 tools." in server.said()


def test_free_ports_are_free() -> None:
    """A free port can be listened on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", free_port()))
