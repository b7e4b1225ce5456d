"""A wire written down and played again: what each call was answered, piece by piece, and how it failed.

A tape is a file of JSON lines, the first of them its version, the others one call each, in the order of their keys, so
that the same calls make the same file. It names endpoints by their name: there is no key in it and no address. A call
that was hung up on plays what had come by then and hangs. The fence's mark is part of a prompt: who plays a tape gives
`Means` the mark that it was recorded with.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from verdicts.fusion.wire import (
    Broken,
    Chunk,
    Denied,
    Ended,
    FormatRefused,
    Limited,
    Request,
    Token,
    Trouble,
    Unreachable,
    Usage,
    Wire,
)
from verdicts.fusion.words import host_of

VERSION = {"tape": 1}
TROUBLES: dict[str, type[Trouble]] = {
    kind.__name__: kind for kind in (Unreachable, Denied, Limited, FormatRefused, Broken)
}
HUNG_UP = ["hung up"]


class NotOnTape(Exception):
    """A call that was not recorded, or a file that is no tape. Not a Trouble: no member is to blame for it."""


def key_of(request: Request) -> str:
    """What tells calls apart: all that is asked, and of which model of which endpoint."""
    asked = {
        "endpoint": request.model.endpoint.name,
        "model": request.model.name,
        "messages": [[message.role, message.text] for message in request.messages],
        "voice": [request.max_tokens, request.temperature, request.seed],
        "schema": request.schema,
        "format": request.format,
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


@dataclass
class _Count:
    """How often each request was made."""

    made: Counter[str] = field(default_factory=Counter[str])

    def next(self, request: Request) -> tuple[str, int]:
        """The key of a request, and how often it was made before."""
        key = key_of(request)
        self.made[key] += 1
        return key, self.made[key] - 1


@dataclass
class Recorder:
    """A wire that passes everything on and keeps it; `write` makes the tape. Troubles lose the address here already."""

    wire: Wire
    _said: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict[tuple[str, int], dict[str, Any]])
    _count: _Count = field(default_factory=_Count)

    async def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        """As the wire within."""
        key, nth = self._count.next(request)
        said: list[list[Any]] = []
        here = {"model": f"{request.model.endpoint.name}/{request.model.name}", "said": said}
        self._said[key, nth] = {"key": key, "nth": nth, **here, "end": HUNG_UP}
        try:
            async with aclosing(self.wire.stream(request)) as chunks:
                async for chunk in chunks:
                    said.append(_down(chunk))
                    yield chunk
            self._said[key, nth]["end"] = []
        except Trouble as trouble:
            told = _without_host(trouble, request)
            self._said[key, nth]["end"] = [type(told).__name__, str(told), getattr(told, "after", None)]
            raise told from None

    def write(self, path: Path) -> None:
        """The tape of all calls until now."""
        lines = [VERSION, *(self._said[at] for at in sorted(self._said))]
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="ascii")


@dataclass
class Player:
    """A wire that answers as the tape has it, at once. Raises NotOnTape for a call that is not there."""

    said: dict[tuple[str, int], dict[str, Any]]
    _count: _Count = field(default_factory=_Count)

    async def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        """As it was recorded."""
        key, nth = self._count.next(request)
        line = self.said.get((key, nth))
        if line is None:
            name = f"{request.model.endpoint.name}/{request.model.name}"
            raise NotOnTape(
                f"call {nth + 1} of this kind to {name} is not on the tape (key {key[:12]}); record it anew"
            )
        for chunk in line["said"]:
            yield _up(chunk)
            await asyncio.sleep(0)  # others speak between, as they did
        if line["end"] == HUNG_UP:
            await asyncio.Event().wait()
        if line["end"]:
            raise _trouble(*line["end"])


def player(path: Path) -> Player:
    """A tape from its file. Raises NotOnTape for a file that is none."""
    try:
        first, *lines = map(json.loads, path.read_text(encoding="ascii").splitlines())
        if first != VERSION:
            raise ValueError(first)
        return Player({(line["key"], line["nth"]): line for line in _whole(lines)})
    except (ValueError, KeyError, TypeError):
        raise NotOnTape(f"{path.name} is no tape of this version") from None


def _whole(lines: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for line in lines:
        _ = [_up(chunk) for chunk in line["said"]]
        if line["end"] and line["end"] != HUNG_UP:
            _trouble(*line["end"])
        yield line


def _down(chunk: Chunk) -> list[Any]:
    if isinstance(chunk, Token):
        return [chunk.text]
    used = chunk.usage
    return [chunk.stop, [used.input, used.output, used.estimated] if used else None]


def _up(line: list[Any]) -> Chunk:
    if len(line) == 1:
        return Token(line[0])
    stop, used = line
    return Ended(stop, Usage(*used) if used else None)


def _without_host(trouble: Trouble, request: Request) -> Trouble:
    host = host_of(request.model.endpoint)
    words = str(trouble).replace(f" ({host})", "").replace(host, "its address").replace(host.split(":")[0], "its host")
    return _trouble(type(trouble).__name__, words, getattr(trouble, "after", None))


def _trouble(kind: str, words: str, after: float | None) -> Trouble:
    made = TROUBLES[kind]
    return Limited(words, after) if made is Limited else made(words)
