"""`make test`: everything, in one command. Brings what it may by apt, and names at the end what was not run and why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
WANTED = {
    "chromium": "chromium",
    "redis-server": "redis-server",
    "pg_ctl": "postgresql",
    "nginx": "nginx-light",
    "openssl": "openssl",
    "systemd-analyze": "systemd",
}
THOROUGH = {"VERDICTS_TEST_EXAMPLES": "1000", **os.environ}  # steps of the property tests; a plain pytest takes 60
CORES = len(os.sched_getaffinity(0))
# Each process begins with a run of tests in their order, so that a server of a file is started once, not in each; who
# is done first takes over from the others.
PYTEST = ["pytest", "-q", "--durations", "20", "--dist", "worksteal", "-n"]
CHECKS: Sequence[tuple[str, list[str]]] = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["pyright"]),
    ("imports", ["lint-imports"]),
    ("build", ["verdicts", "build"]),
    # apart: Playwright keeps an event loop running in its process, which tests of coroutines cannot share
    # one more than cores: many tests wait for servers and peers; a browser keeps more than one core busy by itself
    ("tests", [*PYTEST, f"{max(3, CORES + 1)}", "--ignore", "tests/browser"]),
    ("browser", [*PYTEST, f"{max(2, CORES)}", "tests/browser"]),
)


def _found(command: str) -> bool:
    if shutil.which(command):
        return True
    return command == "pg_ctl" and any(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


def _bring() -> list[str]:
    """Install what is missing with apt where that is allowed; what then still is missing."""
    missing = [package for command, package in WANTED.items() if not _found(command)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {', '.join(missing)} ...", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *words], env=environment, stdout=subprocess.DEVNULL, check=False)
    return [package for command, package in WANTED.items() if not _found(command)]


def _run(name: str, command: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=HOUSE, env=THOROUGH, check=False)
    print(f"== {name}: {'ok' if not done.returncode else 'FAILED'}, {time.monotonic() - started:.0f} s", flush=True)
    return not done.returncode


def main() -> int:
    """Run every check even when one fails; 0 when all passed."""
    missing = _bring()
    failed = [name for name, command in CHECKS if not _run(name, command)]
    print()
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    for package in missing:
        print(f"NOT RUN: what needs {package} (it is not installed and apt may not bring it here)")
    if not failed and not missing:
        print("All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
