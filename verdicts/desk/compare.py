"""Open a comparison: two to four tools become one view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.comparison.factrows import facts_view
from verdicts.desk.comparison.heads import head, offers
from verdicts.desk.comparison.related import related
from verdicts.desk.comparison.scores import scorecard_view, shared_keys
from verdicts.desk.comparison.words import dissent_sentence, distance_sentence, verdicts_sentence
from verdicts.desk.describing import breadcrumb_data, linked_data, product_data
from verdicts.desk.wording import listed
from verdicts.domain.matchups import FEWEST, MOST, comparison_path, split_matchup
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.views.comparison import ComparisonView
from verdicts.views.parts import CrumbView, MetaView
from verdicts.views.scores import ScorecardView


@dataclass(frozen=True)
class Moved:
    """The page lives at another address: answer 301 with it."""

    path: str


@dataclass(frozen=True)
class Missing:
    """There is no such page. `unknown` names what was not found, `known` the slugs that were."""

    unknown: tuple[str, ...]
    known: tuple[str, ...] = ()
    too_many: bool = False


def compare(library: Library, site: Site, slug: str, today: date) -> ComparisonView | Moved | Missing:
    """The comparison at a matchup slug, or where it moved, or what is missing."""
    catalogue = library.catalogue()
    asked = [catalogue_slug(library, catalogue, part) for part in split_matchup(slug)]
    unknown = tuple(part for part in dict.fromkeys(asked) if part not in catalogue.cards)
    known = tuple(sorted({part for part in asked if part in catalogue.cards}))
    if unknown or len(known) > MOST:
        return Missing(unknown, known, too_many=len(known) > MOST)
    path = comparison_path(known)
    if len(known) < FEWEST or path != f"/compare/{slug}":
        return Moved(path)
    return comparison_view(catalogue, library.tools(known), site, path, today)


def catalogue_slug(library: Library, catalogue: Catalogue, slug: str) -> str:
    """A slug as the catalogue has it now: renamed ones become the present one, unknown ones stay."""
    return slug if slug in catalogue.cards else library.renamed(slug) or slug


def comparison_view(catalogue: Catalogue, tools: Sequence[Tool], site: Site, path: str, today: date) -> ComparisonView:
    """The whole page of some tools in column order."""
    month, slugs, reviewers = f"{today:%Y-%m}", [tool.slug for tool in tools], catalogue.reviewers
    scores = scorecard_view(tools, reviewers, shared_keys(tools, reviewers))
    versus, takes = " vs ".join(tool.name for tool in tools), sum(len(tool.panel) for tool in tools)
    crumbs, standfirst = [CrumbView("Compare", "/compare"), CrumbView(versus)], _standfirst(tools, reviewers, scores)
    can_add = len(tools) < MOST
    return ComparisonView(
        *(path, _meta(site, tools, versus, standfirst, path, crumbs), crumbs, versus, standfirst, str(len(tools))),
        heads=[head(catalogue, tools, column, month) for column in range(len(tools))],
        fact_count=str(sum(len(tool.facts) for tool in tools)),
        take_count=f"{takes} of {len(reviewers) * len(tools)}",
        can_add=can_add,
        additions=offers(catalogue, slugs, slugs) if can_add else [],
        slugs=slugs,
        facts=facts_view(tools, month),
        scores=scores,
        related=related(catalogue, slugs),
    )


def _standfirst(tools: Sequence[Tool], reviewers: Sequence[Reviewer], scores: ScorecardView) -> str:
    shared, names = shared_keys(tools, reviewers), {reviewer.key: reviewer.name for reviewer in reviewers}
    apart = distance_sentence(tools, scores.means, len(shared)) if any(tool.panel for tool in tools) else ""
    return " ".join(filter(None, (verdicts_sentence(tools), apart, dissent_sentence(tools, names))))


def _meta(
    site: Site, tools: Sequence[Tool], versus: str, standfirst: str, path: str, crumbs: list[CrumbView]
) -> MetaView:
    names = listed([tool.short_name for tool in tools])
    described = f"{names} side by side: panel scores, sourced facts and prices. {standfirst}"
    data = [breadcrumb_data(site, crumbs, path), *(product_data(site, tool) for tool in tools)]
    title = f"{versus}: which one should you ship? · {site.name}"
    return MetaView(title, described, site.url + path, "", linked_data(data))
