"""What is said back: a completion whole, or in chunks as server-sent events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from verdicts.fusion.agreement import central
from verdicts.fusion.drafts import Fusion
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.refusing import Wrong, nobody
from verdicts.fusion.serve.report import report_of, text_of, usage_of

PIECE = 80  # characters of a delta, about
KEEP_ALIVE = b": still at work\n\n"
END = b"data: [DONE]\n\n"
UNFUSED = "{degraded} The content is the draft of {member}, which is most like the others."


@dataclass(frozen=True)
class Reply:
    """What came of a fusion, as it is told. `content` is the answer; where nothing was ruled, the central draft."""

    content: str
    usage: dict[str, int]
    report: dict[str, Any]


def reply_of(pool: Pool, fusion: Fusion[BaseModel]) -> Reply:
    """The answer of a fusion. Raises Wrong where nobody drafted."""
    if not fusion.drafts:
        raise nobody(fusion, report_of(pool, fusion))
    value, degraded = fusion.value, fusion.degraded
    if value is None:
        weights = central([draft.value for draft in fusion.drafts])
        draft = fusion.drafts[weights.index(max(weights))]
        value, degraded = draft.value, UNFUSED.format(degraded=degraded, member=draft.member).strip()
    return Reply(text_of(value), usage_of(fusion), report_of(pool, fusion, degraded))


@dataclass(frozen=True)
class Said:
    """One completion: its id, the model as it was asked for, and when (Unix seconds)."""

    id: str
    model: str
    created: int
    _base: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        """What every part of it begins with."""
        base = {"id": f"chatcmpl-{self.id}", "created": self.created, "model": self.model}
        object.__setattr__(self, "_base", base)

    def whole(self, reply: Reply) -> bytes:
        """A body that is not streamed."""
        message = {"role": "assistant", "content": reply.content, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        told = {"object": "chat.completion", "choices": [choice], "usage": reply.usage, "fusion": reply.report}
        return _json({**self._base, **told})

    def begun(self) -> bytes:
        """The first event: who speaks."""
        return self._chunk([self._choice({"role": "assistant", "content": ""})])

    def rest(self, reply: Reply, usage: bool) -> Iterator[bytes]:
        """The answer in pieces, why it ended, and the report in the last chunk; `usage` puts the tokens there too."""
        for piece in pieces(reply.content):
            yield self._chunk([self._choice({"content": piece})])
        told: dict[str, Any] = {"fusion": reply.report}
        yield self._chunk([self._choice({}, "stop")], {} if usage else told)
        if usage:
            yield self._chunk([], {"usage": reply.usage, **told})
        yield END

    @staticmethod
    def failed(wrong: Wrong) -> Iterator[bytes]:
        """What ends a stream that was begun and cannot be finished."""
        yield _event(wrong.body)
        yield END

    def _chunk(self, choices: list[Any], more: Mapping[str, Any] | None = None) -> bytes:
        return _event({**self._base, "object": "chat.completion.chunk", "choices": choices, **(more or {})})

    @staticmethod
    def _choice(delta: Mapping[str, str], finish: str | None = None) -> dict[str, Any]:
        return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that end after a blank, the whole of it in order."""
    at = 0
    while at < len(text):
        cut = text.find(" ", at + PIECE) + 1 or len(text)
        yield text[at:cut]
        at = cut


def models(names: Iterator[str] | list[str], created: int) -> dict[str, Any]:
    """The list of what can be asked."""
    return {"object": "list", "data": [model(name, created) for name in names]}


def model(name: str, created: int) -> dict[str, Any]:
    """One of it."""
    return {"id": name, "object": "model", "created": created, "owned_by": "verdicts"}


def _event(value: Mapping[str, Any]) -> bytes:
    return b"data: " + _json(value) + b"\n\n"


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
