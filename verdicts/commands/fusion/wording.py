"""Texts of models on a terminal: without control characters, and in words that say what happened."""

from __future__ import annotations

from decimal import Decimal

from verdicts.commands.fusion.board import Row
from verdicts.fusion.fence import visible
from verdicts.fusion.wire import Usage

STATES = {"waiting": "waiting", "called": "no word yet", "writing": "writing", "done": "done", "cut": "stopped"}


def plain(text: str) -> str:
    """What a terminal may show: no escape, no control or format character; line breaks stay."""
    return visible("\n".join(text.expandtabs(4).splitlines()))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def money(amount: Decimal, currency: str) -> str:
    """An amount without the zeros at its end."""
    return f"{amount.normalize():f} {currency}"


def counted(usage: Usage) -> str:
    """Tokens that were written; what we estimate is marked."""
    return f"{'~' if usage.estimated else ''}{usage.output}"


def state_of(row: Row) -> str:
    """A word or a few on where it stands."""
    if row.failure:
        return f"failed ({row.failure.reason})"
    if row.ruled and row.state == "done":
        return "ruled" if row.ruled == 1 else f"ruled {row.ruled} times"
    return STATES.get(row.state, row.state) + (", asked twice" if row.hedged else "")
