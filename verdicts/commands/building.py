"""`verdicts build`: compile the frontend with Reflex and bun, once, and only when its sources changed."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli

from verdicts.commands.ground import err, fail, out
from verdicts.settings import HOUSE, settings

CLIENT = HOUSE / ".web" / "build" / "client"
STAMP = HOUSE / ".web" / "build" / "verdicts.stamp"
_SOURCES = (
    *(f"verdicts/{room}" for room in ("bundle", "components", "pages", "states", "views")),
    "assets",
    "reflex.lock",
)
_SINGLE = ("verdicts/app.py", "verdicts/commands/building.py", "rxconfig.py", "requirements.lock")
_ORIGIN = re.compile(r"`(http|ws)://verdicts\.invalid:1(/[^`]*)`")


def _files() -> Iterator[Path]:
    for folder in _SOURCES:
        files = (file for file in (HOUSE / folder).rglob("*") if file.is_file() and file.suffix != ".pyc")
        yield from sorted(file for file in files if file.parent.name != "pictures")  # those of the README
    yield from (HOUSE / name for name in _SINGLE if (HOUSE / name).exists())


def fingerprint() -> str:
    """A digest of all that the frontend is built from: sources, lock files, the site's name."""
    digest = hashlib.sha256(settings().site_name.encode())
    for file in _files():
        digest.update(f"{file.relative_to(HOUSE)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def built() -> bool:
    """Whether the frontend on disk is the one of these sources."""
    return STAMP.exists() and STAMP.read_text() == fingerprint() and (CLIENT / "__spa-fallback.html").exists()


def _same_origin(client: Path) -> None:
    """Let the bundle speak to the host it came from: one build serves every address and port."""
    files = [
        file for file in (client / "assets").glob("*.js") if "verdicts.invalid" in file.read_text(encoding="utf-8")
    ]
    origins = {"http": "${location.origin}", "ws": '${location.origin.replace("http","ws")}'}
    for file in files:
        text, found = _ORIGIN.subn(lambda m: f"`{origins[m[1]]}{m[2]}`", file.read_text(encoding="utf-8"))
        if not found or "verdicts.invalid" in text:
            fail(f"The built bundle {file.name} names its backend in an unknown way. Report this as a fault.")
        file.write_text(text, encoding="utf-8")
    if not files:
        fail("The built bundle does not name its backend. Report this as a fault.")


def _pack(client: Path) -> None:
    """Packed copies beside scripts and sheets: .gz for nginx, .br for ourselves, which take too long on demand."""
    for file in (file for kind in ("js", "css") for file in (client / "assets").glob(f"*.{kind}")):
        plain = file.read_bytes()
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(plain, 9, mtime=0))
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(plain, quality=11))


@contextmanager
def _alone() -> Generator[None, None, None]:
    """One build at a time on this folder; others wait and then find it done."""
    STAMP.parent.mkdir(parents=True, exist_ok=True)
    with (HOUSE / ".web" / "verdicts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(force: bool = False, say: Callable[[str], None] = out.print) -> bool:
    """Build where needed; True when something was built. Ends the command with the log when it fails."""
    if not force and built():
        return False
    with _alone():
        return False if not force and built() else _build(say)


@contextmanager
def _locks_kept() -> Generator[None, None, None]:
    """Reflex writes package.json back in another layout; where it says the same, the file stays as it was."""
    file = HOUSE / "reflex.lock" / "package.json"
    before = file.read_text(encoding="utf-8") if file.exists() else "{}"
    yield
    if file.exists() and json.loads(file.read_text(encoding="utf-8")) == json.loads(before):
        file.write_text(before, encoding="utf-8")


def _build(say: Callable[[str], None]) -> bool:
    mark = fingerprint()
    STAMP.unlink(missing_ok=True)
    shutil.rmtree(CLIENT, ignore_errors=True)
    say("Building the frontend, about half a minute the first time ...")
    command = [str(Path(sys.executable).with_name("reflex")), "export", "--frontend-only", "--no-zip", "--env", "prod"]
    environment = {**os.environ, "REFLEX_CHECK_LATEST_VERSION": "0", "NO_COLOR": "1"}
    with _locks_kept():
        done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode or not (CLIENT / "__spa-fallback.html").exists():
        err.print((done.stdout + done.stderr)[-4000:])
        fail("The frontend was not built; what the build said stands above. `verdicts build` tries again.")
    _same_origin(CLIENT)
    _pack(CLIENT)
    STAMP.write_text(mark)
    return True
