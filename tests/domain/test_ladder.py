"""The ladder's maths, with choix as the oracle of its strengths."""

from __future__ import annotations

import choix
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.ladder import RIDGE, Cells, Ladder, Picks, fit, ladder, picks_of, rungs
from verdicts.domain.rungs import SETTLED, PickRow, share

NAMES = "abcdef"


def _row(reader: int, shown: list[str], first: int) -> PickRow:
    return f"reader-{reader}", tuple(sorted(shown)), shown[first % len(shown)]


SHOWN = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True)
ROWS = st.lists(st.builds(_row, st.integers(0, 5), SHOWN, st.integers(0, 3)), max_size=40)


def _season(seed: int, picks: int = 600, readers: int = 120, tools: int = 8) -> Picks:
    """Picks of a few readers, the later tools the stronger."""
    rng = np.random.default_rng(seed)
    options = np.argsort(rng.random((picks, tools)), axis=1)[:, :4]
    options[np.arange(4) >= rng.integers(2, 5, picks)[:, None]] = -1
    liked = np.where(options >= 0, options / 4 + rng.gumbel(size=options.shape), -np.inf)
    return Picks(np.sort(rng.integers(0, readers, picks)), options, liked.argmax(1), tools)


def _columns(found: Ladder) -> np.ndarray:
    return np.array([found.strength, found.low, found.high, found.rank, found.picks])


@given(ROWS.filter(bool), st.sampled_from([0.05, RIDGE, 1.0]))
def test_strengths_are_those_of_choix(rows: list[PickRow], ridge: float) -> None:
    """With weight 1 the strengths are choix's, whose penalty is half the ridge: sets apart and losers included."""
    picks, tools = picks_of(rows)
    data = [(tools.index(won), tuple(tools.index(each) for each in shown if each != won)) for _, shown, won in rows]
    expected = choix.opt_top1(len(tools), data, alpha=ridge / 2, tol=1e-9)
    strength, _, _ = fit(picks, np.ones(len(rows)), ridge)
    assert strength == pytest.approx(expected, abs=1e-4)


def test_weights_are_repetitions() -> None:
    """A pick of weight three stands for three picks."""
    once = _season(1, picks=60)
    thrice = Picks(*(np.repeat(each, 3, axis=0) for each in (once.reader, once.options, once.chosen)), once.tools)
    assert fit(once, np.full(60, 3.0), RIDGE)[0] == pytest.approx(fit(thrice, np.ones(180), RIDGE)[0], abs=1e-6)


@given(ROWS)
def test_the_slope_is_zero(rows: list[PickRow]) -> None:
    """At the strengths found, what each tool won less what was expected is the pull of the ridge."""
    picks, tools = picks_of(rows)
    strength, shares, _ = fit(picks, np.ones(len(rows)), RIDGE)
    over = np.zeros(len(tools) + 1)
    np.add.at(over, picks.options, picks.won - shares)
    assert over[:-1] == pytest.approx(RIDGE * strength, abs=1e-5)


@given(ROWS)
def test_strengths_sum_to_zero(rows: list[PickRow]) -> None:
    """Strengths sum to zero, each lies in the middle of its interval, and all tools that were shown are there."""
    found = rungs(rows)
    assert set(found) == {tool for _, shown, _ in rows for tool in shown}
    assert sum(each.strength for each in found.values()) == pytest.approx(0, abs=1e-5)
    assert all(each.low < each.strength < each.high for each in found.values())
    assert all(each.strength == pytest.approx((each.low + each.high) / 2, abs=1e-5) for each in found.values())


