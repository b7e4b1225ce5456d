"""View parts that several pages show: reviewer marks, drawn panels, sources, a page's head."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ReviewerView:
    """A reviewer's mark: `glyph` is an SVG path in a 16-unit box, or "" and then `initials` stand in."""

    key: str = ""
    name: str = ""
    question: str = ""
    glyph: str = ""
    initials: str = ""
    tint: str = ""


@dataclass(frozen=True)
class BarView:
    """One bar of a drawn panel: kind is ship, skip or none (a dot); `d` is its SVG path; x, y place the score."""

    kind: str = "none"
    d: str = ""
    x: str = ""
    y: str = ""
    score: str = ""
    glyph: str = ""
    glyph_at: str = ""
    initials: str = ""


@dataclass(frozen=True)
class PanelView:
    """A panel drawn on the ship line. `verdict` is ship, skip, split or none; `word` is how the stamp reads."""

    shape: str = "bench"
    verdict: str = "none"
    word: str = ""
    label: str = ""
    width: str = "0"
    height: str = "0"
    box: str = "0 0 0 0"
    line: str = ""
    bars: list[BarView] = field(default_factory=list)


@dataclass(frozen=True)
class SourceView:
    """Where a value came from: address, host, "read Nov 2026"; stale after twelve months. No href: no source."""

    href: str = ""
    host: str = ""
    seen: str = ""
    stale: bool = False


@dataclass(frozen=True)
class CrumbView:
    """One step of a breadcrumb; the last has no href."""

    name: str = ""
    href: str = ""


@dataclass(frozen=True)
class LinkView:
    """A link with a quiet note beside it."""

    label: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChoiceView:
    """A tool offered in a picker, with where choosing it leads."""

    slug: str = ""
    name: str = ""
    category: str = ""
    href: str = ""


@dataclass(frozen=True)
class AlternateView:
    """Another form of a page, as its head names it: media type, whole address, title."""

    kind: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class MetaView:
    """A page's head: all that a search engine, a link preview and a tab need. `json_ld` is serialised JSON.

    `edition` tells pages of one canonical address apart: the day of one as of then. `image` is the whole address of the
    page's card, `image_alt` the card in words; like `alternates` they are put in by what serves cards (verdicts/web).
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    robots: str = ""
    json_ld: str = ""
    edition: str = ""
    image: str = ""
    image_alt: str = ""
    alternates: list[AlternateView] = field(default_factory=list[AlternateView])
