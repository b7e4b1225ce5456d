"""What of a drafted take stands in no source."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PartView:
    """A stretch of a text; `marked` is what no source has."""

    text: str = ""
    marked: bool = False


@dataclass(frozen=True)
class UnsourcedView:
    """What of a reviewer's take no source has. `parts` are its text while any of that keeps it from being published.

    `shown` are those marks, one a line: what the editor acknowledges is what the page showed. `checked` says which were
    acknowledged, and by whom; "" for none.
    """

    key: str = ""
    parts: list[PartView] = field(default_factory=list)
    shown: str = ""
    checked: str = ""
