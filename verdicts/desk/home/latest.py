"""The newest verdicts."""

from __future__ import annotations

from datetime import date

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.dates import short_day
from verdicts.desk.drawing import bank
from verdicts.desk.wording import entry_price
from verdicts.domain.cards import Card
from verdicts.domain.panels import count
from verdicts.views.home import LatestView

_SHOWN = 8


def latest_views(catalogue: Catalogue, today: date) -> list[LatestView]:
    """The eight newest panels; panel order within a day."""
    judged = [card for card in catalogue.ranked if card.scores and card.panel_on]
    newest = sorted(judged, key=lambda card: card.panel_on or date.min, reverse=True)
    return [_row(catalogue, card, today) for card in newest[:_SHOWN]]


def _row(catalogue: Catalogue, card: Card, today: date) -> LatestView:
    price, note = entry_price(card.pricing_kind, card.entry)
    return LatestView(
        href=f"/tools/{card.slug}",
        initial=card.name[0],
        name=card.name,
        category=card.category,
        bank=bank(dict(card.scores), catalogue.reviewers),
        share=f"{count(score for _, score in card.scores).share}%",
        price=price,
        price_note=note,
        judged=short_day(card.panel_on, today),
        judged_iso=f"{card.panel_on:%Y-%m-%d}",
    )
