"""What an issue says. It is kept as it was drafted, so that the archive shows what was mailed."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, ConfigDict

from verdicts.domain.panels import PanelWord


class Told(BaseModel):
    """A part of an issue; what was written by an older version is still read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Verdict(Told):
    """A panel verdict at a moment: ship and skip takes."""

    word: PanelWord = "none"
    ship: int = 0
    skip: int = 0


class Changed(Told):
    """A tool whose panel counts otherwise than before. `how` is what was done, `why` the editor's words for it.

    `sample` marks takes of the demonstration.
    """

    slug: str
    name: str
    category: str
    before: Verdict
    now: Verdict
    how: str = ""
    why: str = ""
    sample: bool = False


class Arrived(Told):
    """A tool that is new here."""

    slug: str
    name: str
    category: str
    tagline: str
    now: Verdict
    sample: bool = False


class Side(Told):
    """One tool of a contested matchup, with its share of the picks in whole percent."""

    slug: str
    name: str
    category: str
    share: int


class Contest(Told):
    """A matchup that is too close to call after so many picks."""

    matchup: str
    left: Side
    right: Side
    picks: int


class Content(Told):
    """All of an issue, for everybody. `demo`: votes of a demonstration were among the numbers."""

    changed: tuple[Changed, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    contests: tuple[Contest, ...] = ()
    demo: bool = False

    @property
    def categories(self) -> tuple[str, ...]:
        """Every category that it tells of, in alphabetical order."""
        found = {one.category for one in (*self.changed, *self.arrived)}
        found |= {side.category for one in self.contests for side in (one.left, one.right)}
        return tuple(sorted(found, key=str.casefold))

    def of(self, interests: Collection[str]) -> Content:
        """What of it touches some categories; everything for none."""
        if not interests:
            return self
        wanted = set(interests)
        return self.model_copy(
            update={
                "changed": tuple(one for one in self.changed if one.category in wanted),
                "arrived": tuple(one for one in self.arrived if one.category in wanted),
                "contests": tuple(one for one in self.contests if wanted & {one.left.category, one.right.category}),
            }
        )

    def news(self, told: Collection[str]) -> bool:
        """Whether it says anything that was not said before; `told` are matchups that the last issue called contested.

        A contest that goes on is shown beside news and is none by itself.
        """
        return bool(self.changed or self.arrived) or any(one.matchup not in told for one in self.contests)
