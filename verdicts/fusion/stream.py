"""An answer read from what a peer sends. Every value is hostile: of another type, missing, or without end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from verdicts.fusion.masking import Mask
from verdicts.fusion.wire import Broken, Chunk, Ended, Request, Stop, Token, Usage
from verdicts.fusion.words import broken, words_of

# A token of plain text has four bytes or so; one of a long run of blanks may have over a hundred, but not all have.
BYTES_A_TOKEN, SPARE_BYTES = 64, 4096
MOST_TOKENS = 10**9
STOPS: dict[str, Stop] = {"length": "length", "model_length": "length", "content_filter": "filtered"}


class Listening:
    """One answer, event by event."""

    def __init__(self, request: Request) -> None:
        """Nothing heard yet."""
        self._request = request
        self._left = BYTES_A_TOKEN * request.max_tokens + SPARE_BYTES
        self._stop: Stop | None = None
        self._usage: Usage | None = None
        self._refused = False
        key = request.model.endpoint.key
        self._mask = Mask(key.get_secret_value() if key else "")  # some peers echo it

    def take(self, event: object) -> Iterator[Chunk]:
        """What an event says. Raises Broken for an answer that is much longer than what was asked for."""
        held = _mapping(event)
        self._usage = _usage(held.get("usage")) or self._usage
        choice = _first(held.get("choices"))
        delta = _mapping(choice.get("delta")) or _mapping(choice.get("message"))
        text = delta.get("content")
        if isinstance(text, str) and (shown := self._shown(text)):
            yield Token(shown)
        self._refused = self._refused or bool(delta.get("refusal"))
        self._finish(choice.get("finish_reason"), held)

    def ended(self) -> Iterator[Chunk]:
        """The end of it. Raises Broken where the stream ended without one."""
        if rest := self._mask.rest():
            yield Token(rest)
        if self._stop is None:
            raise self._broken("ended its stream before the answer was whole")
        yield Ended("filtered" if self._refused else self._stop, self._usage)

    def _shown(self, text: str) -> str:
        self._left -= len(text.encode(errors="replace"))
        if self._left < 0:
            many = self._request.max_tokens
            raise self._broken(f"was hung up on: it sent far more than the {many} tokens that were asked for")
        return self._mask.take(text)

    def _finish(self, reason: object, held: Mapping[str, Any]) -> None:
        if reason == "error":
            raise broken(self._request.model.endpoint, "failed in the middle of its answer", words_of(held))
        if isinstance(reason, str) and reason:
            self._stop = STOPS.get(reason, "stop")

    def _broken(self, what: str) -> Broken:
        return broken(self._request.model.endpoint, what)


def whole(body: bytes, request: Request) -> list[Chunk]:
    """An answer that came in one piece though a stream was asked for. Raises Broken, and ValueError for no JSON."""
    listening = Listening(request)
    held: object = json.loads(body)
    if error := _mapping(held).get("error"):
        raise broken(request.model.endpoint, "failed", words_of(error))
    return [*listening.take(held), *listening.ended()]


def _mapping(value: object) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], value) if isinstance(value, Mapping) else {}


def _first(choices: object) -> Mapping[str, Any]:
    return _mapping(cast(list[object], choices)[0]) if isinstance(choices, list) and choices else {}


def _usage(value: object) -> Usage | None:
    held = _mapping(value)
    into, out = _count(held.get("prompt_tokens")), _count(held.get("completion_tokens"))
    return None if into is None or out is None else Usage(into, out)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_TOKENS else None
