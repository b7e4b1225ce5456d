"""Signing keys in a file of the installation: made at the first start, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

KEPT = 3


def read_keys(file: Path) -> list[str]:
    """The keys in a file, newest first; makes the file with one key where there is none. Raises OSError."""
    if not file.exists():
        _write(file, [secrets.token_hex(32)], only_new=True)
    return file.read_text(encoding="utf-8").split()


def rotate_keys(file: Path) -> list[str]:
    """Put a new key in front and keep the last three; cookies signed by an older one are strangers from then on."""
    keys = [secrets.token_hex(32), *read_keys(file)][:KEPT]
    _write(file, keys, only_new=False)
    return keys


def _write(file: Path, keys: list[str], only_new: bool) -> None:
    """Whole or not at all; of several processes that start at once one makes the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".keys")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write("\n".join(keys) + "\n")
        if only_new:
            with suppress(FileExistsError):
                Path(file).hardlink_to(name)
        else:
            os.replace(name, file)
    finally:
        Path(name).unlink(missing_ok=True)
