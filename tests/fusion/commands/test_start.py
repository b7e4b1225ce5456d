"""What a command costs that asks no model."""

from __future__ import annotations

import subprocess
import sys

from tests.serving import HOUSE


def test_clients_are_loaded_by_who_calls() -> None:
    """The command line begins without the client of models and without that of HTTP, which take a second together."""
    code = "import sys, verdicts.cli; print(*(name for name in ('openai', 'httpx2') if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True, timeout=90
    )
    assert done.stdout.split() == []
