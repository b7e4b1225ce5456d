"""A pool: the models that answer one prompt, the judge that makes one answer of theirs, and the limits of both.

These are plain values, whole in themselves: a member holds its model, a model its endpoint, so that the engine looks
nothing up. `desk.pools` reads them from the operator's file.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

Mode = Literal["best-of", "merge", "debate"]
Format = Literal["json_schema", "json_object", "prompt"]
Seconds = Annotated[float, Field(gt=0, le=3600)]
Money = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6)]

LADDER: tuple[Format, ...] = ("json_schema", "json_object", "prompt")


class Value(BaseModel):
    """A frozen value; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Endpoint(Value):
    """A server that speaks the chat completions protocol.

    `key` is the secret itself, read from the environment or a file when the pool was read; it is in no repr and no
    dump. `format` is the first step of the ladder to try. `at_once` bounds calls under way, over all fusions.
    """

    name: str
    base_url: str
    key: SecretStr | None = Field(default=None, exclude=True)
    format: Format = "json_schema"
    at_once: Annotated[int, Field(ge=1, le=256)] = 8
    connect: Seconds = 5.0


class Model(Value):
    """One model of an endpoint and what it costs: money per million tokens, in the pool's currency.

    `family` is what the judge's independence is measured by ("mistral", "qwen"); empty is unknown.
    """

    endpoint: Endpoint
    name: str
    input: Money = Decimal(0)
    output: Money = Decimal(0)
    family: str = ""


class Voice(Value):
    """How a model is asked: its sampling and its longest answer, in tokens."""

    max_tokens: Annotated[int, Field(ge=16, le=65_536)] = 1024
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.7
    seed: int | None = None


class Member(Voice):
    """One voice of a pool. `persona` is its standing instruction; `fallback` answers where `model` does not."""

    name: str
    model: Model
    persona: str = ""
    fallback: Model | None = None


class Judge(Voice):
    """The model that rules. It never sees who wrote what."""

    model: Model
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.0
    fallback: Model | None = None


class Pace(Value):
    """When to stop waiting.

    `deadline`: seconds for all drafts. `quorum`: drafts that suffice, None for all but one (and all of one or two).
    `grace`: share of the quorum's time that the others still get. `hedge`: seconds to a first token before one more
    call is sent where nothing was learned of the endpoint yet; 0 sends none. `hedges`: at most this share of calls.
    """

    deadline: Seconds = 60.0
    judging: Seconds = 60.0
    quorum: Annotated[int, Field(ge=1)] | None = None
    grace: Annotated[float, Field(ge=0, le=10)] = 0.25
    hedge: Annotated[float, Field(ge=0, le=3600)] = 5.0
    hedges: Annotated[float, Field(ge=0, le=1)] = 0.05


class Pool(Value):
    """Members, judge and mode. `budget` is the hard cap of one fusion, None for none; `rounds` is of debates."""

    name: str
    members: Annotated[tuple[Member, ...], Field(min_length=1, max_length=16)]
    judge: Judge
    mode: Mode = "merge"
    pace: Pace = Pace()
    budget: Money | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    rounds: Annotated[int, Field(ge=1, le=3)] = 1

    @property
    def quorum(self) -> int:
        """Drafts that suffice, never more than there are members."""
        many = len(self.members)
        return min(self.pace.quorum or (many - 1 if many > 2 else many), many)
