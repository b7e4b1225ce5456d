"""A pattern as it is found: what it is about, in words, and who can be selected of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from verdicts.desk.dates import minute
from verdicts.views.desk_votes import PatternView, SuspectView

SHOWN = 100  # suspects of a pattern


@dataclass(frozen=True)
class Suspect:
    """Readers that are selected together, and what is said of them."""

    name: str
    said: str
    readers: tuple[str, ...]
    on: bool = True


@dataclass(frozen=True)
class Pattern:
    """`about` is a tool, device or network; `chance` that ordinary voting makes anything of the kind, 1 where none is
    told."""

    kind: str
    about: str
    said: str
    chance: float
    suspects: Sequence[Suspect]
    href: str = ""
    lines: Sequence[str] = ()  # more of it, in words


def pattern_view(pattern: Pattern, id: str) -> tuple[PatternView, dict[str, tuple[str, ...]]]:
    """The pattern as the page shows it, and which readers its suspects are."""
    shown = {f"{id}-{place}": each for place, each in enumerate(pattern.suspects[:SHOWN])}
    suspects = [SuspectView(name, each.name, each.said, each.on) for name, each in shown.items()]
    more = len(pattern.suspects) - len(shown)
    further = f"{more:,} more are not shown; exclude these, then look again." if more > 0 else ""
    chance = chance_words(pattern.chance) if pattern.chance < 1 else ""
    words = (pattern.kind, pattern.about, pattern.href, pattern.said, chance, list(pattern.lines))
    return PatternView(id, *words, suspects, further), {name: each.readers for name, each in shown.items()}


def chance_words(chance: float) -> str:
    """Ordinary votes make something like it once in so many looks."""
    many = 1 / max(chance, 1e-9)
    figure = "a billion" if many >= 1e9 else "a million" if many >= 1e6 else f"{int(many / 1000) * 1000:,}"
    return f"Ordinary votes show something like it less than once in {figure} looks."


def span_words(first: datetime, last: datetime) -> str:
    """From 3 Nov 2026, 14:05 UTC to 15:10 UTC; one moment is said once."""
    start, end = minute(first), minute(last)
    if start == end:
        return f"at {start}"
    day = start.split(",", maxsplit=1)[0]
    return f"from {start.removesuffix(' UTC')} to {end.removeprefix(f'{day}, ')}"


def device(reader: str) -> str:
    """What a device or account is called at the desk: the first digits of its random key."""
    return f"Device {reader[:8]}"


def network(key: str) -> str:
    """What a network is called at the desk: the first digits of its keyed hash."""
    return f"Network {key[:8]}" if key else "No network known"
