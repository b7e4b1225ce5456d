"""The panel desk: who is to draft, what it may cost, what models write, and the editor's takes beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.desk import FieldView
from verdicts.views.desk_marks import PartView, UnsourcedView
from verdicts.views.parts import MetaView, ReviewerView


@dataclass(frozen=True)
class MemberView:
    """One member of the pool at work for a reviewer. `mark` is waiting, writing, done or failed.

    `last` are its last words while it writes, or why it gave nothing; `text` is its draft, once it is whole.
    """

    name: str = ""
    model: str = ""
    mark: str = "waiting"
    state: str = ""
    last: str = ""
    score: str = ""
    verdict: str = "none"
    word: str = ""
    text: list[PartView] = field(default_factory=list)
    tokens: str = ""
    seconds: str = ""
    cost: str = ""


@dataclass(frozen=True)
class QuoteView:
    """Words that a draft rests on, and the piece of material that they are said to be from."""

    text: str = ""
    found: bool = False
    said: str = ""
    piece: str = ""
    source: str = ""


@dataclass(frozen=True)
class SittingView:
    """One reviewer's part of a run. `score` and `text` are the draft; `words` say why there is none, or what is amiss.

    `low`, `high` and `pins` are scores of members on the scale; `agreement` says the same in words.
    """

    key: str = ""
    who: ReviewerView = field(default_factory=ReviewerView)
    state: str = ""
    mark: str = "waiting"
    score: str = ""
    verdict: str = "none"
    word: str = ""
    text: list[PartView] = field(default_factory=list)
    words: str = ""
    agreement: str = ""
    low: str = ""
    high: str = ""
    pins: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    quotes: list[QuoteView] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    members: list[MemberView] = field(default_factory=list)


@dataclass(frozen=True)
class RunView:
    """A run: while `on`, it is told anew as models write. No number: nothing was drafted yet."""

    number: int = 0
    on: bool = False
    state: str = ""
    about: str = ""
    cost: str = ""
    ended_badly: bool = False
    warnings: list[str] = field(default_factory=list)
    sittings: list[SittingView] = field(default_factory=list)


@dataclass(frozen=True)
class SeatView:
    """A reviewer who can be asked, and the editor's own take. `stamp` says who wrote it."""

    key: str = ""
    who: ReviewerView = field(default_factory=ReviewerView)
    ticked: bool = False
    seated: bool = False
    score: FieldView = field(default_factory=FieldView)
    text: FieldView = field(default_factory=FieldView)
    verdict: str = "none"
    word: str = ""
    stamp: str = ""
    marks: UnsourcedView = field(default_factory=UnsourcedView)
    can_put_back: bool = False


@dataclass(frozen=True)
class PoolView:
    """A pool that can be asked, or why it cannot."""

    name: str = ""
    about: str = ""
    lacks: str = ""


@dataclass(frozen=True)
class PanelDeskView:
    """The page. `estimate` and `left` are sentences on money; `lacks` is why no run can begin, "" where one can."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    gone: bool = False
    copy: int = 0
    title: str = ""
    draft: str = ""
    seats: list[SeatView] = field(default_factory=list)
    pools: list[PoolView] = field(default_factory=list)
    pool: str = ""
    about_pool: str = ""
    estimate: str = ""
    left: str = ""
    most: str = ""
    currency: str = ""
    material: str = ""
    lacks: str = ""
    without: list[str] = field(default_factory=list)  # keys of reviewers whom "Draft the missing takes" asks
