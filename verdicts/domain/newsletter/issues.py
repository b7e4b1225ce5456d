"""Issues and deliveries: one issue a week, one delivery an issue and subscriber."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from verdicts.domain.newsletter.content import Content

IssueState = Literal["draft", "empty", "sending", "stopped", "sent"]
DeliveryState = Literal["pending", "processing", "delivered", "refused", "bounced"]

FIRST_SPAN = timedelta(days=7)  # that the very first issue looks back
BACKOFF = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
HELD_FOR = timedelta(seconds=20)  # who sends an issue says so every few seconds; silent for longer, another may
UNDER_WAY = timedelta(minutes=2)  # no letter is on the line for longer; one without an answer by then is unconfirmed


@dataclass(frozen=True, slots=True)
class Issue:
    """`since` to `until` is what it tells of; `said` why it stopped; `sender` who sends it now."""

    id: int
    week: str
    state: IssueState
    since: datetime
    until: datetime
    content: Content
    began_at: datetime | None = None
    ended_at: datetime | None = None
    said: str = ""
    sender: str = ""
    beat_at: datetime | None = None
    counts: Mapping[DeliveryState, int] = field(default_factory=dict[DeliveryState, int])

    @property
    def total(self) -> int:
        """How many deliveries there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that waits for its turn, `attempts` of which were put off before."""

    id: int
    subscriber: int
    address: str
    interests: tuple[str, ...]
    attempts: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A delivery that was refused, came back, or waits since a server put it off; `said` are the server's codes.

    `address` is "" where it is forgotten, `paused` whether nothing is sent to it any more.
    """

    address: str
    state: DeliveryState
    said: str
    paused: bool


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A delivery that the mail server had all of at `at`, and whose answer was not seen; `said` is why, if known."""

    id: int
    issue: int
    week: str
    at: datetime
    said: str

    @property
    def letter(self) -> str:
        """What its Message-ID begins with."""
        return f"{self.week}.{self.id}"


def week_of(moment: datetime) -> str:
    """The ISO week in UTC, as addresses have it: 2026-w48."""
    year, week, _ = moment.astimezone(UTC).isocalendar()
    return f"{year}-w{week:02}"


def monday_of(week: str) -> date:
    """The day on which an ISO week begins."""
    year, _, number = week.partition("-w")
    return date.fromisocalendar(int(year), int(number), 1)


def week_words(week: str) -> str:
    """Week 48 of 2026"""
    year, _, number = week.partition("-w")
    return f"Week {int(number)} of {year}"


def week_after(week: str) -> date:
    """The Monday after a week: 2026-w48 is followed by 30 Nov 2026."""
    year, _, number = week.partition("-w")
    return date.fromisocalendar(int(year), int(number), 1) + timedelta(days=7)


def planned(now: datetime, day: int, hour: int) -> datetime:
    """This week's moment of the clock: `day` 0 is Monday, `hour` in UTC."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=midnight.weekday()) + timedelta(days=day, hours=hour)
