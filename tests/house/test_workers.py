"""Several workers behind one port."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.redis import RedisServer
from tests.serving import HOUSE, Server, serving
from tests.sockets import open_page

TOKEN = "only-for-this-test"  # noqa: S105


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer) -> Iterator[Server]:
    """Two workers with Redis, a log of JSON lines, and open metrics."""
    known = {"workers": "2", "redis_url": redis_server.url, "log": "json", "metrics_token": TOKEN}
    with serving(tmp_path_factory.mktemp("crowd"), **known) as server:
        yield server


def _workers(server: Server) -> set[int]:
    task = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return {int(pid) for pid in task.read_text().split() if b"verdicts" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def _served_by(server: Server) -> Counter[int]:
    """Connected sockets by the worker that holds them."""
    port = f"{int(server.url.rsplit(':', 1)[1]):04X}"
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ours = {f"socket:[{words[9]}]" for words in lines if words[1].endswith(f":{port}") and words[3] == "01"}
    links = {pid: [os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()] for pid in _workers(server)}
    return Counter({pid: sum(link in ours for link in held) for pid, held in links.items()})


def _figures(server: Server, token: str = TOKEN) -> dict[str, float]:
    request = urllib.request.Request(f"{server.url}/metrics", headers={"Authorization": f"Bearer {token}"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own server
        lines = [line for line in answer.read().decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_pages_open_on_every_worker(crowd: Server) -> None:
    """Sockets spread over both workers and each is hydrated by the one that it landed on: nothing need be sticky."""
    with ExitStack() as stack:
        for _ in range(30):
            page = stack.enter_context(open_page(crowd.url))
            assert page.load("/tools")["rx_router_page_rx_state_"]["path"] == "/tools"
        assert min(_served_by(crowd).values()) > 0


def test_without_a_proxy_nobody_says_where_they_come_from(crowd: Server) -> None:
    """With no hops set, X-Forwarded-For is ignored."""
    with open_page(crowd.url, {"X-Forwarded-For": "203.0.113.9"}) as page:
        assert page.client_ip() == "127.0.0.1"


def test_figures_are_those_of_all_workers(crowd: Server) -> None:
    """Answers are counted once, whichever worker gave them and whichever is asked for the figures."""
    before = _figures(crowd)['verdicts_answers_total{status="2xx"}']
    for _ in range(20):
        urllib.request.urlopen(f"{crowd.url}/healthz", timeout=10).close()  # noqa: S310 - our own server
    assert _figures(crowd)['verdicts_answers_total{status="2xx"}'] == before + 21  # with the asking before


def test_a_fallen_worker_is_replaced(crowd: Server) -> None:
    """When a worker is killed, another takes its place, and the site answers all the while."""
    before = _workers(crowd)
    os.kill(min(before), signal.SIGKILL)
    end = time.monotonic() + 30
    while len(now := _workers(crowd) - {min(before)}) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    assert len(now) == 2
    with open_page(crowd.url) as page:
        assert page.load("/tools")


def test_every_line_of_the_log_is_an_object(crowd: Server) -> None:
    """Our lines and the server's own are JSON objects with an event, a level and a time."""
    lines = [json.loads(line) for line in crowd.said().splitlines()]
    assert all({"event", "level", "timestamp"} <= line.keys() for line in lines)
    assert any("2 workers" in line["event"] for line in lines)


def test_ending_it_leaves_nothing(tmp_path: Path, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM to the first process ends all workers and takes away the folder that they counted in."""
    counts = tmp_path / "tmp"
    counts.mkdir()
    monkeypatch.setenv("TMPDIR", str(counts))
    with serving(tmp_path, workers="2", redis_url=redis_server.url) as server:
        workers = _workers(server)
        assert (len(workers), len(list(counts.glob("verdicts-counts-*")))) == (2, 1)
        os.kill(server.process.pid, signal.SIGTERM)
        assert server.process.wait(15) == 0
    assert not list(counts.glob("verdicts-counts-*"))
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_a_running_server_can_be_backed_up_and_not_restored(tmp_path: Path) -> None:
    """Beside a server on SQLite a backup is made, and restoring is refused until the server has ended."""
    file, database = str(tmp_path / "a.backup"), {"VERDICTS_DATABASE_URL": f"sqlite:///{tmp_path / 'served.db'}"}
    with serving(tmp_path) as server:
        urllib.request.urlopen(f"{server.url}/tools", timeout=10).close()  # noqa: S310 - our own server
        assert _command("backup", file, **database).returncode == 0
        refused = _command("restore", file, "--force", **database)
        assert (refused.returncode, "Stop the server first" in refused.stderr) == (1, True)
        urllib.request.urlopen(f"{server.url}/readyz", timeout=10).close()  # noqa: S310 - our own server
    assert _command("restore", file, "--force", **database).returncode == 0


def _command(*words: str, **known: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "verdicts", *words],
        cwd=HOUSE,
        env={**os.environ, "COLUMNS": "300", **known},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"VERDICTS_WORKERS": "2"}, "VERDICTS_REDIS_URL"),
        ({"VERDICTS_WORKERS": "0"}, "VERDICTS_WORKERS"),
        ({"VERDICTS_REDIS_URL": "http://me:secret@host"}, "VERDICTS_REDIS_URL: use redis://"),
        ({"VERDICTS_METRICS_TOKEN": "secret"}, "VERDICTS_METRICS_TOKEN: give 16 characters"),
        ({"VERDICTS_LOG": "xml"}, "VERDICTS_LOG"),
        ({"REFLEX_REDIS_URL": "redis://me:secret@host"}, "REFLEX_REDIS_URL is set"),
    ],
)
def test_what_cannot_work_is_refused(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    """A setting that would lose votes or clicks ends the start with one line that names it and not its value."""
    done = _command("serve", VERDICTS_DATABASE_URL=f"sqlite:///{tmp_path / 'x.db'}", **settings)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert said in done.stderr
    assert "secret" not in done.stderr
