"""The page of shelves, a shared shelf, and what an import did. Everything is ready to show."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class SideView:
    """One tool of a kept comparison: its panel as paths inside the page's `box`, and its mean over the reviewers who
    scored every one, "" without any. `lead` is "true" where no other mean is as high.
    """

    label: str = ""
    ship: str = ""
    skip: str = ""
    none: str = ""
    mean: str = ""
    lead: str = "false"


@dataclass(frozen=True)
class BookmarkView:
    """One bookmark: `address` names it in events, `id` is its own on the page.

    `ship`, `skip` and `none` are a tool's bars as one SVG path each, inside the page's `box`; `word` is "" where there
    is no panel to show; a comparison has `sides` instead. `first` and `last` say that it has no neighbour on that side.
    """

    id: str = ""
    address: str = ""
    shelf: str = ""
    href: str = ""
    rel: str = ""
    name: str = ""
    about: str = ""
    note: str = ""
    label: str = ""
    ship: str = ""
    skip: str = ""
    none: str = ""
    verdict: str = "none"
    word: str = ""
    first: bool = False
    last: bool = False
    sides: list[SideView] = field(default_factory=list)


@dataclass(frozen=True)
class ShelfView:
    """A shelf with the bookmarks that are shown of it. `rest` is the address of the first that is not, "" for none.

    It holds `many`, and `skipped` of them come before the shown ones.
    `compare` leads to the comparison of its tools, `whole` to the page of the shelf, `shared` is its link for others.
    """

    key: str = ""
    id: str = ""
    name: str = ""
    count: str = ""
    compare: LinkView = field(default_factory=LinkView)
    whole: LinkView = field(default_factory=LinkView)
    shared: str = ""
    rest: str = ""
    many: int = 0
    skipped: int = 0
    bookmarks: list[BookmarkView] = field(default_factory=list)
    nothing: str = ""
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class PlaceView:
    """A shelf that a bookmark may go to."""

    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class ShelvesView:
    """The whole page. `path` is its path, `query` the canonical query string.

    `known` says whether the site knows whose shelves these are, `device` that there is no account, `sortable` that the
    order may be changed here: not among what a search found. `others` are shelves of which nothing is shown here;
    `nothing` says why there is no shelf. `ended` says that an account was signed out while this page stood open: what
    it keeps is not shown any more. `whose` is a mark of the reader that leads to nobody, "" for nobody yet: what was
    typed on a page goes back into it for the same reader only.
    """

    path: str = ""
    query: str = ""
    address: str = ""
    meta: MetaView = field(default_factory=MetaView)
    heading: str = ""
    said: str = ""
    known: bool = False
    device: bool = False
    ended: bool = False
    whose: str = ""
    q: str = ""
    found: str = ""
    back: str = ""
    sortable: bool = False
    width: str = "0"
    height: str = "0"
    box: str = "0 0 0 0"
    line: str = ""
    shelves: list[ShelfView] = field(default_factory=list)
    others: list[LinkView] = field(default_factory=list)
    places: list[PlaceView] = field(default_factory=list)
    nothing: str = ""
    page: str = ""
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class StripView:
    """What was just done, and whether it can be undone; `bad` where it was refused. `turn` grows with each.

    `address` is the bookmark that it was about, `shelf` the key of the shelf: there a lost focus goes. On paper `key`
    names in the form what is to be undone.
    """

    said: str = ""
    undo: bool = False
    bad: bool = False
    turn: int = 0
    address: str = ""
    shelf: str = ""
    key: str = ""


@dataclass(frozen=True)
class AnswerView:
    """What came of the newest form with a field: `form` is its verb ("shelf", "name", "note"), `about` the shelf or
    bookmark that it was about, `said` why it was not taken, "" where it was. On paper `typed` is what was sent.

    `turn` grows with each.
    """

    form: str = ""
    about: str = ""
    said: str = ""
    typed: str = ""
    turn: int = 0


@dataclass(frozen=True)
class SharedView:
    """A shelf as somebody with its link reads it: no notes, no owner. `token` is the secret of its link.

    `compare` leads to the comparison of its first tools, "" where there are fewer than two.
    """

    meta: MetaView = field(default_factory=MetaView)
    token: str = ""
    name: str = ""
    count: str = ""
    compare: LinkView = field(default_factory=LinkView)
    width: str = "0"
    height: str = "0"
    box: str = "0 0 0 0"
    line: str = ""
    bookmarks: list[BookmarkView] = field(default_factory=list)
    page: str = ""
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class CameView:
    """What an import did: sentences, and the places in the file that could not be read, of `more` some are left out.

    `href` leads to what came.
    """

    title: str = ""
    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    more: str = ""
    href: str = "/bookmarks"
