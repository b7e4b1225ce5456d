"""Campaigns among votes: the chances are right, ordinary votes raise no alarm, a planted campaign does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import comb, factorial
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.campaigns import ALARM, FEWEST_ALIKE, WITHIN, Cast, clumps, often, shifts
from verdicts.domain.chances import apart, as_often, at_least

START = datetime(2026, 11, 24, tzinfo=UTC)
TOOLS = [f"tool-{number}" for number in range(18)]
LOOKS = 400


def _exactly(seen: int, tries: int, part: int, whole: int) -> Fraction:
    """The beta-binomial tail in whole numbers."""

    def beta(a: int, b: int) -> Fraction:
        return Fraction(factorial(a - 1) * factorial(b - 1), factorial(a + b - 1))

    yes, no = part + 1, whole - part + 1
    terms = (comb(tries, k) * beta(yes + k, no + tries - k) for k in range(seen, tries + 1))
    return sum(terms, Fraction(0)) / beta(yes, no)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_tail_is_the_sum_of_its_terms(seen: int, tries: int, part: int, rest: int) -> None:
    """The chance of so many or more equals the sum in whole numbers, and is one of those between 0 and 1."""
    chance = at_least(seen, tries, part, part + rest)
    assert 0 <= chance <= 1
    assert chance == pytest.approx(float(_exactly(max(seen, 0), tries, part, part + rest)), rel=1e-9, abs=1e-300)


@given(st.integers(1, 3000), st.integers(0, 100_000), st.integers(0, 100_000))
def test_more_is_never_likelier(tries: int, part: int, rest: int) -> None:
    """The chance falls with the count, from 1 for none at all to 0 for more than there are, however many votes."""
    chances = [at_least(seen, tries, part, part + rest) for seen in sorted((0, 1, tries // 2, tries, tries + 1))]
    assert chances[0] == 1
    assert chances[-1] == 0
    assert all(first >= then - 1e-7 for first, then in pairwise(chances))


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_shares_are_apart_as_they_differ(part: int, more: int, before: int, rest: int) -> None:
    """z has the sign of the difference, changes it where both change places, and is 0 for equal shares."""
    whole, all_before = part + more, before + rest
    z = apart(part, whole, before, all_before)
    assert z == pytest.approx(-apart(before, all_before, part, whole))
    assert (z > 0) == (part * all_before > before * whole)
    assert apart(1, 0, 1, 2) == apart(part, whole, part, whole) == 0


@given(st.integers(2, 500), st.floats(1.01, 50))
def test_often_falls_with_the_times(times: int, usual: float) -> None:
    """Who votes once is ordinary; each further vote is less likely, the more so where others vote seldom."""
    assert as_often(1, usual) == 1
    assert as_often(times, usual) >= as_often(times + 1, usual)
    assert as_often(times, usual) <= as_often(times, usual + 1)


def _votes(rng: Random, devices: int = 250) -> list[Cast]:
    """A day of ordinary votes: devices of some 40 networks of all sizes, tools by popularity, each with its share."""
    shares, wanted = [rng.uniform(0.1, 0.95) for _ in TOOLS], [rng.expovariate(1) + 0.05 for _ in TOOLS]
    weights = [rng.expovariate(1) for _ in range(40)]
    made = list[Cast]()
    for device in range(devices):
        network = f"network-{rng.choices(range(40), weights)[0]}"
        begun = START + timedelta(seconds=rng.uniform(0, 86_000))
        many = min(len(TOOLS), 1 + int(rng.expovariate(1 / 2)))
        for place in dict.fromkeys(rng.choices(range(len(TOOLS)), wanted, k=many)):
            choice = "ship" if rng.random() < shares[place] else "skip"
            begun += timedelta(seconds=rng.uniform(1, 300))
            made.append(Cast(f"device-{device}", network, TOOLS[place], choice, begun))
    return made


def _totals(votes: list[Cast]) -> Counter[tuple[str, str]]:
    return Counter((vote.tool, vote.choice) for vote in votes)


def _rates(votes: list[Cast], what: str) -> Mapping[int, int]:
    return Counter(Counter(getattr(vote, what) for vote in votes).values())


def _too_often(votes: list[Cast], what: str) -> set[str]:
    found = often(_rates(votes, what))
    counts = Counter(getattr(vote, what) for vote in votes)
    return {key for key, many in counts.items() if found and many >= found.times}


def _split(votes: list[Cast], since: datetime) -> dict[str, tuple[int, int, int, int]]:
    def of(tool: str, new: bool) -> tuple[int, int]:
        some = [vote.choice for vote in votes if vote.tool == tool and (vote.at >= since) == new]
        return some.count("ship"), len(some)

    return {tool: (*of(tool, True), *of(tool, False)) for tool in TOOLS}


def test_ordinary_votes_raise_no_alarm() -> None:
    """Of 400 days of ordinary votes hardly any shows anything: at one in a thousand a kind, three would be too many."""
    alarms = Counter[str]()
    for look in range(LOOKS):
        votes = _votes(Random(look))
        alarms["device"] += bool(_too_often(votes, "reader"))
        alarms["network"] += bool(_too_often(votes, "network"))
        alarms["clump"] += bool(clumps(votes, _totals(votes)))
        alarms["shift"] += bool(shifts(_split(votes, START + timedelta(hours=12))))
    assert all(many <= max(2, 3 * ALARM * LOOKS) for many in alarms.values()), alarms


def _campaign(many: int, network: str = "network-of-the-campaign") -> list[Cast]:
    return [
        Cast(f"bought-{n}", network, TOOLS[3], "ship", START + timedelta(hours=15, minutes=3 * n)) for n in range(many)
    ]


@pytest.mark.parametrize("look", range(10))
def test_a_campaign_of_one_network_stands_out(look: int) -> None:
    """Fifteen devices of one network that ship one tool within an hour are found, and nothing else is."""
    votes = [*_votes(Random(look)), *_campaign(15)]
    found = clumps(votes, _totals(votes))
    assert {cast.reader for each in found for cast in each.alike} == {f"bought-{n}" for n in range(15)}
    assert found[0].of == 15


@pytest.mark.parametrize("look", range(10))
def test_a_campaign_from_everywhere_moves_a_share(look: int) -> None:
    """Sixty devices, each of a network of its own, that all skip what most ship: the tool stands out, that way."""
    rng = Random(look)
    before = [Cast(f"b{n}", "", TOOLS[3], "ship" if rng.random() < 0.7 else "skip", START) for n in range(200)]
    bought = [Cast(f"c{n}", f"n{n}", TOOLS[3], "skip", START + timedelta(hours=13)) for n in range(60)]
    found = shifts(_split([*before, *bought], START + timedelta(hours=12)))
    assert [(each.tool, each.choice) for each in found] == [(TOOLS[3], "skip")]
    assert found[0].z < -5


@pytest.mark.parametrize("look", range(10))
def test_who_floods_stands_out(look: int) -> None:
    """A device that casts, changes and takes back a hundred votes among some that cast three is told, and it alone."""
    votes = _votes(Random(look))
    flood = [Cast("flood", "network-1", TOOLS[n % 18], "ship", START) for n in range(100)]
    assert _too_often([*votes, *flood], "reader") == {"flood"}


def test_few_voters_make_nothing_unusual() -> None:
    """Without enough voters there is no usual rate; too few devices alike are no clump; few ballots are no shift."""
    assert often({1: 18, 500: 1}) is None
    alone = _campaign(FEWEST_ALIKE - 1)
    assert clumps(alone, {(TOOLS[3], "skip"): 1000, **_totals(alone)}) == []
    assert shifts({TOOLS[0]: (9, 9, 0, 1000), TOOLS[1]: (1000, 1000, 0, 19)}) == []


def test_hours_count() -> None:
    """Devices of one network that say the same over weeks are no clump; within hours they are."""
    slow = [Cast(f"d{n}", "n", TOOLS[3], "ship", START + n * (WITHIN + timedelta(hours=1))) for n in range(15)]
    totals = {**Counter({(tool, "skip"): 500 for tool in TOOLS}), (TOOLS[3], "ship"): 30}
    assert clumps(slow, totals) == []
    assert clumps([Cast(c.reader, c.network, c.tool, c.choice, START) for c in slow], totals)
