"""What is asked: the body of a request, read, bounded, and refused in a sentence where it cannot be answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from verdicts.fusion.brief import Brief
from verdicts.fusion.drafts import Answer
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.refusing import Wrong
from verdicts.fusion.serve.turns import Turn, brief_of
from verdicts.fusion.serve.typed import type_of
from verdicts.fusion.serve.unfit import unfit

MOST_BYTES = 1_000_000
SHORTEST = 16  # tokens; models need some to say anything
_NOTHING: tuple[Any, ...] = (None, [], {})
# What may stand in a request though nothing follows of it; with another value it would change the answer.
NEUTRAL: Mapping[str, tuple[Any, ...]] = {
    "n": (1,), "top_p": (1,), "presence_penalty": (0,), "frequency_penalty": (0,), "logprobs": (False,),
    "top_logprobs": (0,), "tool_choice": ("none", "auto"), "function_call": ("none", "auto"), "modalities": (["text"],),
    "parallel_tool_calls": (True, False), "service_tier": ("auto", "default"),
}  # fmt: skip
WITHOUT_EFFECT = {"user", "metadata", "store", "safety_identifier", "prompt_cache_key"}
WORDS = {
    "tools": "Tools are not supported: a pool answers in words or in a JSON schema.",
    "functions": "Functions are not supported: a pool answers in words or in a JSON schema.",
    "n": "One answer is given: n must be 1.",
}


class Options(BaseModel):
    """`stream_options`."""

    model_config = ConfigDict(strict=True)

    include_usage: bool | None = False


class _Body(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)

    model: str = Field(min_length=1, max_length=200)
    messages: list[Turn] = Field(min_length=1, max_length=1000)
    stream: bool | None = False
    stream_options: Options | None = None
    response_format: dict[str, Any] | None = None
    max_tokens: int | None = Field(None, ge=SHORTEST)
    max_completion_tokens: int | None = Field(None, ge=SHORTEST)
    temperature: float | None = Field(None, ge=0, le=2)
    seed: int | None = Field(None, ge=-(2**63), lt=2**63)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the brief, the type that is wanted, and how members are to speak."""

    model: str
    brief: Brief
    out: type[BaseModel]
    stream: bool
    usage: bool
    max_tokens: int | None
    temperature: float | None
    seed: int | None

    def of(self, pool: Pool) -> Pool:
        """The pool with its members asked so; nobody gets more tokens than the operator gives them."""
        wanted = {"temperature": self.temperature, "seed": self.seed}
        given = {name: value for name, value in wanted.items() if value is not None}
        members = tuple(
            member.model_copy(update={**given, "max_tokens": min(self.max_tokens or 2**31, member.max_tokens)})
            for member in pool.members
        )
        return pool.model_copy(update={"members": members})


def read_asked(raw: bytes) -> Asked:
    """What a body asks for. Raises Wrong."""
    body = _body(raw)
    _refuse_what_is_not_done(body.model_extra or {})
    options = body.stream_options or Options()
    return Asked(
        body.model,
        brief_of(body.messages),
        _wanted(body.response_format),
        bool(body.stream),
        bool(options.include_usage),
        body.max_completion_tokens or body.max_tokens,
        body.temperature,
        body.seed,
    )


def _body(raw: bytes) -> _Body:
    try:
        return _Body.model_validate(json.loads(raw))
    except ValidationError as broken:
        raise unfit(broken) from None
    except (ValueError, RecursionError):
        raise Wrong(400, "invalid_json", "The body is not JSON.") from None


def _refuse_what_is_not_done(more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        fine = value in _NOTHING or name in WITHOUT_EFFECT or value in NEUTRAL.get(name, ())
        if not fine:
            words = WORDS.get(name, f"{name[:60]} is not supported here; leave it out.")
            raise Wrong(400, "unsupported_parameter", words, name[:60])


def _wanted(format: dict[str, Any] | None) -> type[BaseModel]:
    kind = (format or {"type": "text"}).get("type")
    if format is None or kind == "text":
        return Answer
    if kind != "json_schema":
        words = "response_format is text or json_schema; a json_object without a schema cannot be checked or merged."
        raise Wrong(400, "unsupported_parameter", words, "response_format")
    given = cast(Mapping[str, Any], format.get("json_schema"))
    schema = given.get("schema") if isinstance(given, Mapping) else None  # pyright: ignore[reportUnnecessaryIsInstance]
    if not isinstance(schema, dict):
        raise Wrong(400, "invalid_value", "response_format.json_schema.schema is missing.", "response_format")
    return type_of(cast(dict[str, Any], schema))
