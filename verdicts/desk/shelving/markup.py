"""The tags and texts of a bookmark file, one by one, in time that grows with the file alone.

Not the standard library's HTMLParser: that of Python 3.11 needs hours for 10 MB of `<!--`, and turns `&copy=1` in an
address, which linkding writes without escapes, into a sign. Every pattern here matches wherever it begins and gives
nothing back, so no character is read more than a few times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*+)"
    r"(?P<attributes>(?:[^<>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)>?"
    r"|<[!?/][^<>]*+>?"
    r"|(?P<text>[^<]++|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=<>\"'/]++)\s*+(?:=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<plain>[^\s<>]*+)))?"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Token:
    """A tag in lower case (`/dl` ends one) with its raw attributes, or a raw text with no tag; its line in the file."""

    tag: str
    raw: str
    line: int

    def attributes(self, *wanted: str) -> dict[str, str]:
        """The values of the wanted attributes that are there; the first counts, as in browsers."""
        found: dict[str, str] = {}
        for one in _ATTRIBUTE.finditer(self.raw):
            name = one["name"].lower()
            if name in wanted and name not in found:
                value = one["double"] or one["single"] or (one["plain"] or "").strip("\"'")
                found[name] = unescape(value)
        return found


def tokens(text: str) -> Iterator[Token]:
    """Every tag and text. A tag that nothing closes ends before the next one; comments are left out."""
    line, before = 1, 0
    for found in _TOKEN.finditer(text):
        line, before = line + text.count("\n", before, found.start()), found.start()
        if tag := found["tag"]:
            yield Token(found["end"] + tag.lower(), found["attributes"], line)
        elif (plain := found["text"]) is not None:
            yield Token("", plain, line)


def unescape(raw: str) -> str:
    """Character references that end with a semicolon as characters, each once; what is none stays as it is."""
    return _REFERENCE.sub(_character, raw)


def _character(found: re.Match[str]) -> str:
    reference = found.group()
    return html.unescape(reference) if reference[1] == "#" else html5.get(reference[1:], reference)
