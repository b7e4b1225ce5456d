"""Panel maths."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.panels import count, mean, percent, shared_reviewers, verdict_of

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
