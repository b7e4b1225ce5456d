"""Links: what was found when the address of a source was asked, and who uses it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LinkState = Literal["fine", "moved", "broken", "unreachable"]


@dataclass(frozen=True, slots=True)
class Found:
    """What came of asking. `status` is the HTTP status, None without an answer; `words` say why it is not fine.

    `moved_to` is where a permanent redirect leads, "" where there is none.
    """

    state: LinkState
    status: int | None = None
    words: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """The newest check of an address. `since` is the first check in a row that was not fine; None where it is."""

    url: str
    found: Found
    at: datetime
    since: datetime | None


@dataclass(frozen=True, slots=True)
class LinkUse:
    """Where an address stands: the tool, and in words what it is the source of."""

    url: str
    slug: str
    name: str
    what: str
