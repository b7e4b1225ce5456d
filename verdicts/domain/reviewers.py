"""Reviewers: the personas who score tools. The set is data, at most eight."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Protocol

from pydantic import Field

from verdicts.domain.text import Key, Line, Name, shaped
from verdicts.domain.tools import Value

MOST_REVIEWERS = 8


class Named(Protocol):
    """What sentences need of a reviewer."""

    @property
    def key(self) -> str:
        """The reviewer's key."""
        ...

    @property
    def name(self) -> str:
        """The reviewer's name."""
        ...


class Reviewer(Value):
    """A persona: `order` is its fixed place in every chart, `accent` the name of its colour.

    One that is `retired` writes no new takes; those it wrote stay.
    """

    key: Key
    name: Name
    question: Line
    order: Annotated[int, Field(ge=1, le=99, strict=True)]
    accent: Annotated[str, shaped(r"[a-z]{1,20}", "must be the name of a colour in lower-case letters")]
    retired: bool = False


def set_faults(reviewers: Sequence[Reviewer]) -> list[str]:
    """Say in words what is wrong with a whole set: too many at work, or two with one key, name or order."""
    many = sum(not reviewer.retired for reviewer in reviewers)
    faults = [f"{many} reviewers are too many; at most {MOST_REVIEWERS}"] if many > MOST_REVIEWERS else []
    for what in ("key", "name", "order"):
        times = Counter(str(getattr(reviewer, what)) for reviewer in reviewers)
        faults += [f"{what} {one} is used more than once" for one, many in times.items() if many > 1]
    return faults
