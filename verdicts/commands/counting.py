"""Where workers count together: prometheus_client adds up files in a folder that its environment variable names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def counting(workers: int) -> Generator[None, None, None]:
    """Give several workers an empty folder to count in, and take it away at the end; one worker counts in memory.

    Must be entered before anything imports prometheus_client, which reads the variable once.
    """
    os.environ.pop(_FOLDER, None)
    if workers == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="verdicts-counts-") as folder:
        os.environ[_FOLDER] = folder
        yield
