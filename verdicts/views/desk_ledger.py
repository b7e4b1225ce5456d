"""The prediction ledger at the desk. Everything is ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.claims import ClaimView
from verdicts.views.parts import MetaView, ReviewerView


@dataclass(frozen=True)
class PredictionView:
    """One prediction. `seen` is how many resolutions the page shows, `trace` all of them in words, the oldest first.

    `source` and `note` are those that hold.
    """

    id: int = 0
    seen: int = 0
    who: ReviewerView = field(default_factory=ReviewerView)
    tool: str = ""
    href: str = ""
    claim: ClaimView = field(default_factory=ClaimView)
    source: str = ""
    note: str = ""
    trace: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LedgerView:
    """What is due, what is coming, what is told; `said` counts them. `barred` where nobody may look."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    said: str = ""
    more: str = ""
    due: list[PredictionView] = field(default_factory=list)
    coming: list[PredictionView] = field(default_factory=list)
    told: list[PredictionView] = field(default_factory=list)
