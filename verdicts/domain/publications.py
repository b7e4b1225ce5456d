"""What feeds tell of: publications, which are revisions that judged a tool, and retirements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verdicts.domain.revisions import Judgement


@dataclass(frozen=True, slots=True)
class Publication:
    """A revision that judged a tool, and the judgement before it; None where it is the tool's first.

    `tool` is a number that a tool keeps whatever it is called; slug, category and `retired` are of today, name and
    tagline as they were published. `sample` says that takes are of the demo.
    """

    tool: int
    slug: str
    category: str
    retired: bool
    name: str
    tagline: str
    sample: bool
    now: Judgement
    before: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Retirement:
    """That a tool was retired, at an aware UTC moment."""

    tool: int
    slug: str
    category: str
    name: str
    at: datetime