@given(ROWS, st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(rows: list[PickRow], chance: object) -> None:
    """Rows in another order, other readers' names and the same tools under other names give the same ladder."""
    names = list(NAMES)
    chance.shuffle(names)  # type: ignore[attr-defined]
    new = dict(zip(NAMES, names, strict=True))
    other = [(who[::-1], tuple(sorted(new[each] for each in shown)), new[won]) for who, shown, won in rows]
    chance.shuffle(other)  # type: ignore[attr-defined]
    found, again = rungs(rows), rungs(other)
    for tool, each in found.items():
        twin = again[new[tool]]
        assert (each.rank, each.picks) == (twin.rank, twin.picks)
        assert (each.strength, each.low, each.high) == pytest.approx((twin.strength, twin.low, twin.high), abs=1e-5)


@given(st.integers(0, 50))
def test_a_copy_elsewhere_shifts_nothing(seed: int) -> None:
    """The same picks on tools that meet none of the first give both halves the same strengths."""
    one = _season(seed, picks=80)
    moved = np.where(one.options >= 0, one.options + one.tools, -1)
    both = Picks(
        np.r_[one.reader, one.reader + one.reader.max() + 1],
        np.r_[one.options, moved],
        np.r_[one.chosen, one.chosen],
        2 * one.tools,
    )
    alone, found = ladder(one), ladder(both)
    assert found.strength == pytest.approx(np.r_[alone.strength, alone.strength], abs=1e-5)


def test_sets_apart_are_unsure_of_each_other() -> None:
    """Hundreds of picks within two sets and none between them leave the sets' tools on shared ranks."""
    rows = [(f"{who}{pair}", (f"{pair}1", f"{pair}2"), f"{pair}{1 + who % 2}") for who in range(200) for pair in "xy"]
    found = rungs(rows)
    assert {each.rank for each in found.values()} == {1}
    assert min(each.high - each.low for each in found.values()) > 1


@given(ROWS)
def test_a_reader_weighs_one_on_a_tool(rows: list[PickRow]) -> None:
    """The weights of one reader's picks on one tool sum to 1 at most, and a pick alone on its tools weighs 1."""
    picks, _ = picks_of(rows)
    weight = Cells(picks).weights()
    sums: dict[tuple[str, str], float] = {}
    spent: dict[tuple[str, str], int] = {}
    for (who, shown, _), each in zip(rows, weight, strict=True):
        for tool in shown:
            sums[who, tool] = sums.get((who, tool), 0) + each
            spent[who, tool] = spent.get((who, tool), 0) + 1
    assert all(each <= 1 + 1e-9 for each in sums.values())
    for (who, shown, _), each in zip(rows, weight, strict=True):
        assert each == pytest.approx(1 / max(spent[who, tool] for tool in shown))


def test_one_device_moves_a_tool_as_one_pick_would() -> None:
    """A reader who picks one tool over all others moves it no further than a reader with a single pick."""
    base = _season(3)
    tools, newcomer = base.tools, base.reader.max() + 1

    def with_further(shown: list[list[int]]) -> float:
        options = np.array([[*pair, -1, -1] for pair in shown])
        more = (np.full(len(shown), newcomer), options, np.zeros(len(shown), int))
        olds = (base.reader, base.options, base.chosen)
        return float(ladder(Picks(*(np.r_[old, new] for old, new in zip(olds, more, strict=True)), tools)).strength[0])

    before = ladder(base).strength[0]
    single = max(with_further([[0, other]]) for other in range(1, tools)) - before
    pushed = with_further([[0, other] for other in range(1, tools)]) - before
    assert 0 < pushed <= single + 1e-9


def test_a_campaign_weighs_nothing() -> None:
    """Picks of a reader that all go one way over dozens of even matchups do not move the tool."""
    rows = [
        (f"r{who}", (a, b), (a, b)[(who + place) % 2]) for who in range(40) for place, (a, b) in enumerate(_pairs(40))
    ]
    honest = {tool: each.strength for tool, each in rungs(rows).items()}
    pushed = rungs([*rows, *(("fan", tuple(sorted(("t00", f"t{n:02}"))), "t00") for n in range(1, 40))])
    assert pushed["t00"].strength == pytest.approx(honest["t00"], abs=1e-3)


def _pairs(tools: int) -> list[tuple[str, str]]:
    return [(f"t{a:02}", f"t{(a + step) % tools:02}") for a in range(tools) for step in (1, 2) if a + step < tools]


@pytest.mark.parametrize(("picks", "settled"), [(SETTLED - 1, False), (SETTLED, True)])
def test_settled_counts_own_picks(picks: int, settled: bool) -> None:
    """A tool is settled from thirty picks on whose matchup holds it, won or lost."""
    found = rungs([(f"r{who}", ("a", "b", "c")[: 2 + who % 2], "a") for who in range(2 * picks)])
    assert [found["a"].picks, found["c"].picks] == [2 * picks, picks]
    assert found["c"].settled is settled


def test_tools_that_overlap_share_a_rank() -> None:
    """A rank is 1 plus the settled tools that lie above for certain, so equals share it and the next one skips."""
    rows = [(f"r{who}", ("a", "b", "z"), "ab"[who % 2]) for who in range(400)]
    found = rungs(rows)
    assert [(tool, each.rank) for tool, each in found.items()] == [("a", 1), ("b", 1), ("z", 3)]
    assert found["z"].high < min(found["a"].low, found["b"].low)


def test_an_unsettled_tool_takes_no_place() -> None:
    """A tool under thirty picks never pushes another one down, and is listed last."""
    rows = [(f"r{who}", ("a", "b"), "ab"[who % 2]) for who in range(200)]
    found = rungs([*rows, *((f"n{who}", ("a", "new"), "new") for who in range(29))])
    assert found["new"].low > found["a"].high
    assert ([each.rank for each in found.values()], list(found)[-1]) == ([1, 1, 1], "new")


def test_never_winning_is_not_certainty() -> None:
    """A tool that lost all of its few picks keeps a wide interval below the middle."""
    rows = [(f"r{who}", ("a", "b"), "ab"[who % 2]) for who in range(100)]
    lost = rungs([*rows, *((f"n{who}", ("a", "z"), "a") for who in range(5))])["z"]
    assert lost.low < lost.strength < 0
    assert lost.high - lost.low > 3


def test_picks_narrow_the_interval() -> None:
    """Ten times the readers give an interval about a third as wide."""
    few, many = (ladder(_season(2, picks, picks)) for picks in (1000, 10_000))
    assert (few.high - few.low).mean() / (many.high - many.low).mean() == pytest.approx(10**0.5, rel=0.1)


def test_picks_of_one_reader_are_one_opinion() -> None:
    """Two picks of one taste widen the interval when one reader made them, as against two readers."""
    pairs = [(who, ("a", other), "a" if who % 2 else other) for who in range(400) for other in "bc"]
    one = rungs([(f"r{who}", *rest) for who, *rest in pairs])["a"]
    two = rungs([(f"r{who}{rest[0]}", *rest) for who, *rest in pairs])["a"]
    assert (one.high - one.low) / (two.high - two.low) == pytest.approx(2**0.5, rel=0.05)


def test_nobody_picked() -> None:
    """Without picks there is no ladder; a tool that nobody was shown stands in the middle and is unsure."""
    assert rungs([]) == {}
    found = ladder(Picks(np.array([0]), np.array([[0, 1]]), np.array([0]), 3))
    assert (found.strength[2], found.picks.tolist()) == (pytest.approx(0), [1, 1, 0])
    assert found.low[2] < -3 < 3 < found.high[2]


def test_a_share_is_a_chance() -> None:
    """Strength zero is even, and two tools' shares keep their order."""
    assert (share(0), share(-1) + share(1)) == (0.5, pytest.approx(1))
    assert share(-2) < share(1) < share(3)


@given(ROWS)
def test_rows_and_arrays_say_the_same(rows: list[PickRow]) -> None:
    """The plain form is the ladder of the arrays, tool by tool."""
    picks, tools = picks_of(rows)
    by_tool = dict(zip(tools, _columns(ladder(picks)).T.tolist(), strict=True))
    for tool, each in rungs(rows).items():
        assert [each.strength, each.low, each.high, each.rank, each.picks] == pytest.approx(by_tool[tool], abs=1e-6)
