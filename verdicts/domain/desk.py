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
class Schedule:
    """A working copy that is to be published at a moment (aware UTC), as it stood in its `version`.

    `account` is of the editor who said so, 0 where it is gone, `by` what they are called. `said` is why it was not
    published when its time came.
    """

    copy: int
    version: int
    at: datetime
    account: int
    by: str
    reason: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A tool as it is being changed. `slug` is that of the published tool, "" for a new one.

    `base` is the number of the revision that it was begun from, `version` grows with each change. Moments are aware
    UTC; `by` is what its last editor is called.
    """

    id: int
    slug: str
    cells: Mapping[str, str]
    version: int
    base: int
    began_at: datetime
    changed_at: datetime
    by: str = ""

    @property
    def name(self) -> str:
        """What it is called so far."""
        return self.cells.get("name", "").strip() or "Untitled"
