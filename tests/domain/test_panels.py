"""Panel maths."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.panels import apart, count, half_up, mean, percent, shared_reviewers, verdict_of

SCORES = st.lists(st.integers(0, 100), max_size=8)


@given(st.integers(0, 100))
def test_the_verdict_follows_the_score(score: int) -> None:
    """A reviewer ships from 60 up and skips below."""
    assert verdict_of(score) == ("ship" if score >= 60 else "skip")


@given(SCORES)
def test_the_panel_verdict_is_the_majority(scores: list[int]) -> None:
    """More ships than skips is ship, fewer is skip, a tie is split and nothing is none."""
    panel = count(scores)
    lead = sum(1 if score >= 60 else -1 for score in scores)
    expected = "none" if not scores else "ship" if lead > 0 else "skip" if lead < 0 else "split"
    assert (panel.verdict, panel.takes) == (expected, len(scores))


@given(SCORES)
def test_the_share_is_whole_percent_half_up(scores: list[int]) -> None:
    """The ship share is the exact share rounded half up, and absent without takes."""
    panel = count(scores)
    assert panel.share == (percent(panel.ship, panel.takes) if scores else None)


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_percent_rounds_half_up(numbers: tuple[int, int]) -> None:
    """Percent never differs from the exact share by more than a half, and a half goes up."""
    part, whole = numbers
    error = percent(part, whole) - Fraction(100 * part, whole)
    assert Fraction(-1, 2) < error <= Fraction(1, 2)


@given(st.lists(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 100)), min_size=2, max_size=4))
def test_shared_reviewers_sit_on_every_panel(panels: list[dict[str, int]]) -> None:
    """Shared reviewers are those with a score in every panel, in the fixed order."""
    shared = shared_reviewers(panels, "edcba")
    assert shared == sorted(set.intersection(*map(set, panels)), reverse=True)


@given(SCORES)
def test_the_mean_lies_within_the_scores(scores: list[int]) -> None:
    """The mean of scores lies between the lowest and the highest; of nothing there is none."""
    middle = mean(scores)
    assert middle is None if not scores else min(scores) <= middle <= max(scores)  # type: ignore[operator]


@given(st.fractions(0, 100, max_denominator=64), st.integers(0, 2))
def test_figures_are_rounded_half_up(value: Fraction, digits: int) -> None:
    """A shown figure is within half of its last digit, and a half goes up."""
    error = (Fraction(half_up(value, digits)) - value) * 10**digits
    assert Fraction(-1, 2) < error <= Fraction(1, 2)
    assert str(half_up(value, digits)).partition(".")[2] in ("", f"{half_up(value, digits):f}"[-digits:])


def test_halves_go_up() -> None:
    """58.5 is 59 and 83.25 is 83.3, where floats would say 58 and 83.2."""
    assert (str(half_up(Fraction(117, 2))), str(half_up(Fraction(333, 4), 1)), str(half_up(Fraction(70), 1))) == (
        "59",
        "83.3",
        "70.0",
    )


@given(st.fractions(0, 100, max_denominator=64))
def test_a_distance_is_nothing_only_where_it_is(distance: Fraction) -> None:
    """Whole points, tenths under one; 0 stands for 0 alone."""
    shown = apart(distance)
    assert (shown == 0) == (distance == 0)
    assert shown == half_up(distance) if distance >= 1 else Decimal(0) <= shown <= 1
