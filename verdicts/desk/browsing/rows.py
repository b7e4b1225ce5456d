"""The rows of a listing."""

from __future__ import annotations

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.drawing import WORDS, bank
from verdicts.desk.wording import entry_price
from verdicts.domain.cards import Card
from verdicts.domain.panels import count, half_up, mean
from verdicts.domain.tools import Entry
from verdicts.views.listing import RowView
from verdicts.views.parts import PanelView


def row(catalogue: Catalogue, card: Card) -> RowView:
    """One tool as a row."""
    scores = dict(card.scores)
    found, average, drawn = count(scores.values()), mean(list(scores.values())), bank(scores, catalogue.reviewers)
    price, price_note = _price(card)
    return RowView(
        slug=card.slug,
        href=f"/tools/{card.slug}",
        name=card.name,
        category=card.category,
        tagline=card.tagline,
        label=drawn.label,
        ship=_path(drawn, "ship"),
        skip=_path(drawn, "skip"),
        none=_path(drawn, "none"),
        verdict=found.verdict,
        word=WORDS[found.verdict],
        share="–" if found.share is None else f"{found.share}%",
        mean="no takes" if average is None else f"mean {half_up(average)}",
        price=price,
        price_note=price_note,
    )


def _path(drawn: PanelView, kind: str) -> str:
    return "".join(bar.d for bar in drawn.bars if bar.kind == kind)


def _price(card: Card) -> tuple[str, str]:
    entry = card.entry
    if entry is None:
        return entry_price(card.pricing_kind, None)
    known = Entry(amount=entry.amount, currency=entry.currency, unit=entry.unit, source=None, as_of=None)
    return entry_price(card.pricing_kind, known)
