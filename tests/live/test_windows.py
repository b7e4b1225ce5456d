"""Moving windows in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verdicts.live.windows import HOUR, Windows


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """At the beginning."""
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=60), st.integers(1, 6))
def test_no_hour_holds_more_than_the_limit(waits: list[float], many: int) -> None:
    """Whatever the pace, any hour has at most so many, and a vote is refused only when the last hour has them all."""
    clock, taken = Clock(), list[float]()
    windows = Windows(clock)
    for wait in waits:
        clock.now += wait
        used_up, again = windows.take([("device", many, "a")])
        last_hour = [at for at in taken if at > clock.now - HOUR]
        assert bool(used_up) == (len(last_hour) == many)
        if used_up:
            assert 0 < again <= HOUR
            assert again == min(HOUR, last_hour[0] + HOUR - clock.now)
        else:
            taken.append(clock.now)


def test_idle_keys_are_forgotten() -> None:
    """A thousand devices that never come back leave nothing behind once others vote."""
    clock = Clock()
    windows = Windows(clock)
    for number in range(1000):
        windows.take([("device", 5, str(number))])
    clock.now += HOUR
    for _ in range(500):
        windows.take([("device", 1000, "again")])
    assert len(windows) == 1
