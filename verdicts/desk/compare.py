"""Open a comparison: two to four tools become one view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verdicts.desk.cards.framing import frame_of
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.comparison.along import along_view
from verdicts.desk.comparison.factrows import facts_view
from verdicts.desk.comparison.heads import head, offers
from verdicts.desk.comparison.judged import published
from verdicts.desk.comparison.past import AS_OF, asked_day, in_the_past, misspelt, then_of
from verdicts.desk.comparison.related import related
from verdicts.desk.comparison.scores import Ledger, exact_means, scorecard_view, shared_keys
from verdicts.desk.comparison.weighing import by_weights, weighing_view
from verdicts.desk.comparison.words import standfirst
from verdicts.desk.costing.plans import lens_view
from verdicts.desk.describing import breadcrumb_data, linked_data, product_data
from verdicts.desk.wording import listed
from verdicts.domain.matchups import FEWEST, MOST, comparison_path, split_matchup
from verdicts.domain.tools import Tool
from verdicts.views.comparison import ComparisonView
from verdicts.views.parts import CrumbView, MetaView


@dataclass(frozen=True)
class Moved:
    """The page lives at another address: answer 301 with it, or 303 where that is not for good."""

    path: str
    lasting: bool = True


@dataclass(frozen=True)
class Missing:
    """There is no such page. `unknown` names what was not found, `known` the slugs that were."""

    unknown: tuple[str, ...]
    known: tuple[str, ...] = ()
    too_many: bool = False


def compare(library: Library, site: Site, slug: str, today: date, query: str = "") -> ComparisonView | Moved | Missing:
    """The comparison at a matchup slug, or where it moved, or what is missing.

    A query with `as-of` asks for the page of a day gone by, one with weights or musts for the answer by those.
    """
    catalogue = library.catalogue()
    asked = [catalogue_slug(library, catalogue, part) for part in split_matchup(slug)]
    unknown = tuple(part for part in dict.fromkeys(asked) if part not in catalogue.cards)
    known = tuple(sorted({part for part in asked if part in catalogue.cards}))
    if unknown or len(known) > MOST:
        return Missing(unknown, known, too_many=len(known) > MOST)
    path, given, day = comparison_path(known), *asked_day(query, today)
    if len(known) < FEWEST or path != f"/compare/{slug}" or misspelt(given, day):
        there = f"{path}?{AS_OF}={day}" if day and len(known) >= FEWEST else path
        return Moved(there, lasting=given is None)
    if day is None:
        view = by_weights(comparison_view(catalogue, tools := library.tools(known), site, path, today), query)
        return replace(view, along=along_view(catalogue, query), frame=frame_of(site, tools))
    then = then_of(library.engine, catalogue, known, day)
    if then.said.nothing:
        view = ComparisonView(path)
    else:
        view = comparison_view(catalogue, then.tools, site, path, day, then.ledger)
    was = in_the_past(view, then, [catalogue.cards[one].name for one in known], site, day)
    return replace(was, along=along_view(catalogue, query))


def catalogue_slug(library: Library, catalogue: Catalogue, slug: str) -> str:
    """A slug as the catalogue has it now: renamed ones become the present one, unknown ones stay."""
    return slug if slug in catalogue.cards else library.renamed(slug) or slug


def comparison_view(
    catalogue: Catalogue, tools: Sequence[Tool], site: Site, path: str, today: date, ledger: Ledger | None = None
) -> ComparisonView:
    """The whole page of some tools in column order; `ledger` is another one than the catalogue's."""
    month, slugs, reviewers = f"{today:%Y-%m}", [tool.slug for tool in tools], catalogue.reviewers
    shared = shared_keys(tools, reviewers)
    said = standfirst(published(tools), reviewers, exact_means(tools, shared), len(shared))
    versus, takes = " vs ".join(tool.name for tool in tools), sum(len(tool.panel) for tool in tools)
    crumbs, can_add = [CrumbView("Compare", "/compare"), CrumbView(versus)], len(tools) < MOST
    return ComparisonView(
        *(path, _meta(site, tools, versus, said, path, crumbs), crumbs, versus, said, str(len(tools))),
        heads=[head(catalogue, tools, column, month) for column in range(len(tools))],
        fact_count=str(sum(len(tool.facts) for tool in tools)),
        take_count=f"{takes} of {len(reviewers) * len(tools)}",
        can_add=can_add,
        closed=any(catalogue.cards[slug].retired for slug in slugs),
        additions=offers(catalogue, slugs, slugs) if can_add else [],
        slugs=slugs,
        facts=facts_view(tools, month),
        scores=scorecard_view(tools, reviewers, shared, catalogue.predictions if ledger is None else ledger),
        related=related(catalogue, slugs),
        weighing=weighing_view(tools, reviewers),
        lens=lens_view(tools, path, month),
    )


def _meta(site: Site, tools: Sequence[Tool], versus: str, said: str, path: str, crumbs: list[CrumbView]) -> MetaView:
    names = listed([tool.short_name for tool in tools])
    described = f"{names} side by side: panel scores, sourced facts and prices. {said}"
    data = [breadcrumb_data(site, crumbs, path), *(product_data(site, tool) for tool in tools)]
    title = f"{versus}: which one should you ship with? · {site.name}"
    return MetaView(title, described, site.url + path, "", linked_data(data))
