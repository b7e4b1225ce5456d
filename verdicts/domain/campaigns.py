"""Campaigns: what in the votes of a while ordinary voting would hardly make. A hint for an editor, never a verdict.

Every chance is that of seeing anything of the kind anywhere, so it counts all devices, networks, tools and hours that
were looked at (Bonferroni). Up to ALARM it is shown: of a thousand looks at ordinary votes, one shows something.
Ordinary means: devices vote for themselves, more or less often, and each vote is on tools and falls as others' do. A
company whose people vote alike after lunch is not ordinary, and no campaign either: an editor decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from verdicts.domain.chances import apart, as_often, at_least

ALARM = 0.001
WITHIN = timedelta(hours=6)
FEWEST_ALIKE = 5  # devices of one network
FEWEST_VOTERS = 20  # devices or networks, for a usual rate
FEWEST_BEFORE, FEWEST_NOW = 20, 10  # ballots on a tool
_CALM = 0.95  # the share of voters that the usual rate is taken from: who floods must not make it
_OF_MEAN = 0.842  # of a geometric count's mean, the calm share's mean


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot as it stands, from the log: whose, from which network (a keyed hash), on which tool, what, when."""

    reader: str
    network: str
    tool: str
    choice: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Often:
    """How often is too often: from `times` votes on. `usual` is what the usual voter casts, `voters` how many vote."""

    times: int
    usual: float
    voters: int

    def chance(self, times: int) -> float:
        """The chance that anybody at all votes that often."""
        return min(1.0, self.voters * as_often(times, self.usual))


@dataclass(frozen=True, slots=True)
class Clump:
    """Devices of one network that said the same of one tool within hours: `alike` of the network's `of` ballots then.

    Elsewhere `part` of `whole` ballots say that.
    """

    alike: tuple[Cast, ...]
    of: int
    part: int
    whole: int
    chance: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A tool whose newest ballots fall otherwise than those before: `ship` of `count` now, `before` of `all_before`."""

    tool: str
    ship: int
    count: int
    before: int
    all_before: int
    z: float
    chance: float

    @property
    def choice(self) -> str:
        """What there is too much of."""
        return "ship" if self.z > 0 else "skip"


def often(voters: Mapping[int, int]) -> Often | None:
    """From how many votes of one voter on it is too often; `voters` is how many cast so many. None: too few to tell."""
    many = sum(voters.values())
    if many < FEWEST_VOTERS:
        return None
    calm = sorted(times for times, some in voters.items() for _ in range(some))[: int(many * _CALM)]
    above = (sum(calm) / len(calm) - 1) / _OF_MEAN
    usual = 1 + above * (1 + 2 / sqrt(many)) + 5 / many  # not surer of it than so many voters make one
    times = next(n for n in range(2, 1_000_000) if many * as_often(n, usual) <= ALARM)
    return Often(times, usual, many)


def clumps(casts: Iterable[Cast], totals: Mapping[tuple[str, str], int]) -> list[Clump]:
    """Clumps among the ballots of some networks, the least likely first.

    `casts` are all ballots of each of these networks, `totals` how many there are of all networks, by tool and choice.
    """
    by_network = defaultdict[str, list[Cast]](list)
    for cast in casts:
        by_network[cast.network].append(cast)
    found = [clump for own in by_network.values() for clump in _clumps_of(sorted(own, key=_moment), totals)]
    return sorted((each for each in found if each.chance <= ALARM), key=lambda each: (each.chance, -len(each.alike)))


def _moment(cast: Cast) -> datetime:
    return cast.at


def _clumps_of(own: Sequence[Cast], totals: Mapping[tuple[str, str], int]) -> Iterator[Clump]:
    everywhere = sum(totals.values())
    for option, many in Counter((cast.tool, cast.choice) for cast in own).items():
        if many >= FEWEST_ALIKE:
            alike, of = _densest(own, option)
            part, whole = max(0, totals.get(option, 0) - many), max(0, everywhere - len(own))
            by_chance = at_least(len(alike) - 1, of - 1, part, whole)  # the window begins with one of them
            yield Clump(tuple(alike), of, part, whole, min(1.0, everywhere * by_chance))


def _densest(own: Sequence[Cast], option: tuple[str, str]) -> tuple[list[Cast], int]:
    """The hours with the most ballots of that kind, and how many ballots the network cast in them."""
    places = [place for place, cast in enumerate(own) if (cast.tool, cast.choice) == option]
    best, end = (0, 0, 0), 0
    for start, first in enumerate(places):
        while end < len(places) and own[places[end]].at - own[first].at <= WITHIN:
            end += 1
        last = places[end - 1]
        best = max(best, (end - start, first - last, start))
    many, short, start = best
    return [own[place] for place in places[start : start + many]], 1 - short


def shifts(counts: Mapping[str, tuple[int, int, int, int]]) -> list[Shift]:
    """Tools whose newest ballots fall otherwise, the least likely first; `counts` are ship and all now, then before."""
    known = {tool: each for tool, each in counts.items() if each[1] >= FEWEST_NOW and each[3] >= FEWEST_BEFORE}
    found = [_shift(tool, *each, tests=2 * len(known)) for tool, each in known.items()]
    return sorted((each for each in found if each.chance <= ALARM), key=lambda each: each.chance)


def _shift(tool: str, ship: int, count: int, before: int, all_before: int, tests: int) -> Shift:
    up = at_least(ship, count, before, all_before)
    down = at_least(count - ship, count, all_before - before, all_before)
    z = apart(ship, count, before, all_before)
    return Shift(tool, ship, count, before, all_before, z, min(1.0, tests * min(up, down)))
