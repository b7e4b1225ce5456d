"""How numbers, money, months and lists read on a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlsplit

from verdicts.domain.cards import CardPrice
from verdicts.domain.facts import is_stale
from verdicts.domain.panels import apart
from verdicts.domain.tools import Entry, Fact
from verdicts.views.parts import SourceView

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_UNITS = {"month": "a month", "seat-month": "a seat, monthly", "1M input tokens": "per 1M input tokens"}
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def month(text: str) -> str:
    """2026-11 reads Nov 2026."""
    year, number = text.split("-")[:2]
    return f"{_MONTHS[int(number) - 1]} {year}"


def soon(seconds: int) -> str:
    """In a minute, in 3 minutes; the seconds are rounded up."""
    minutes = -(-seconds // 60)
    return "in a minute" if minutes <= 1 else f"in {minutes} minutes"


def small_number(n: int) -> str:
    """Up to ten in words."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def plural(n: int, noun: str, many: str = "") -> str:
    """1 tool, 2 tools; `many` where an s is not enough."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {many or noun + 's'}"


def points(distance: Fraction) -> str:
    """A distance between means: 0.5 points, 1 point, 3 points."""
    shown = apart(distance)
    return f"{shown} point" if shown == 1 else f"{shown} points"


def listed(words: Sequence[str], last: str = "and") -> str:
    """a, b and c."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def money(amount: Decimal, currency: str) -> str:
    """$20, $0.15, €1,200; other currencies by their code. Cents are shown where there are any."""
    cents = amount == amount.to_integral_value()
    digits = max(2, -int(amount.normalize().as_tuple().exponent)) if not cents else 0
    return f"{sign(currency)}{amount:,.{digits}f}"


def sign(currency: str) -> str:
    """What stands before an amount: "$", "€", "CHF "."""
    return _SIGNS.get(currency, f"{currency} ")


def entry_price(kind: str, entry: Entry | CardPrice | None) -> tuple[str, str]:
    """The figure and the note of an entry price: ("Free", "then $20 a month"), ("Usage", "per token")."""
    if entry is None or entry.amount is None:
        return ("Usage", "per token") if kind == "usage" else ("Unlisted", "no entry price sourced")
    if entry.amount == 0:
        return "Free", entry.unit
    price, unit = money(entry.amount, entry.currency), _UNITS.get(entry.unit, f"per {entry.unit}")
    return ("Free", f"then {price} {unit}") if kind == "freemium" else (price, unit)


def fact_value(fact: Fact) -> str:
    """A fact as it reads: 141B, 65,536 tokens, $2.00 per 1M tokens, MIT, 8080. Only what is counted has thousands."""
    value, unit = fact.value, fact.unit or ""
    if isinstance(value, str):
        return f"{value} {unit}".strip()
    if unit == "B":
        return f"{value:g}B"
    if unit.startswith("USD"):
        return f"{money(Decimal(str(value)), 'USD')} {unit[3:].strip()}".strip()
    return f"{value:,} {unit}" if unit else str(value)


def host(address: str) -> str:
    """The host of a web address without www."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def source(address: str | None, as_of: str | None, dated: bool | None, today: str) -> SourceView:
    """A source as it reads: host, "dated Apr 2026", "read Nov 2026", or "listed Jun 2026" where neither is known."""
    if not address:
        return SourceView()
    word = "listed" if dated is None else "dated" if dated else "read"
    seen = f"{word} {month(as_of)}" if as_of else ""
    return SourceView(address, host(address), seen, bool(as_of and is_stale(as_of, today)))
