"""The desk: who may work there, and what lies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from verdicts.domain.accounts import Role

EDITORS: frozenset[Role] = frozenset({"editor", "admin"})
LONGEST_REASON = 400
LONGEST_BYLINE = 60


@dataclass(frozen=True, slots=True)
class Editor:
    """Who works at the desk: the number of their account, and what they are called on pages ("" where not said)."""

    account: int
    byline: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A tool as it is being changed. `slug` is that of the published tool, "" for a new one.

    `base` is the number of the revision that it was begun from, `version` grows with each change. Moments are aware
    UTC; `by` is what its last editor is called, `editor` the number of their account, 0 where it is gone.
    """

    id: int
    slug: str
    cells: Mapping[str, str]
    version: int
    base: int
    began_at: datetime
    changed_at: datetime
    by: str = ""
    editor: int = 0

    @property
    def name(self) -> str:
        """What it is called so far."""
        return self.cells.get("name", "").strip() or "Untitled"
