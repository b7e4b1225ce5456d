"""A value that does not fit, in a sentence: where it stands, as a program would write it, and what it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verdicts.fusion.serve.refusing import Wrong

MUST: Mapping[str, str] = {
    "missing": "is missing",
    "string_type": "must be a text",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "too_short": "must not be empty",
    "too_long": "must have at most {max_length} items",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    "less_than": "must be less than {lt}",
    "literal_error": "must be {expected}",
    "value_error": "must be {error}",
}


def unfit(broken: ValidationError) -> Wrong:
    """The first fault of a body."""
    one = broken.errors(include_url=False, include_input=False)[0]
    where = _place(one["loc"])
    return Wrong(400, "invalid_value", f"{where or 'The body'} {_must(one)}.", where or None)


def _must(one: ErrorDetails) -> str:
    words = MUST.get(one["type"])
    return words.format(**one.get("ctx", {})) if words else f"does not fit: {one['msg']}"


def _place(loc: Sequence[int | str]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")
