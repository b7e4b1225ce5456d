"""The kinds of text a catalogue holds. Every text is hostile: no control characters, bounded length, plain links."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("holds a control character")
    return text


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as broken:
        raise ValueError(f"is not a web address: {broken}") from broken
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", text):
        raise ValueError("must be a web address that starts with http:// or https://")
    return text


def _line(limit: int) -> object:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


Name = Annotated[str, _line(200), AfterValidator(_clean)]
Short = Annotated[str, _line(90), AfterValidator(_clean)]
Line = Annotated[str, _line(400), AfterValidator(_clean)]
Prose = Annotated[str, _line(8000), AfterValidator(_clean)]
Month = Annotated[str, StringConstraints(pattern=_MONTH)]
WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_clean), AfterValidator(_web_address)]
