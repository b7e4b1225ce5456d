"""Votes: who said what about which tool or matchup, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from verdicts.domain.matchups import comparison_path

Choice = Literal["ship", "skip"]
Act = Literal["ship", "skip", "withdraw", "pick", "unpick", "exclude", "include"]
Step = Literal["exclude", "include"]
Outcome = Literal["counted", "unchanged", "missing", "retired", "limit", "down"]
CHOICES: tuple[Choice, ...] = ("ship", "skip")


@dataclass(frozen=True, slots=True)
class Voter:
    """Who votes: the reader's key (32 hexadecimal digits), the network it comes from as a keyed hash ("" unknown)."""

    reader: str
    network: str = ""
    account: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot on one tool ("ship", "skip") or a pick among two to four (a slug of theirs); "" takes it back.

    `tools` are slugs in ascending order; `at` is aware UTC. A vote that was `moved` from a device to its account was
    cast before, so it counts on a retired tool too, and it never replaces what the account says itself.
    """

    voter: Voter
    tools: tuple[str, ...]
    choice: str
    at: datetime
    moved: bool = False

    @property
    def topic(self) -> str:
        """The address of the page that this vote belongs to, the name under which its tally is announced."""
        return comparison_path(self.tools)

    @property
    def fits(self) -> bool:
        """Whether the choice is one of those there are."""
        return self.choice in ("", *(CHOICES if len(self.tools) == 1 else self.tools))
