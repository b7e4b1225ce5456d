"""The tables of the operator's file as they are written. Values are checked here, names are looked up in `build`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, cast
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from verdicts.desk.pools.presets import PRESETS, Preset
from verdicts.fusion.pool import Format, Mode, Money, Seconds

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]
MOST_MEMBERS = 16
ANY = "https://models.example/v1"


class Entry(BaseModel):
    """A table; a key that is not known is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EndpointEntry(Entry):
    """`[endpoints.<name>]`: a preset, own values, or a preset with own values in it."""

    preset: Preset | None = None
    base_url: Text
    key_env: Text | None = None
    key_file: Text | None = None
    format: Format = "json_schema"
    at_once: Annotated[int, Field(ge=1, le=256)] = 8
    connect: Seconds = 5.0

    @model_validator(mode="before")
    @classmethod
    def _with_preset(cls, given: Any) -> Any:
        if not isinstance(given, Mapping):
            return given
        own = cast(Mapping[str, object], given)
        usual = dict(PRESETS.get(str(own.get("preset")), {}))
        if "preset" in own and not usual:
            usual = {"base_url": ANY}  # the preset is the fault, and not that its address is missing
        if "key_file" in own:
            usual.pop("key_env", None)
        return {**usual, **own}

    @field_validator("base_url")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        if fault := _address_fault(url):
            raise ValueError(fault)
        return url.rstrip("/")

    @model_validator(mode="after")
    def _one_key(self) -> EndpointEntry:
        if self.key_env and self.key_file:
            raise ValueError("give one of key_env and key_file")
        return self


def _address_fault(url: str) -> str:
    parts = _parts(url)
    if parts is None or not parts.hostname or parts.scheme not in ("http", "https"):
        return f"must be a whole address like {ANY}"
    if parts.username is not None or parts.query or "#" in url:
        return "must hold no user, password, ? or #"
    return "must end before /chat/completions" if "/chat/completions" in parts.path else ""


def _parts(url: str) -> SplitResult | None:
    if not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts


class ModelEntry(Entry):
    """`[models.<name>]`: `name` is the endpoint's word for it, by default the table's; prices are a million tokens."""

    endpoint: Text
    name: Text | None = None
    input: Money | None = None
    output: Money | None = None
    family: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""


class JudgeEntry(Entry):
    """`judge` of a pool: a model's name, or a table."""

    model: Text
    max_tokens: Annotated[int, Field(ge=16, le=65_536)] = 2048
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.0
    seed: int | None = None
    fallback: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"model": given}
        if not isinstance(given, dict):
            raise ValueError("must be the name of a model, or a table")
        return cast(dict[str, object], given)


class MemberEntry(JudgeEntry):
    """One of `members`. `persona` is the name of one, or its text."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] | None = None
    persona: Annotated[str, StringConstraints(strip_whitespace=True, max_length=8000)] = ""
    max_tokens: Annotated[int, Field(ge=16, le=65_536)] = 1024
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.7


class PoolEntry(Entry):
    """`[pools.<name>]`: times are seconds, money is of `currency`."""

    members: Annotated[tuple[MemberEntry, ...], Field(min_length=1, max_length=MOST_MEMBERS)]
    judge: JudgeEntry
    mode: Mode = "merge"
    quorum: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] | None = None
    deadline: Seconds = 60.0
    judging: Seconds = 60.0
    grace: Annotated[float, Field(ge=0, le=10)] = 0.25
    hedge: Annotated[float, Field(ge=0, le=3600)] = 5.0
    hedges: Annotated[float, Field(ge=0, le=1)] = 0.05
    budget: Money | None = None
    currency: str = "USD"
    rounds: Annotated[int, Field(ge=1, le=3)] = 1

    @field_validator("currency")
    @classmethod
    def _three_letters(cls, word: str) -> str:
        if not (len(word) == 3 and word.isascii() and word.isalpha() and word.isupper()):
            raise ValueError('must be three capital letters like "EUR"')
        return word
