"""Reviewers: the personas who score tools. The set is data, at most eight."""

from typing import Annotated

from pydantic import Field, StringConstraints

from verdicts.domain.text import Line, Name
from verdicts.domain.tools import Value

MOST_REVIEWERS = 8


class Reviewer(Value):
    """A persona: `order` is its fixed place in every chart, `accent` the name of its colour."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    name: Name
    question: Line
    order: Annotated[int, Field(ge=1, le=99, strict=True)]
    accent: Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)]
