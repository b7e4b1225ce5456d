"""Rungs as they are shown: shares on one axis from 0 to 100 percent, an average tool in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

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
    made = [(rung.settled, _rung(cards[slug], rung, ranks[rung.rank] > 1, within)) for slug, rung in here.items()]
    left = len(cards) - len(here)
    return RungsView(
        settled=[view for settled, view in made if settled],
        others=[view for settled, view in made if not settled],
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


def _rung(card: Card, rung: Rung, shared: bool, within: bool) -> RungView:
    at, low, high = (100 * share(value) for value in (rung.strength, rung.low, rung.high))
    return RungView(
        slug=card.slug,
        href=f"/tools/{card.slug}",
        name=card.name,
        initial=card.name[0].upper(),
        note=card.maker if within else card.category,
        rank=str(rung.rank) if rung.settled else "",
        shared="=" if rung.settled and shared else "",
        at=f"{at:.1f}",
        low=f"{low:.1f}",
        high=f"{high:.1f}",
        share=f"{_whole(at)}%",
        interval=f"{_whole(low)}–{_whole(high)}%",
        picks=f"{rung.picks:,}",
        picks_said=plural(rung.picks, "pick"),
    )


def _whole(percent: float) -> int:
    return int(percent + 0.5)
