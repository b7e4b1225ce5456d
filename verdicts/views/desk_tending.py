"""A published tool as a whole, and what many at once would come to; ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class TendingView:
    """One tool. `gone` where there is none of that address; `former` are addresses that lead to it.

    `merged` are tools that were merged into it, with the way to their histories.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    gone: bool = False
    slug: str = ""
    name: str = ""
    state: str = ""
    retired: bool = False
    former: list[str] = field(default_factory=list)
    merged: list[LinkView] = field(default_factory=list)
    others: list[LinkView] = field(default_factory=list)  # tools that it can be merged into: name and slug


@dataclass(frozen=True)
class PlanView:
    """What was asked and is not done yet: the act, its words, what it would come to; "" for nothing."""

    act: str = ""
    words: str = ""
    said: str = ""
    can: bool = False
    button: str = ""  # what the button says that does it
