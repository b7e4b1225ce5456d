"""Brier scores, and what counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.predictions import FEWEST_FOR_A_BRIER_SCORE, Prediction, Resolution, brier, counts, foresight

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
Told = st.tuples(st.integers(1, 99), st.booleans())
Many = st.lists(Told, min_size=1, max_size=40)


def _prediction(chance: int, *outcomes: str, withdrawn: bool = False) -> Prediction:
    steps = tuple(Resolution(at, NOON, word) for at, word in enumerate(outcomes, start=1))  # pyright: ignore[reportArgumentType]
    gone = NOON if withdrawn else None
    return Prediction(1, "a", "A", "builder", "So", date(2027, 1, 1), chance, NOON, gone, steps)


@given(Many)
def test_the_score_is_the_mean_squared_distance(told: list[tuple[int, bool]]) -> None:
    """It is what whole hundredths give, summed one by one, and never leaves 0 to 1."""
    total = sum((100 - chance if came else chance) ** 2 for chance, came in told)
    assert brier(told) == Fraction(total, 10_000 * len(told))
    assert 0 <= (brier(told) or 0) <= 1


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_a_coin_is_a_quarter(outcomes: list[bool]) -> None:
    """Whoever always says 50% has 0.25, whatever comes."""
    assert brier((50, came) for came in outcomes) == Fraction(1, 4)


@given(Many)
def test_a_better_chance_scores_lower(told: list[tuple[int, bool]]) -> None:
    """Each chance moved towards what came lowers the score; the order of claims does not matter."""
    nearer = [(min(99, chance + 1) if came else max(1, chance - 1), came) for chance, came in told]
    assert (brier(nearer) or 0) <= (brier(told) or 0)
    assert brier(reversed(told)) == brier(told)


def test_nothing_has_no_score() -> None:
    """No resolved claim is no number."""
    assert brier([]) is None


@given(st.lists(Told, max_size=12))
def test_a_shown_score_is_rounded_once_half_up(told: list[tuple[int, bool]]) -> None:
    """Two decimals, halves up, and none under five resolved claims."""
    found = foresight(_prediction(chance, "true" if came else "false") for chance, came in told)
    exact = brier(told)
    if len(told) < FEWEST_FOR_A_BRIER_SCORE or exact is None:
        assert found.score == ""
        return
    hundredths = Decimal(exact.numerator * 100) / exact.denominator
    assert found.score == str(hundredths.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-2))


def test_what_holds_is_the_newest_word() -> None:
    """A correction replaces, taking back opens again; what cannot be decided is left out; a withdrawn claim counts."""
    found = foresight(
        [
            _prediction(70, "true", "false"),
            _prediction(60, "true", "open"),
            _prediction(90, "void"),
            _prediction(80, "true", withdrawn=True),
            _prediction(10),
        ]
    )
    assert (found.told, found.open, found.void) == (((70, False), (80, True)), 2, 1)


def test_due_is_from_its_day_on_until_told() -> None:
    """On the day itself it is due; once something is told it is not."""
    one, told = _prediction(70), _prediction(70, "void")
    assert [one.due(one.by + timedelta(days)) for days in (-1, 0, 1)] == [False, True, True]
    assert not told.due(one.by)
    assert [counts(one.by + timedelta(days), one.by) for days in (-1, 0, 1)] == [True, False, False]
