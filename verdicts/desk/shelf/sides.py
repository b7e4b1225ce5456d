"""A kept comparison at a glance: the panels of its tools beside each other, and who leads among shared reviewers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdicts.desk.browsing.rows import row
from verdicts.desk.catalogue import Catalogue
from verdicts.desk.wording import listed, plural, points
from verdicts.domain.cards import Card
from verdicts.domain.panels import half_up, mean, shared_reviewers
from verdicts.views.shelf import SideView


@dataclass(frozen=True)
class Matched:
    """The tools of a comparison, and their exact means over the `shared` reviewers, none without any."""

    cards: Sequence[Card]
    means: Sequence[Fraction]
    shared: int

    @property
    def leading(self) -> list[Card]:
        """Those with the highest mean."""
        return [card for card, of in zip(self.cards, self.means, strict=False) if of == max(self.means)]


def matched(catalogue: Catalogue, slugs: Sequence[str]) -> Matched | None:
    """How the tools stand; None where one of them is not in the catalogue."""
    cards = [catalogue.cards[slug] for slug in slugs if slug in catalogue.cards]
    if len(cards) < len(slugs):
        return None
    panels = [dict(card.scores) for card in cards]
    shared = shared_reviewers(panels, [reviewer.key for reviewer in catalogue.reviewers])
    means = [mean([panel[key] for key in shared]) for panel in panels]
    return Matched(cards, [of for of in means if of is not None], len(shared))


def sides(catalogue: Catalogue, now: Matched) -> list[SideView]:
    """Each tool's panel and mean."""
    alone = now.leading if len(now.leading) == 1 else []
    shown = [str(half_up(of, 1)) for of in now.means] or [""] * len(now.cards)
    return [_side(catalogue, card, mean, card in alone) for card, mean in zip(now.cards, shown, strict=True)]


def _side(catalogue: Catalogue, card: Card, mean: str, lead: bool) -> SideView:
    drawn = row(catalogue, card)
    label = f"{card.short_name}: {drawn.label}"
    return SideView(label, drawn.ship, drawn.skip, drawn.none, mean, "true" if lead else "false")


def lead_words(now: Matched) -> str:
    """Ollama leads by 7 points among 5 shared reviewers."""
    if not now.means:
        return "Comparison, no shared reviewer"
    among, order = f"among {plural(now.shared, 'shared reviewer')}", sorted(now.means, reverse=True)
    who = listed([card.short_name for card in now.leading])
    if len(now.leading) == len(now.cards):
        return f"Level {among}"
    if len(now.leading) > 1:
        return f"{who} share the lead {among}"
    return f"{who} leads by {points(order[0] - order[1])} {among}"
