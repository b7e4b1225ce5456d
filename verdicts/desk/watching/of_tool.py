"""The ballots on one tool by network and by day, for an editor who looks for more than stands out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.dates import day
from verdicts.desk.watching.pattern import Pattern, Suspect, network
from verdicts.desk.wording import plural
from verdicts.domain.campaigns import Cast
from verdicts.domain.cards import Card
from verdicts.domain.votes import CHOICES
from verdicts.store.suspecting import newest_of

MOST = 5000  # ballots of a choice


def tool_called(cards: Mapping[str, Card], asked: str) -> Card | None:
    """The tool of that name or slug, however it is written."""
    words = " ".join(asked.split()).casefold()
    return next((card for slug, card in cards.items() if words in (slug, card.name.casefold())), None)


def ballots_on(conn: Connection, card: Card, since: datetime) -> Pattern:
    """Those that were cast or changed since then, and count; the network with the most of them first."""
    casts = [cast for choice in CHOICES for cast in newest_of(conn, card.slug, choice, since, MOST)]
    by_network, by_day = defaultdict[str, list[Cast]](list), defaultdict[str, list[Cast]](list)
    for cast in sorted(casts, key=lambda each: each.at, reverse=True):
        by_network[cast.network].append(cast)
        by_day[day(cast.at.date())].append(cast)
    suspects = [_network(key, some) for key, some in sorted(by_network.items(), key=lambda each: -len(each[1]))]
    said = f"{_choices(casts)}, from {plural(len(by_network), 'network')}." if casts else "No ballot in that time."
    lines = tuple(f"{when}: {_choices(some)}" for when, some in by_day.items())
    return Pattern("Ballots on one tool", card.name, said, 1.0, suspects, f"/tools/{card.slug}", lines)


def _network(key: str, casts: list[Cast]) -> Suspect:
    """The newest first."""
    first, last = day(casts[-1].at.date()), day(casts[0].at.date())
    when = first if first == last else f"{first} to {last}"
    return Suspect(network(key), f"{_choices(casts)}, {when}", tuple(cast.reader for cast in casts), on=False)


def _choices(casts: Iterable[Cast]) -> str:
    many = Counter(cast.choice for cast in casts)
    return f"{plural(many.total(), 'ballot')} ({', '.join(f'{many[one]:,} {one}' for one in CHOICES if many[one])})"
