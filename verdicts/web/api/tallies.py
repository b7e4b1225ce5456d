"""Tallies: of one tool, of some, of all."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.catalogue import Catalogue
from verdicts.domain import tallies as domain
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask, TalliesAsk
from verdicts.web.api.problems import NOT_FOUND, Refused
from verdicts.web.api.shapes.base import Interval
from verdicts.web.api.shapes.votes import Tally, TallyList

_PLACES = 4


def tally(asking: Asking[Ask]) -> Tally:
    """The tally of one tool."""
    slug, demo = asking.slug(), asking.records.library.demo_votes()
    return shaped(slug, asking.records.tallies().get(slug), demo)


def tallies(asking: Asking[TalliesAsk]) -> TallyList:
    """Tallies by slug."""
    ask, demo = asking.ask, asking.records.library.demo_votes()
    slugs = wanted(asking.catalogue, ask.tools)
    last = asking.after(ask)
    rest = [slug for slug in slugs if slug > last]
    page, known = rest[: ask.limit], asking.records.tallies()
    return TallyList(
        items=[shaped(slug, known.get(slug), demo) for slug in page],
        next=asking.next(ask, page[-1]) if len(rest) > ask.limit else None,
    )


def wanted(catalogue: Catalogue, asked: Sequence[str] | None) -> list[str]:
    """The slugs that are asked for as they are now, sorted; all by default. Raises Refused where one is not known."""
    if asked is None:
        return sorted(catalogue.cards)
    present = {catalogue.former.get(slug, slug) for slug in asked}
    if unknown := sorted(present - catalogue.cards.keys()):
        raise Refused(NOT_FOUND, f"There is no tool called {', '.join(unknown[:5])}.", [("tools", "names no tool")])
    return sorted(present)


def shaped(slug: str, tally: domain.Tally | None, demo: bool) -> Tally:
    """A tally as it is told; None is a tool without a ballot."""
    tally = tally or domain.Tally()
    return Tally(
        tool=slug,
        ship=tally.ship,
        skip=tally.skip,
        count=tally.count,
        accounts=tally.accounts,
        share=tally.share,
        interval=interval(*tally.interval) if tally.count else None,
        version=tally.version,
        demo_votes=demo,
    )


def interval(low: float, high: float) -> Interval:
    """Two shares from 0 to 1, to four places."""
    return Interval(low=round(low, _PLACES), high=round(high, _PLACES))
