"""Cards: the light row of a tool that lists, search and sorting work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CardPrice:
    """The entry price of a card: `amount` of `currency` per `unit`, None where only the unit is known."""

    amount: Decimal | None
    currency: str
    unit: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a list needs to know of a tool. `scores` are (reviewer key, score 0-100) in reviewer order.

    `self_hostable` is None where no source says yes or no.
    """

    slug: str
    name: str
    short_name: str
    maker: str
    category: str
    tagline: str
    best_for: str
    pricing_kind: str
    entry: CardPrice | None
    licence_family: str | None
    self_hostable: bool | None
    published_on: date
    panel_on: date | None
    scores: tuple[tuple[str, int], ...]
    retired: bool
