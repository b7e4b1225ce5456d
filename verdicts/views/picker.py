"""The picker: two tools to name, what is wrong with what was named, and comparisons to start from."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView, PanelView


@dataclass(frozen=True)
class SuggestionView:
    """A tool offered under a field while its name is typed."""

    slug: str = ""
    name: str = ""
    category: str = ""
    bank: PanelView = field(default_factory=PanelView)


@dataclass(frozen=True)
class FieldView:
    """One field: `name` in the query, its column's key, the text as typed; `meant` are links to what may be meant.

    `first_wrong` marks the first field with something wrong: it takes the focus.
    """

    name: str = ""
    id: str = ""
    i: str = ""
    letter: str = ""
    label: str = ""
    value: str = ""
    error: str = ""
    error_id: str = ""
    meant: list[LinkView] = field(default_factory=list)
    first_wrong: bool = False


@dataclass(frozen=True)
class KeptView:
    """A tool that stays, and the picker without it."""

    slug: str = ""
    name: str = ""
    i: str = ""
    letter: str = ""
    without_href: str = ""


@dataclass(frozen=True)
class PickerFormView:
    """The form. `problem` is what is wrong with the choice as a whole; `asked` are pairs to try; `along` are hidden
    fields, pairs of a name and its text."""

    kept: list[KeptView] = field(default_factory=list)
    fields: list[FieldView] = field(default_factory=list)
    problem: str = ""
    asked: list[LinkView] = field(default_factory=list)
    along: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class CategoryPairsView:
    """A category with its nearest pairs."""

    name: str = ""
    href: str = ""
    count: str = ""
    pairs: list[LinkView] = field(default_factory=list)


@dataclass(frozen=True)
class PickerView:
    """The page."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    empty: bool = False
    form: PickerFormView = field(default_factory=PickerFormView)
    categories: list[CategoryPairsView] = field(default_factory=list)
