"""What is kept, why and for how long."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class KeptView:
    """One thing that is kept: what it holds, why, for how long."""

    name: str = ""
    holds: str = ""
    why: str = ""
    lasts: str = ""


@dataclass(frozen=True)
class BriefView:
    """One line of the summary: what, why and how long at once; the link leads to the section that has it in full."""

    link: LinkView = field(default_factory=LinkView)
    said: str = ""


@dataclass(frozen=True)
class PrivacySectionView:
    """A section; `id` is its anchor. `brief` are the lines of the summary, in the first section alone."""

    id: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    kept: list[KeptView] = field(default_factory=list)
    brief: list[BriefView] = field(default_factory=list)


@dataclass(frozen=True)
class PrivacyView:
    """The whole page."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    said: str = ""
    contents: list[LinkView] = field(default_factory=list)
    sections: list[PrivacySectionView] = field(default_factory=list)
