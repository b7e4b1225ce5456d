"""Musts: what a reader asks of a fact. No unit is guessed, and what is not sourced is never a no."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

Ask = Literal["has", "yes", "least", "most"]
Answer = Literal["met", "failed", "unsourced", "apart"]
AMOUNT = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")  # of which floating point holds every whole one
_YES_OR_NO = re.compile(r"(yes|no)(?=$|\s*[,;:.(])", re.IGNORECASE)
_BOUNDS = ("least", "most")


@dataclass(frozen=True, slots=True)
class Known:
    """What is sourced of one label: `number` as its digits where it is one, `word` "yes" or "no" where it begins so."""

    number: str = ""
    unit: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Must:
    """A label has a value, is yes, or is at least or at most an amount of a unit."""

    ask: Ask
    unit: str
    label: str
    amount: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it asks for an amount."""
        return self.ask in _BOUNDS

    @property
    def counted(self) -> bool:
        """Whether its amount, where it asks for one, is a number from 0."""
        return not self.bounded or AMOUNT.fullmatch(self.amount) is not None

    @property
    def written(self) -> str:
        """As an address has it."""
        return f"{self.ask}|{self.unit}|{self.label}"

    @property
    def words(self) -> str:
        """Context window: at least 128,000 tokens."""
        if self.ask == "has":
            return f"{self.label}: has a value"
        return (
            f"{self.label}: yes"
            if self.ask == "yes"
            else f"{self.label}: at {self.ask} {amount_words(self.amount, self.unit)}"
        )


def amount_words(amount: str, unit: str) -> str:
    """Digits of a unit as a fact of it reads: 128,000 tokens, $0.05 per 1M tokens, 7.62B, 8080."""
    whole, _, part = amount.partition(".")
    part = part.rstrip("0")
    counted = f"{int(whole):,}" if unit not in ("", "B") else whole
    if unit.startswith("USD"):
        cents = f".{part:0<2}" if part else ""
        return f"${counted}{cents} {unit[3:].strip()}".strip()
    number = f"{counted}.{part}" if part else counted
    return f"{number}B" if unit == "B" else f"{number} {unit}".strip()


def must_of(written: str, amount: str) -> Must | None:
    """The must that an address writes as ask|unit|label, with its amount apart; None where it is none.

    Of one whose amount is not `counted` nothing can be judged.
    """
    parts = written.split("|", 2)
    if len(parts) != 3 or parts[0] not in get_args(Ask) or not parts[2]:
        return None
    must = Must(cast(Ask, parts[0]), parts[1], parts[2])
    if not must.bounded:
        return None if must.unit else must
    return replace(must, amount=amount)


def yes_or_no(text: str) -> str:
    """The word that a value begins with: "Yes: on-premises" is yes, "Partly" and "No limit" are neither."""
    found = _YES_OR_NO.match(text)
    return found[1].lower() if found else ""


def judge(must: Must, known: Known | None) -> Answer:
    """Whether a fact meets a must; "unsourced" without one, "apart" where text or another unit cannot be compared."""
    if known is None:
        return "unsourced"
    if must.ask == "has":
        return "met"
    if must.ask == "yes":
        return "apart" if not known.word else "met" if known.word == "yes" else "failed"
    if not known.number or known.unit != must.unit:
        return "apart"
    number, bound = float(known.number), float(must.amount)
    return "met" if (number >= bound if must.ask == "least" else number <= bound) else "failed"
