"""Explain the method: how every number is made, from the catalogue as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verdicts.desk import method
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.drawing import reviewer_view
from verdicts.desk.ledger.foresight import foresight_points, told_views
from verdicts.desk.wording import plural, small_number
from verdicts.domain.facts import STALE_AFTER_MONTHS
from verdicts.domain.matchups import FEWEST, MOST
from verdicts.domain.panels import SHIP_LINE
from verdicts.domain.predictions import FEWEST_FOR_A_BRIER_SCORE
from verdicts.domain.rungs import SETTLED
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, FEWEST_FOR_CONTESTED
from verdicts.views.method import MethodSectionView, MethodView, PointView
from verdicts.views.parts import CrumbView, LinkView, MetaView

_RULES = {
    "line": SHIP_LINE,
    "stale": small_number(STALE_AFTER_MONTHS),
    "fewest": small_number(FEWEST),
    "most": small_number(MOST),
    "few": small_number(FEWEST_FOR_A_SHARE),
    "contested": FEWEST_FOR_CONTESTED,
    "settled": SETTLED,
    "foreseen": small_number(FEWEST_FOR_A_BRIER_SCORE),
}


def explain(library: Library, site: Site, today: date) -> MethodView:
    """The method page."""
    catalogue = library.catalogue()
    sections = [
        _scores(catalogue),
        _section("writers", "Who writes", method.WRITERS, method.ORIGINS),
        _section("sources", "Where facts come from", method.SOURCES, method.KINDS),
        _section("compare", "How tools are compared", method.COMPARE, method.ROWS),
        _section("community", "Community numbers", method.COMMUNITY, method.SHARES),
        _section("votes", "How votes are kept", method.VOTES),
        _section("order", "Order of lists", method.ORDER),
        _section("ladder", "The ladder", method.LADDER, method.LADDER_POINTS),
        _predictions(catalogue),
    ]
    contents = [LinkView(section.title, f"/method#{section.id}") for section in sections]
    return MethodView("/method", _meta(site), _standing(catalogue), contents, sections)


def _standing(catalogue: Catalogue) -> str:
    tools, takes = list(catalogue.cards.values()), sum(len(card.scores) for card in catalogue.cards.values())
    groups = len({card.category for card in tools})
    return (
        f"{plural(len(tools), 'tool')} in {groups:,} {'category' if groups == 1 else 'categories'}, "
        f"{plural(len(catalogue.reviewers), 'reviewer')}, {plural(takes, 'take')}. "
        "The panel’s numbers are counted from these, the community’s from votes."
    )


def _section(id: str, title: str, said: str, points: tuple[tuple[str, str], ...] = ()) -> MethodSectionView:
    text, terms = said.format(**_RULES), [PointView(term, meaning.format(**_RULES)) for term, meaning in points]
    return MethodSectionView(id, title, [" ".join(part.split()) for part in text.split("\n\n")], [], terms)


def _scores(catalogue: Catalogue) -> MethodSectionView:
    """The panel, with the personas as the catalogue has them."""
    made = _section("scores", "Scores and the ship line", method.SCORES, method.NUMBERS)
    personas = [reviewer_view(reviewer) for reviewer in catalogue.reviewers]
    return MethodSectionView(made.id, made.title, made.paragraphs, personas, made.points)


def _predictions(catalogue: Catalogue) -> MethodSectionView:
    """The ledger as it stands."""
    made, of = _section("predictions", "Predictions", method.PREDICTIONS), (catalogue.ledger, catalogue.reviewers)
    return replace(made, points=foresight_points(*of), told=told_views(*of))


def _meta(site: Site) -> MetaView:
    said = "How scores, verdicts and comparisons are made, who writes, and where facts come from."
    data = linked_data([breadcrumb_data(site, [CrumbView("Method")], "/method")])
    return MetaView(f"Method · {site.name}", said, f"{site.url}/method", "", data)
