"""Hears every message of a socket before Reflex does: only what was understood goes on, the rest is dropped."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import structlog
from pydantic import ValidationError
from pydantic_core import SchemaValidator, to_json
from starlette.types import Receive

from verdicts.web.calls import callable_handlers, grammar

log = structlog.get_logger()

LONGEST = 64_000  # characters; the longest that a page says is a crash with its stack
QUIET = 60.0  # seconds between two lines about one socket
BEATS = ("1", "2", "3", "41/_event,")  # close, ping, pong, leave: they hold nothing


class Unfit(Exception):
    """A message that does not go on: `why` in one word of ours, `handler` where the message named one that exists."""

    def __init__(self, why: str, handler: str = "") -> None:
        """Neither may hold anything that the message held."""
        super().__init__(why)
        self.why, self.handler = why, handler


@dataclass(frozen=True)
class Porter:
    """Knows what may be said, by the head of a message."""

    handlers: frozenset[str]
    grammar: Mapping[str, SchemaValidator]

    def read(self, text: str) -> str:
        """The message as it goes on, written anew from what was understood of it. Raises Unfit."""
        if text in BEATS:
            return text
        if len(text) > LONGEST:
            raise Unfit("too long")
        head, _, rest = text.partition(",")
        if (known := self.grammar.get(head)) is None:
            raise Unfit("no such message")
        try:
            return f"{head},{to_json(known.validate_json(rest, strict=True)).decode()}" if rest else text
        except ValidationError as wrong:
            raise self._unfit(wrong) from None

    def _unfit(self, wrong: ValidationError) -> Unfit:
        first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
        return Unfit(first["type"], next((str(part) for part in first["loc"] if part in self.handlers), ""))


@cache
def porter() -> Porter:
    """The porter of all states that there are when the first socket opens."""
    handlers = callable_handlers()
    return Porter(frozenset(handlers), grammar(handlers))


@dataclass
class Watch:
    """One socket. What it said in vain is counted, and told in a line at once, then at most every QUIET seconds."""

    porter: Porter
    receive: Receive
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    told: float = field(default=float("-inf"))

    async def hear(self) -> Any:
        """The next message that is fit to go on."""
        while True:
            message = await self.receive()
            if message["type"] != "websocket.receive":
                return message
            try:
                return {**message, "bytes": None, "text": self.porter.read(message.get("text") or "")}
            except Unfit as unfit:
                self.refused += 1
                self._tell(unfit)

    def _tell(self, unfit: Unfit) -> None:
        now = self.clock()
        if now - self.told >= QUIET:
            log.warning("a socket said what no page says", why=unfit.why, handler=unfit.handler, count=self.refused)
            self.refused, self.told = 0, now

    def end(self) -> None:
        """The socket is gone: what was not told yet is told."""
        if self.refused:
            log.warning("a socket said what no page says", why="more of it", handler="", count=self.refused)
