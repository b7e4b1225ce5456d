"""Documents: values as the plain JSON of a catalogue file, and files as values. Key order is that of the models."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool


class BrokenDocument(ValueError):
    """A text that is not one JSON value; the message says where and why."""


def tool_document(tool: Tool) -> dict[str, Any]:
    """The tool as plain JSON values; a fact without a kind and a take that no model drafted are without those keys."""
    document = cast(dict[str, Any], _plain(tool.model_dump()))
    for rows, key in (("facts", "kind"), ("panel", "drafting")):
        for row in document[rows]:
            if row[key] is None:
                del row[key]
    return document


def tool_text(tool: Tool) -> str:
    """The text of the tool's catalogue file."""
    return json.dumps(tool_document(tool), indent=2, ensure_ascii=False) + "\n"


def reviewers_text(reviewers: Sequence[Reviewer]) -> str:
    """The text of reviewers.json: one reviewer a line; `retired` stands only where it is so."""
    documents = [one.model_dump(exclude=None if one.retired else {"retired"}) for one in reviewers]
    lines = ["  " + json.dumps(document, ensure_ascii=False) for document in documents]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def parse(raw: bytes) -> object:
    """Read UTF-8 JSON strictly: fractions become Decimal; repeated keys and NaN raise BrokenDocument."""
    try:
        return json.loads(
            raw.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_distinct
        )
    except UnicodeDecodeError as broken:
        raise BrokenDocument(f"is not UTF-8 text (byte {broken.start + 1}); save it as UTF-8") from broken
    except json.JSONDecodeError as broken:
        raise BrokenDocument(f"is not JSON: line {broken.lineno}, column {broken.colno}: {broken.msg}") from broken
    except RecursionError as broken:
        raise BrokenDocument("is nested too deeply") from broken
    except BrokenDocument:
        raise
    except (ValueError, ArithmeticError) as broken:
        raise BrokenDocument("holds a number that is too long") from broken


def _no_constant(word: str) -> object:
    raise BrokenDocument(f"holds {word}, which is not a JSON number")


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BrokenDocument(f"gives the key {json.dumps(key)} twice in one object")
        found[key] = value
    return found


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in cast(dict[str, object], value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in cast(Sequence[object], value)]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)  # 15 digits fit a float exactly
    return value.isoformat() if isinstance(value, date) else value
