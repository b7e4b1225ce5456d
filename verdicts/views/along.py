"""What a reader has set in the address of a comparison, which goes along to the next one."""

from dataclasses import dataclass, field

from verdicts.views.costing import FieldView


@dataclass(frozen=True)
class AlongView:
    """`reviewers` (keys) and `fields` are what an address may set; the rest is as that of the printed page has it.

    `weights`, with the musts, and `workload` are pairs of a key and its text; paper alone reads them.
    """

    reviewers: list[str] = field(default_factory=list)
    fields: list[FieldView] = field(default_factory=list)
    weights: list[list[str]] = field(default_factory=list)
    workload: list[list[str]] = field(default_factory=list)
