"""Text into a place: wrapped, made smaller, and cut with an ellipsis where nothing else helps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verdicts.web.cards.faces import Style

_PIECE = re.compile(r"\s*(?:[^\s-]+-*|-+)")  # a line may end after a space or a hyphen


@dataclass(frozen=True)
class Fitted:
    """Lines of one size, each at most as wide as the place was."""

    size: float
    lines: Sequence[str]


def fit(style: Style, text: str, width: float, sizes: Sequence[float], most: int = 1) -> Fitted:
    """`text` in at most `most` lines of `width`, in the largest of `sizes` that holds it whole, else in the last."""
    for size in sizes:
        lines = _wrapped(style, text, width / size)
        if len(lines) <= most and all(style.width(line) <= width / size for line in lines):
            return Fitted(size, lines)
    return Fitted(sizes[-1], _cut(style, text, width / sizes[-1], most))


def _wrapped(style: Style, text: str, width: float) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and style.width((lines[-1] + piece).strip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def _cut(style: Style, text: str, width: float, most: int) -> list[str]:
    """Words that are wider than a line are broken; what does not fit the last line ends in an ellipsis."""
    broken: list[str] = []
    for line in _wrapped(style, text, width):
        while style.width(line) > width and len(broken) < most:
            head = line[: _letters(style, line, width)]
            broken.append(head)
            line = line[len(head) :]
        broken.append(line)
    shown, rest = broken[:most], broken[most:]
    if rest and shown:
        shown[-1] = _ended(style, f"{shown[-1]} {rest[0]}", width)
    return shown


def _letters(style: Style, line: str, width: float) -> int:
    """How many letters fit, at least one."""
    low, high = 1, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if style.width(line[:middle]) <= width else (low, middle - 1)
    return low


def _ended(style: Style, line: str, width: float) -> str:
    head = line[: _letters(style, line, width - style.width("…"))]
    return f"{head.rstrip(' -,.;:')}…"
