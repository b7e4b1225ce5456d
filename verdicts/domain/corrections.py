"""Corrections: what a reader says is wrong on a tool's page, and what an editor made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from verdicts.domain.text import clean, web_address

Ruling = Literal["open", "accepted", "declined", "spam"]
LONGEST_TEXT = 1000  # characters of what is wrong and of what is right
LONGEST_ANSWER = 400
MOST_AN_HOUR = 10  # reports from one network

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT), AfterValidator(clean)
]
Source = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(clean),
    AfterValidator(lambda text: web_address(text) if text else text),
]
Answer = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ANSWER), AfterValidator(clean)
]


class Report(BaseModel):
    """What a reader sends: a tool's slug, a label of its facts ("" is something else), what is wrong, what is right.

    `source` is a web address, or "". Nothing in it says who sent it.
    """

    model_config = ConfigDict(frozen=True)

    tool: str
    fact: str = ""
    wrong: Text
    right: Text
    source: Source = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A report and what became of it. `read` is how the fact read when it was reported, `reads` when it was accepted;
    both are "" where it is about something else. While it is open there is no answer and no `closed_at`."""

    number: int
    tool: str
    name: str
    fact: str
    read: str
    wrong: str
    right: str
    source: str
    at: datetime
    ruling: Ruling = "open"
    answer: str = ""
    reads: str = ""
    closed_at: datetime | None = None
    by: str = ""
