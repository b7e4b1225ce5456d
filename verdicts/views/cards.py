"""What leaves the site as a picture: cards for link previews, badges, and the tools in an embed."""

from dataclasses import dataclass, field

from verdicts.views.comparison import FiguresView
from verdicts.views.parts import MetaView, PanelView


@dataclass(frozen=True)
class CardToolView:
    """One tool on a card: its verdict is the panel's; readers' votes move, and a card is kept for long.

    `sample` says that takes of it were written for the demo.
    """

    slug: str = ""
    name: str = ""
    short_name: str = ""
    category: str = ""
    tagline: str = ""
    figures: FiguresView = field(default_factory=FiguresView)
    retired: bool = False
    sample: bool = False
    bench: PanelView = field(default_factory=PanelView)


@dataclass(frozen=True)
class CardView:
    """A card of 1200 x 630 px. `key` is its address without ".png": a tool's slug, a matchup's, or page/<name>.

    `kind` is tool, matchup or page. `where` is the address of its page as it is printed on it, `alt` the card in words.
    `means` are mean scores (0 to 100) of the tools that a page is about, in panel order, `caption` says what they are;
    `sample` that some of them come from samples.
    """

    key: str = ""
    kind: str = "page"
    site: str = ""
    title: str = ""
    said: str = ""
    where: str = ""
    alt: str = ""
    tools: list[CardToolView] = field(default_factory=list)
    means: list[float] = field(default_factory=list)
    caption: str = ""
    sample: bool = False


@dataclass(frozen=True)
class BadgeView:
    """A badge: who made it, the stamp with its count ("Ship 4/4"), what the community says; `title` is all in words.

    `verdict` is ship, skip, split or none.
    """

    site: str = ""
    verdict: str = "none"
    stamp: str = ""
    said: str = ""
    title: str = ""


@dataclass(frozen=True)
class EmbedToolView:
    """One tool of an embed: panel (drawn large where it is alone, else as in rows) and community."""

    name: str = ""
    href: str = ""
    category: str = ""
    tagline: str = ""
    retired: bool = False
    bench: PanelView = field(default_factory=PanelView)
    share: str = ""
    share_note: str = ""
    community: str = "–"
    community_note: str = ""
    interval: str = ""


@dataclass(frozen=True)
class EmbedView:
    """A small page for frames on other sites. All addresses are whole; `note` says what of it is a demonstration, and
    `sample` of its takes, in two words for its first line.

    `picks` says which of the tools readers would ship, "" where nobody said.
    """

    key: str = ""
    meta: MetaView = field(default_factory=MetaView)
    site: str = ""
    home: str = ""
    title: str = ""
    href: str = ""
    call: str = ""
    note: str = ""
    sample: str = ""
    picks: str = ""
    tools: list[EmbedToolView] = field(default_factory=list)


@dataclass(frozen=True)
class SnippetsView:
    """What a tool's page offers to put elsewhere: the badge's address and words, and texts to copy."""

    picture: str = ""
    alt: str = ""
    markdown: str = ""
    html: str = ""
    frame: str = ""
