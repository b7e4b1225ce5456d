"""One thing that is kept, and which tables, cookies or keys of local storage it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from verdicts.views.privacy import KeptView


@dataclass(frozen=True)
class Kept:
    """In words what is kept, why and how long; `tables`, `cookies` and `storage` name where."""

    name: str
    holds: str
    why: str
    lasts: str
    tables: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    storage: tuple[str, ...] = ()

    def view(self) -> KeptView:
        """As the page shows it."""
        return KeptView(self.name, self.holds, self.why, self.lasts)


def days(span: timedelta) -> str:
    """A whole number of days: 1 day, 60 days; 365 are a year."""
    return "a year" if span.days == 365 else "1 day" if span.days == 1 else f"{span.days} days"


def minutes(span: timedelta) -> str:
    """A whole number of minutes."""
    return f"{int(span.total_seconds()) // 60} minutes"
