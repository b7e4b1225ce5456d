"""What would come of a text that is pasted into a draft."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PastedRowView:
    """One row of what was pasted, as it would come in, and what is wrong with it."""

    cells: list[str] = field(default_factory=list)
    fault: str = ""


@dataclass(frozen=True)
class PasteView:
    """What would come of a pasted text: `rows` says into which rows, facts or prices; "" while nothing is looked at.

    `turn` counts what was added, after which the box is empty again.
    """

    rows: str = ""
    heads: list[str] = field(default_factory=list)
    found: list[PastedRowView] = field(default_factory=list)
    said: str = ""
    add: str = ""
    only: str = ""  # the button that leaves out rows with faults, "" where there are none or all have some
    fault: str = ""
    turn: int = 0
