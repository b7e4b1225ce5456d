"""How every number is made."""

from dataclasses import dataclass, field

from verdicts.views.claims import ToldView
from verdicts.views.parts import LinkView, MetaView, ReviewerView


@dataclass(frozen=True)
class PointView:
    """A term and what it means here."""

    term: str = ""
    said: str = ""


@dataclass(frozen=True)
class MethodSectionView:
    """A section: `id` is its anchor; `personas` are drawn in the one that explains the panel, `told` are predictions
    of which something is told."""

    id: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    personas: list[ReviewerView] = field(default_factory=list)
    points: list[PointView] = field(default_factory=list)
    told: list[ToldView] = field(default_factory=list)


@dataclass(frozen=True)
class MethodView:
    """The whole page."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    said: str = ""
    contents: list[LinkView] = field(default_factory=list)
    sections: list[MethodSectionView] = field(default_factory=list)


@dataclass(frozen=True)
class ExcludedView:
    """What is left out of the community's numbers at present: all of it in one sentence, then by reason."""

    said: str = ""
    reasons: list[PointView] = field(default_factory=list)
