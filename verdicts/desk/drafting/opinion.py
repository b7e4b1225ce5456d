"""What a member answers for a reviewer, and what code makes of several answers: the median, never a model's number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import median
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field

from verdicts.domain.panels import half_up
from verdicts.fusion.fence import Cited, visible

_T = TypeVar("_T")
SHORTEST, LONGEST = 40, 1500
MOST_QUOTES, MOST_DOUBTS = 8, 6
Doubt = Annotated[str, Field(min_length=1, max_length=400)]


class Opinion(BaseModel):
    """A take as a model drafts it: evidence before prose, prose before the score."""

    quotes: list[Cited] = Field(max_length=MOST_QUOTES)
    doubts: list[Doubt] = Field(max_length=MOST_DOUBTS)
    text: str = Field(min_length=SHORTEST, max_length=LONGEST)
    score: int = Field(ge=0, le=100)


def median_score(scores: Iterable[int]) -> int:
    """The median, half up, of one score or more: 58 and 61 are 60."""
    return int(half_up(Fraction(median(map(Fraction, scores)))))


def settled(values: Sequence[Opinion], text: str) -> Opinion:
    """One opinion of the drafts: their median, the text that was chosen or written, and what the text rests on.

    Where the text is a draft's own, its quotes and doubts alone; else each of all drafts once, taken in turns.
    Raises ValueError where the text does not fit.
    """
    said = [value for value in values if value.text == text][:1] or values
    quotes = {(one.datum, one.text): one for one in _in_turns([value.quotes for value in said])}
    doubts = dict.fromkeys(_in_turns([value.doubts for value in said]))
    return Opinion(
        quotes=list(quotes.values())[:MOST_QUOTES],
        doubts=list(doubts)[:MOST_DOUBTS],
        text=visible(text).strip(),
        score=median_score(value.score for value in values),
    )


def _in_turns(lists: Sequence[Sequence[_T]]) -> list[_T]:
    most = max(map(len, lists), default=0)
    return [one[at] for at in range(most) for one in lists if at < len(one)]
