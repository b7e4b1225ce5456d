"""The comparison page: two to four tools, column by column."""

from dataclasses import dataclass, field

from verdicts.views.parts import ChoiceView, CrumbView, MetaView, PanelView, ReviewerView, SourceView


@dataclass(frozen=True)
class HeadView:
    """One tool at the top of its column. `i` is its key, a to d; `letter` the same for the eye."""

    i: str = ""
    letter: str = ""
    slug: str = ""
    href: str = ""
    name: str = ""
    short_name: str = ""
    initial: str = ""
    category: str = ""
    category_href: str = ""
    tagline: str = ""
    retired: bool = False
    bench: PanelView = field(default_factory=PanelView)
    bank: PanelView = field(default_factory=PanelView)
    share: str = ""
    share_note: str = ""
    community: str = ""
    community_note: str = ""
    price: str = ""
    price_note: str = ""
    verdict_line: str = ""
    pricing_summary: str = ""
    pricing_source: SourceView = field(default_factory=SourceView)
    best_for: str = ""
    licence: str = ""
    remove_href: str = ""
    others: list[str] = field(default_factory=list)
    replacements: list[ChoiceView] = field(default_factory=list)


@dataclass(frozen=True)
class FactCellView:
    """One value under one tool; `marked` where it alone differs; no value is "Not sourced"."""

    i: str = ""
    value: str = ""
    marked: bool = False
    kind: str = ""
    source: SourceView = field(default_factory=SourceView)


@dataclass(frozen=True)
class FactRowView:
    """One label across the tools. `apart` reads "4.1×", "Differs", "Same" or "2 of 3 sourced"."""

    label: str = ""
    differs: bool = False
    apart: str = ""
    apart_spoken: str = ""
    cells: list[FactCellView] = field(default_factory=list)


@dataclass(frozen=True)
class OwnFactView:
    """A fact that one tool alone has."""

    label: str = ""
    value: str = ""
    kind: str = ""
    source: SourceView = field(default_factory=SourceView)


@dataclass(frozen=True)
class OwnFactsView:
    """The facts of one tool alone, under that tool."""

    i: str = ""
    letter: str = ""
    short_name: str = ""
    facts: list[OwnFactView] = field(default_factory=list)


@dataclass(frozen=True)
class TakeCellView:
    """One reviewer on one tool; no score is "No panel take"."""

    i: str = ""
    letter: str = ""
    tool: str = ""
    score: str = ""
    verdict: str = "none"
    word: str = ""
    take: str = ""
    origin: str = ""


@dataclass(frozen=True)
class TakeRowView:
    """One reviewer across the tools."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    cells: list[TakeCellView] = field(default_factory=list)


@dataclass(frozen=True)
class CapView:
    """A tool's key standing at its score on a scale."""

    i: str = ""
    letter: str = ""
    score: str = ""


@dataclass(frozen=True)
class ScaleView:
    """All tools on one reviewer's track; the gap is drawn where every tool has a take."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    label: str = ""
    shared: bool = False
    low: str = "0"
    high: str = "0"
    apart: str = ""
    caps: list[CapView] = field(default_factory=list)


@dataclass(frozen=True)
class MeanView:
    """A tool's mean over the shared reviewers."""

    letter: str = ""
    i: str = ""
    name: str = ""
    mean: str = ""


@dataclass(frozen=True)
class RelatedView:
    """Another comparison worth reading."""

    href: str = ""
    left: str = ""
    right: str = ""
    note: str = ""
    left_bank: PanelView = field(default_factory=PanelView)
    right_bank: PanelView = field(default_factory=PanelView)


@dataclass(frozen=True)
class ComparisonView:
    """The whole page. `path` is its canonical path, the key by which live page and paper know each other."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    crumbs: list[CrumbView] = field(default_factory=list)
    versus: str = ""
    standfirst: str = ""
    n: str = "2"
    heads: list[HeadView] = field(default_factory=list)
    fact_count: str = ""
    take_count: str = ""
    can_add: bool = False
    additions: list[ChoiceView] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    facts_note: str = ""
    fact_rows: list[FactRowView] = field(default_factory=list)
    own_facts: list[OwnFactsView] = field(default_factory=list)
    scales: list[ScaleView] = field(default_factory=list)
    shared_line: str = ""
    left_out: str = ""
    means: list[MeanView] = field(default_factory=list)
    means_note: str = ""
    takes: list[TakeRowView] = field(default_factory=list)
    sample: bool = False
    related: list[RelatedView] = field(default_factory=list)
