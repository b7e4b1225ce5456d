"""Rungs as they are shown: shares on one axis with an average tool, 50 percent, in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from math import ceil

from verdicts.desk.dates import day
from verdicts.desk.wording import plural
from verdicts.domain.cards import Card
from verdicts.domain.rungs import Rung, Standings, share
from verdicts.views.ladder import RungsView, RungView


def rungs_view(standings: Standings, cards: Mapping[str, Card], within: bool = False) -> RungsView:
    """The ladder among `cards` by slug; what has left the catalogue since is left out.

    Beside a name stands its category, or its maker where all are `within` one.
    """
    here = {slug: rung for slug, rung in standings.rungs.items() if slug in cards}
    ranks = Counter(rung.rank for rung in here.values() if rung.settled)
    reach = _reach(here.values())
    made = [
        (rung.settled, _rung(cards[slug], rung, ranks[rung.rank] > 1, within, reach)) for slug, rung in here.items()
    ]
    left = len(cards) - len(here)
    return RungsView(
        settled=[view for settled, view in made if settled],
        others=[view for settled, view in made if not settled],
        first=f"{50 - reach}%",
        last=f"{50 + reach}%",
        picks=plural(standings.picks, "pick"),
        readers=f"of {plural(standings.readers, 'reader')}",
        computed=moment_words(standings.at) if standings.at else "",
        moment=f"{standings.at:%Y-%m-%dT%H:%MZ}" if standings.at else "",
        unpicked=f"{plural(left, 'tool')} of this ladder {'has' if left == 1 else 'have'} no pick yet." if left else "",
    )


def moment_words(at: datetime) -> str:
    """24 Nov 2026, 20:31 UTC."""
    utc = at.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def _rung(card: Card, rung: Rung, shared: bool, within: bool, reach: int) -> RungView:
    at, low, high = (100 * share(value) for value in (rung.strength, rung.low, rung.high))
    return RungView(
        slug=card.slug,
        href=f"/tools/{card.slug}",
        name=card.name,
        initial=card.name[0].upper(),
        note=card.maker if within else card.category,
        rank=str(rung.rank) if rung.settled else "",
        shared="=" if rung.settled and shared else "",
        at=_place(at, reach),
        low=_place(low, reach),
        high=_place(high, reach),
        share=f"{_whole(at)}%",
        interval=f"{_whole(low)}–{_whole(high)}%",
        picks=f"{rung.picks:,}",
        picks_said=plural(rung.picks, "pick"),
    )


def _reach(rungs: Iterable[Rung]) -> int:
    """How far the axis goes on either side of 50 percent: as few tens as hold every interval."""
    furthest = max((abs(share(bound) - 0.5) for rung in rungs for bound in (rung.low, rung.high)), default=0.5)
    return min(50, 10 * ceil(10 * furthest))


def _place(percent: float, reach: int) -> str:
    return f"{50 + 50 * (percent - 50) / reach:.1f}"


def _whole(percent: float) -> int:
    return int(percent + 0.5)
