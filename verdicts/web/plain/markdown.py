"""Markdown (CommonMark and GitHub's tables). Every text is hostile: none can leave the place that it stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote

_HIDDEN = {"Cc", "Cs", "Co", "Cn"}
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # they reorder what stands around
_ENTITY = re.compile(r"&(?=#?\w+;)")  # any other ampersand is one
_ACTIVE = re.compile(rf"[\\`*_\[\]<>|~#@]|{_ENTITY.pattern}|:(?=//)|(?<=www)\.")
_OPENING = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=:]))")  # a list, a heading's underline
_IN_ADDRESSES = "%/:?#@!$&'*+,;=~-._"


def plain(text: str) -> str:
    """A text as one line that reads as it was written: no markup, HTML or address in it is one."""
    shown = "".join(letter if unicodedata.category(letter) not in _HIDDEN else " " for letter in text)
    line = " ".join(_TURNING.sub("", shown).split())
    return _OPENING.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", line))


def link(label: str, address: str) -> str:
    """A link to an address of the web; the label alone where it is none."""
    if not address.startswith(("https://", "http://")):
        return plain(label)
    return f"[{plain(label)}]({_ENTITY.sub('&amp;', quote(address, safe=_IN_ADDRESSES))})"


def items(lines: Iterable[str]) -> str:
    """A list; empty lines are left out."""
    return "\n".join(f"- {line}" for line in lines if line)


def quoted(text: str) -> str:
    """A text that somebody else wrote."""
    return f"> {plain(text)}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are Markdown already."""
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def page(parts: Iterable[str]) -> str:
    """Blocks with a blank line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
