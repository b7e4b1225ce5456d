"""The page of one tool."""

from dataclasses import dataclass, field

from verdicts.views.cards import SnippetsView
from verdicts.views.claims import ClaimView
from verdicts.views.comparison import OwnFactView
from verdicts.views.costing import LensView
from verdicts.views.parts import ChoiceView, CrumbView, LinkView, MetaView, PanelView, ReviewerView, SourceView


@dataclass(frozen=True)
class TakeView:
    """One reviewer on this tool; no score is "No panel take"."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    score: str = ""
    verdict: str = "none"
    word: str = ""
    take: str = ""
    origin: str = ""
    by: str = ""  # by hand, or by which models and how much edited
    claims: list[ClaimView] = field(default_factory=list)
    lacks: str = ""  # in the preview of a draft: why it is not published


@dataclass(frozen=True)
class PriceView:
    """One sourced price: "$20 per month", for a meter of a plan, from a tier on."""

    what: str = ""
    plan: str = ""
    amount: str = ""
    per: str = ""
    tier: str = ""
    source: SourceView = field(default_factory=SourceView)
    lacks: str = ""  # in the preview of a draft: why it is not published


@dataclass(frozen=True)
class AlternativeView:
    """Another tool of the category, with the comparison it leads to."""

    href: str = ""
    name: str = ""
    best_for: str = ""
    verdict: str = "none"
    word: str = ""
    bank: PanelView = field(default_factory=PanelView)
    compare_href: str = ""
    compare_label: str = ""


@dataclass(frozen=True)
class ChangeView:
    """One step of the verdict's history. `when` is a day to read, `iso` the same for machines.

    `was` is the verdict before where it was another one, `how` says which takes changed; `reason` and `by` are the
    editor's, "" where not said.
    """

    when: str = ""
    iso: str = ""
    verdict: str = "none"
    word: str = ""
    said: str = ""
    was: str = ""
    was_word: str = ""
    how: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class ToolView:
    """The whole page. `path` is its canonical path, the key by which live page and paper know each other."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    crumbs: list[CrumbView] = field(default_factory=list)
    slug: str = ""
    slugs: list[str] = field(default_factory=list)
    name: str = ""
    short_name: str = ""
    maker: str = ""
    licence: str = ""
    licence_source: SourceView = field(default_factory=SourceView)
    judged: str = ""
    published: str = ""
    category: str = ""
    category_href: str = ""
    tagline: str = ""
    retired: bool = False
    bench: PanelView = field(default_factory=PanelView)
    share: str = ""
    share_note: str = ""
    price: str = ""
    price_note: str = ""
    paragraphs: list[str] = field(default_factory=list)
    best_for: str = ""
    pricing_summary: str = ""
    pricing_source: SourceView = field(default_factory=SourceView)
    links: list[LinkView] = field(default_factory=list)
    prices: list[PriceView] = field(default_factory=list)
    takes: list[TakeView] = field(default_factory=list)
    takes_note: str = ""
    facts: list[OwnFactView] = field(default_factory=list)
    report: str = ""
    alternatives: list[AlternativeView] = field(default_factory=list)
    more_href: str = ""
    more: str = ""
    changes: list[ChangeView] = field(default_factory=list)
    choices: list[ChoiceView] = field(default_factory=list)
    snippets: SnippetsView = field(default_factory=SnippetsView)
    lens: LensView = field(default_factory=LensView)
