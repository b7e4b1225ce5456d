"""What crosses to a model and back, as values, and the one protocol that every way there follows.

A wire is `client.OpenAIWire` (real HTTP), `tape.Recorder` around another one, or `tape.Player`.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from verdicts.fusion.pool import Format, Model

# A header that each of our calls carries, so that a server of ours which is asked by a pool knows and refuses.
NESTED = "x-verdicts-fusion"

Role = Literal["system", "user", "assistant"]
Stop = Literal["stop", "length", "filtered"]
Reason = Literal[
    "unreachable", "denied", "limited", "broken", "late", "invalid", "truncated", "format", "budget", "filtered"
]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call as the endpoint counted them, or as we estimate where it did not (`estimated`)."""

    input: int = 0
    output: int = 0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(self.input + other.input, self.output + other.output, self.estimated or other.estimated)


NOTHING = Usage()


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `schema` is the JSON Schema that the answer must fit, None for prose; `format` how it is asked."""

    model: Model
    messages: tuple[Message, ...]
    max_tokens: int
    temperature: float
    seed: int | None = None
    schema: Mapping[str, Any] | None = field(default=None, hash=False)
    format: Format = "json_schema"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text, as it came."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The last thing that an answer says: why it stopped, and what it used (None where the endpoint does not tell)."""

    stop: Stop
    usage: Usage | None


Chunk = Token | Ended


class Trouble(Exception):
    """A call failed. The text is a sentence for a person: no key, and at most a line of the peer's words."""

    reason: Reason = "broken"


class Unreachable(Trouble):
    """Nobody answers there, or the name does not resolve, or the certificate is not good."""

    reason: Reason = "unreachable"


class Denied(Trouble):
    """The endpoint knows us not: 401 or 403, or the model is not there (404)."""

    reason: Reason = "denied"


class Limited(Trouble):
    """429 or 503 with a wait: `after` is in seconds, None where the endpoint does not say."""

    reason: Reason = "limited"

    def __init__(self, words: str, after: float | None = None) -> None:
        """Keep how long to wait."""
        super().__init__(words)
        self.after = after


class FormatRefused(Trouble):
    """The endpoint will not take this way to ask for a schema (400, 422, 500 with a schema): go one step down."""

    reason: Reason = "format"


class Broken(Trouble):
    """The endpoint failed (5xx), or its stream was cut, or it is not the protocol."""

    reason: Reason = "broken"


class Wire(Protocol):
    """A way to models."""

    def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        """Tokens as they come and `Ended` at last. Closing it, or cancelling who reads it, hangs up on the peer.

        Raises the Troubles above, before the first token or in the middle.
        """
        ...
