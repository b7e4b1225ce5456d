"""Aligning facts: one row a label that two tools or more have, and what one tool alone has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from verdicts.domain.tools import Fact

STALE_AFTER_MONTHS = 12


@dataclass(frozen=True, slots=True)
class AlignedFact:
    """One label across tools, in column order; None where a tool has no such fact."""

    label: str
    cells: tuple[Fact | None, ...]

    @property
    def found(self) -> list[Fact]:
        """The facts that exist."""
        return [fact for fact in self.cells if fact]

    @property
    def differs(self) -> bool:
        """Whether the values that exist are not all the same."""
        return len({str(fact.value) for fact in self.found}) > 1

    @property
    def factor(self) -> float | None:
        """Largest value over smallest where all are positive numbers of one unit that differ, else None."""
        values = [fact.value for fact in self.found]
        numbers = [value for value in values if isinstance(value, int | float) and value > 0]
        same_unit = len({fact.unit for fact in self.found}) == 1
        return max(numbers) / min(numbers) if self.differs and same_unit and len(numbers) == len(values) else None

    def odd(self, column: int) -> bool:
        """Whether this column alone differs from what most of three or more tools say."""
        fact, values = self.cells[column], [str(fact.value) for fact in self.found]
        if fact is None or len(self.cells) < 3:
            return False
        top, times = Counter(values).most_common(1)[0]
        return 2 * times > len(values) and str(fact.value) != top


def align(columns: Sequence[Sequence[Fact]]) -> tuple[list[AlignedFact], list[list[Fact]]]:
    """Rows of labels that at least two columns have, in order of appearance, and each column's own remainder."""
    tables = [{fact.label: fact for fact in facts} for facts in columns]
    labels = list(dict.fromkeys(label for table in tables for label in table))
    shared = {label for label in labels if sum(label in table for table in tables) > 1}
    rows = [AlignedFact(label, tuple(table.get(label) for table in tables)) for label in labels if label in shared]
    own = [[fact for label, fact in table.items() if label not in shared] for table in tables]
    return rows, own


def months_old(as_of: str, today: str) -> int:
    """Whole months from `as_of` to `today`, both YYYY-MM."""
    (year, month), (this_year, this_month) = (map(int, text.split("-")[:2]) for text in (as_of, today))
    return 12 * (this_year - year) + this_month - month


def is_stale(as_of: str, today: str) -> bool:
    """A fact is stale once it is more than twelve months old."""
    return months_old(as_of, today) > STALE_AFTER_MONTHS
