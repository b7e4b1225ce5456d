"""A model's text becomes the caller's type, or the reasons why it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from verdicts.fusion.drafts import Answer, T

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
LONGEST = 200_000
FAULTS_SHOWN = 8


class Misfit(Exception):
    """The text is not of the type; `faults` are sentences that the model can mend it by."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults."""
        super().__init__("; ".join(faults))
        self.faults = faults


@lru_cache(maxsize=64)  # a type is asked for by every call; pydantic takes two milliseconds to write it down
def schema_of(out: type[BaseModel]) -> dict[str, Any] | None:
    """The JSON Schema to ask for, closed to other keys; None for plain prose (`Answer`)."""
    return None if out is Answer else _closed(out.model_json_schema())


def _closed(node: Any) -> Any:
    if isinstance(node, list):
        return [_closed(item) for item in node]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(node, Mapping):
        return node
    inner = {key: _closed(value) for key, value in node.items()}  # pyright: ignore[reportUnknownVariableType]
    return (
        {**inner, "additionalProperties": False} if inner.get("type") == "object" and "properties" in inner else inner
    )


def read(text: str, out: type[T]) -> T:
    """The value that the text holds: whole, in a code fence, or among other words. Raises Misfit."""
    if out is Answer:
        return _fit({"text": text.strip()}, out)
    if len(text) > LONGEST:
        raise Misfit((f"the answer is longer than {LONGEST} characters",))
    first: Misfit | None = None
    for found in _objects(text):
        try:
            return _fit(found, out)
        except Misfit as misfit:
            first = first or misfit
    raise first or Misfit(("there is no JSON object in the answer",))


def _objects(text: str) -> Iterator[object]:
    for part in (text, *_FENCED.findall(text)):
        try:
            yield json.loads(part, strict=False)
        except (ValueError, RecursionError):
            continue
    start = text.find("{")
    if start >= 0:
        try:
            yield _DECODER.raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            return


def _fit(found: object, out: type[T]) -> T:
    try:
        return out.model_validate(found)
    except ValidationError as broken:
        raise Misfit(tuple(_faults(broken))) from None


def _faults(broken: ValidationError) -> Iterator[str]:
    for one in broken.errors(include_url=False, include_input=False)[:FAULTS_SHOWN]:
        where = ".".join(map(str, one["loc"]))
        yield f"{where}: {one['msg']}" if where else one["msg"]
