"""What is worked out once a catalogue and kept until the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from verdicts.desk.catalogue import Catalogue

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """A function of a catalogue that remembers its answer for the newest catalogue it saw.

    Two threads may both work it out; both answers are right and one of them stays.
    """

    def __init__(self, make: Callable[[Catalogue], Made]) -> None:
        """Wrap `make`, so this reads as a decorator."""
        self._make = make
        self._held: tuple[Catalogue, Made] | None = None

    def __call__(self, catalogue: Catalogue) -> Made:
        """The answer for this very catalogue."""
        held = self._held
        if held is None or held[0] is not catalogue:
            self._held = held = (catalogue, self._make(catalogue))
        return held[1]
