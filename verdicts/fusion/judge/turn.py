"""What a member answers in a round of a debate."""

from __future__ import annotations

from typing import Any, Generic, cast

from pydantic import Field, model_validator

from verdicts.fusion.drafts import T
from verdicts.fusion.judge.asking import Form


class Point(Form):
    """What is wrong in one draft of another."""

    draft: str = Field("", max_length=80)
    point: str = Field(min_length=1, max_length=2000)


class Turn(Form, Generic[T]):
    """Points against the others' drafts, and the own draft where it changes (null keeps it, and saves its tokens)."""

    dissent: list[Point] = Field(default_factory=list[Point], max_length=40)
    stands: bool
    draft: T | None = None

    @model_validator(mode="after")
    def _whole(self) -> Turn[T]:
        if not self.stands and self.draft is None:
            raise ValueError("draft is null, and stands is false: give the changed draft")
        return self

    @property
    def changed(self) -> T | None:
        """The new draft; None where the member stands by its own, whatever else it wrote."""
        return None if self.stands else self.draft

    def after(self, before: T) -> T:
        """The member's draft after this turn."""
        return before if self.changed is None else self.changed


def turn_of(out: type[T]) -> type[Turn[T]]:
    """The type of turns about drafts of `out`. Pydantic keeps it as long as it is used."""
    return cast("type[Turn[T]]", cast(Any, Turn)[out])
