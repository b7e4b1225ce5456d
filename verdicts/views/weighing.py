"""My weights: what the browser needs to weigh a comparison by itself, and the comparison as it is weighed."""

from dataclasses import dataclass, field

from verdicts.views.parts import ReviewerView


@dataclass(frozen=True)
class KnownView:
    """A sourced fact: as it reads, its digits where it is a number, its unit, "yes" or "no" where it begins so."""

    label: str = ""
    said: str = ""
    number: str = ""
    unit: str = ""
    word: str = ""


@dataclass(frozen=True)
class WeighedToolView:
    """One tool: its column, short name, scores by reviewer, facts."""

    i: str = ""
    letter: str = ""
    name: str = ""
    scores: dict[str, int] = field(default_factory=dict[str, int])
    facts: list[KnownView] = field(default_factory=list)


@dataclass(frozen=True)
class AskView:
    """One choice of the form: as the address writes it, in words, whether it is made."""

    value: str = ""
    words: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class MustRowView:
    """A label of which something may be asked: `chosen` and `amount` are, `bounded` says that an amount can be,
    `refused` that this one is no number."""

    label: str = ""
    chosen: str = ""
    asks: list[AskView] = field(default_factory=list)
    bounded: bool = False
    amount: str = ""
    refused: bool = False


@dataclass(frozen=True)
class WeightView:
    """How much a reviewer counts, as the form shows it: 0, ½, 1, 2."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    steps: list[AskView] = field(default_factory=list)


@dataclass(frozen=True)
class JudgedView:
    """A must on one tool. `state` is met, failed, unsourced or apart; `word` says it, `said` is the value if any."""

    must: str = ""
    state: str = ""
    word: str = ""
    said: str = ""


@dataclass(frozen=True)
class PlaceView:
    """A tool in the order of the answer; tools that nothing sets apart share a place, and one that misses a must has
    none. `standing` says what becomes of all musts together."""

    place: str = ""
    i: str = ""
    letter: str = ""
    name: str = ""
    verdict: str = ""
    word: str = ""
    share: str = ""
    mean: str = ""
    gap: str = ""
    standing: str = ""
    musts: list[JudgedView] = field(default_factory=list)


@dataclass(frozen=True)
class OtherMustView:
    """A must on a label that none of these tools has, kept in the form."""

    value: str = ""
    amount: str = ""
    words: str = ""


@dataclass(frozen=True)
class WeighedView:
    """A comparison by a setting. `on` says that it is not the published one, `query` writes it in an address, `title`
    says what it is by."""

    on: bool = False
    query: str = ""
    title: str = ""
    said: str = ""
    note: str = ""
    order: list[PlaceView] = field(default_factory=list)
    others: list[OtherMustView] = field(default_factory=list)


@dataclass(frozen=True)
class WeighingView:
    """The same for every setting: tools, reviewers, the form as the address that was printed has it, the published."""

    tools: list[WeighedToolView] = field(default_factory=list)
    reviewers: list[ReviewerView] = field(default_factory=list)
    weights: list[WeightView] = field(default_factory=list)
    rows: list[MustRowView] = field(default_factory=list)
    published: list[PlaceView] = field(default_factory=list)
