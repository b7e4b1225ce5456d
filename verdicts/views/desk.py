"""The editor's desk: the list of drafts and tools, and one draft as a form. Everything is ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.desk_marks import UnsourcedView
from verdicts.views.parts import LinkView, MetaView, ReviewerView


@dataclass(frozen=True)
class DeskRowView:
    """A draft or a published tool in the list. `copy` is the number of its draft, 0 where there is none."""

    name: str = ""
    slug: str = ""
    category: str = ""
    state: str = ""  # Draft, Ready to publish, 3 things to fix, Published, Retired
    stands: str = ""  # what readers see of it beside any draft: published, retired, "" for nothing
    mark: str = ""  # draft, ready, published, retired
    about: str = ""  # who changed it last, and when
    href: str = ""
    copy: int = 0
    here: str = ""  # who else has it open
    schedule: str = ""  # when it is published by itself, or why it was not


@dataclass(frozen=True)
class FilterView:
    """One way to narrow the list: its name, how many it leaves, where it leads, whether it is on."""

    label: str = ""
    count: str = ""
    href: str = ""
    on: bool = False


@dataclass(frozen=True)
class DeskView:
    """The list. `whose` is what the editor is called on pages, "" where not said; `barred` where nobody may look."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    whose: str = ""
    q: str = ""
    rows: list[DeskRowView] = field(default_factory=list)
    filters: list[FilterView] = field(default_factory=list)
    nothing: str = ""
    said: str = ""


@dataclass(frozen=True)
class FieldView:
    """One cell of a draft. `kind` is line, long, sentence, prose, choice, known, number, link, month, day or tick: long
    ones grow with what stands in them, sentences take the whole width too. `options` are those of a choice, and words
    that others use for what is `known`. A `fault` blocks publishing, a `warning` does not.

    `theirs` is what another editor wrote in the same cell, while `clash` is true: one of both must be chosen.
    `by` is who wrote the cell last, where that is another editor than the reader.
    """

    path: str = ""
    id: str = ""
    label: str = ""
    value: str = ""
    kind: str = "line"
    hint: str = ""
    fault: str = ""
    warning: str = ""
    options: list[str] = field(default_factory=list)
    clash: bool = False
    theirs: str = ""
    by: str = ""


@dataclass(frozen=True)
class RowView:
    """A fact, a price or a claim of a draft, as a row of cells; `at` is its name on the page, like no other's."""

    id: str = ""
    rows: str = ""
    at: str = ""
    title: str = ""
    fields: list[FieldView] = field(default_factory=list)
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class DraftTakeView:
    """One reviewer's take in a draft; `word` is the verdict that follows from the score, "" without one."""

    who: ReviewerView = field(default_factory=ReviewerView)
    at: str = ""  # as of a RowView
    score: FieldView = FieldView()
    text: FieldView = FieldView()
    verdict: str = "none"
    word: str = ""
    origin: str = ""
    marks: UnsourcedView = field(default_factory=UnsourcedView)
    claims_at: str = ""  # the cell that lists its claims
    claims: list[RowView] = field(default_factory=list)
    claims_fault: str = ""


@dataclass(frozen=True)
class LackView:
    """Something that keeps a draft from being published, and the field that it is about."""

    said: str = ""
    where: str = ""
    href: str = ""


@dataclass(frozen=True)
class LacksView:
    """What lacks in one part of the form."""

    title: str = ""
    lacks: list[LackView] = field(default_factory=list)


@dataclass(frozen=True)
class WrittenView:
    """What came of the field that was sent last: a field keeps its words until it hears that they are stored."""

    path: str = ""
    stored: bool = False
    said: str = ""
    turn: int = 0


@dataclass(frozen=True)
class ScheduleView:
    """What is to become of a draft by itself; `waits` while it will be published, `bad` where it was not."""

    said: str = ""
    waits: bool = False
    bad: bool = False


@dataclass(frozen=True)
class ReportedView:
    """A reader's report that is worked on in a draft: the ways to its fact and back; `title` is "" for none."""

    title: str = ""
    wrong: str = ""
    right: str = ""
    named: LinkView = field(default_factory=LinkView)
    fact: str = ""
    back: str = ""


@dataclass(frozen=True)
class DraftView:
    """One draft as a form. `gone` where it was published or thrown away; `moved` says what others published since."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    gone: bool = False
    copy: int = 0
    version: int = 0
    title: str = ""
    slug: str = ""
    about: str = ""
    here: str = ""  # who else has it open
    state: str = ""
    moved: str = ""
    basics: list[FieldView] = field(default_factory=list)
    pricing: list[FieldView] = field(default_factory=list)
    links: list[FieldView] = field(default_factory=list)
    facts: list[RowView] = field(default_factory=list)
    prices: list[RowView] = field(default_factory=list)
    takes: list[DraftTakeView] = field(default_factory=list)
    others: list[ReviewerView] = field(default_factory=list)  # reviewers without a take
    lacks: list[LacksView] = field(default_factory=list)
    ready: bool = False
    back: str = ""  # the way through signing in to this page
    schedule: ScheduleView = ScheduleView()
    report: ReportedView = field(default_factory=ReportedView)


@dataclass(frozen=True)
class DeskAnswerView:
    """What came of what was done last. `turn` counts, so that the same words twice are said twice.

    `faults` are what is wrong with fields of the form that was sent, by their ids; then `said` stands there alone.
    """

    said: str = ""
    bad: bool = False
    undo: bool = False
    turn: int = 0
    row: str = ""  # a row that was added or moved, by its name on the page: it takes the focus
    faults: dict[str, str] = field(default_factory=dict)
