"""Vote: a ballot on a tool or a pick among some. Limits first, then the station; an answer in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from verdicts.desk.accounts.attendance import Attendance, Presence
from verdicts.desk.identity import Identity
from verdicts.desk.station import Station
from verdicts.desk.wording import soon
from verdicts.domain.corrections import MOST_AN_HOUR
from verdicts.domain.matchups import MOST
from verdicts.domain.votes import Outcome, Vote, Voter
from verdicts.live import metrics
from verdicts.live.circle import DESK, Circles
from verdicts.live.company import Company
from verdicts.live.hub import Seat
from verdicts.live.limits import Limits

BOOKMARKS = (600, 6000)  # changes an hour, of a device and of a network
_STANDS = "Your earlier vote stands."
_WORDS: dict[Outcome, str] = {
    "missing": "Not counted: that tool or choice is not here any more. Load the page again.",
    "retired": "Not counted: this tool is retired and takes no more votes.",
    "down": f"Not counted: the vote could not be stored. {_STANDS} Try again.",
}


@dataclass(frozen=True)
class Answer:
    """What came of a vote; `said` is a sentence where it was not counted, else ""."""

    outcome: Outcome
    said: str = ""

    @property
    def stands(self) -> bool:
        """Whether the choice is now the reader's."""
        return self.outcome in ("counted", "unchanged")


@dataclass(frozen=True)
class Polls:
    """What voting needs: who readers are, how often they may, where it is counted, the time, who is at the sockets.

    `bookmarks` says how often they may change those, `corrections` how often a network may report. `desk` are the
    circles of editors, `company` says which of them have which draft open; `published` tells every page that something
    was.
    """

    identity: Identity
    limits: Limits
    station: Station
    clock: Callable[[], datetime]
    attendance: Attendance = field(default_factory=Attendance)
    circles: Circles = field(default_factory=lambda: Circles(render=lambda number: None))
    desk: Circles = field(default_factory=lambda: Circles(render=lambda number: None, prefix=DESK))
    bookmarks: Limits = field(default_factory=lambda: Limits(*BOOKMARKS, name="bookmark "))
    company: Company = field(default_factory=Company)
    published: Callable[[], None] = lambda: None
    corrections: Limits = field(default_factory=lambda: Limits(0, MOST_AN_HOUR, name="correction "))

    def rise(self, seat: Seat) -> None:
        """A page shows nothing of the desk any more."""
        self.desk.leave(seat)
        self.company.leave(seat)


async def vote(
    polls: Polls,
    who: Presence,
    address: str,
    tools: Sequence[str],
    choice: str,
    demo: bool = False,
    seat: Seat | None = None,
) -> Answer:
    """Cast, change or (with "") take back. `address` is where it comes from; demo votes have no limits.

    The reader's other pages look again; the one at `seat` shows the answer.
    """
    slugs = tuple(sorted({slug[:100] for slug in tools}))
    if not 1 <= len(slugs) <= MOST:
        return Answer("missing", _WORDS["missing"])
    answer = await _voted(polls, who, address, slugs, choice[:100], demo)
    metrics.voted("ballot" if len(slugs) == 1 else "pick", answer.outcome)
    if answer.outcome == "counted":
        polls.circles.news(who.reader, but=seat)
    return answer


async def _voted(polls: Polls, who: Presence, address: str, slugs: tuple[str, ...], choice: str, demo: bool) -> Answer:
    if not demo:
        used_up, seconds = await polls.limits.wait(who.reader, address)
        if used_up:
            return Answer("limit", _limit_words(polls.limits, used_up, seconds))
    network = "" if demo else polls.identity.network(address)
    voter = Voter(who.reader, network, account=who.account > 0, demo=demo)
    outcome = await polls.station.cast(Vote(voter, slugs, choice, polls.clock()))
    return Answer(outcome, _WORDS.get(outcome, ""))


def _limit_words(limits: Limits, used_up: str, seconds: int) -> str:
    whose, many = ("this device", limits.device) if used_up == "device" else ("your network", limits.network)
    return f"Not counted: {whose} has voted {many:,} times within an hour. {_STANDS} Try again {soon(seconds)}."
