"""Claims as readers see them: under a take, and on the method page once something came of them."""

from dataclasses import dataclass, field

from verdicts.views.parts import SourceView


@dataclass(frozen=True)
class ClaimView:
    """What a reviewer claims. `mark` is true, false, void or open; `word` says the same, "" where nothing is told.

    `note` says what else a reader should know: withdrawn, or that another chance counts.
    """

    by: str = ""
    iso: str = ""
    text: str = ""
    chance: str = ""
    mark: str = "open"
    word: str = ""
    note: str = ""
    source: SourceView = field(default_factory=SourceView)


@dataclass(frozen=True)
class ToldView:
    """A claim of which something is told, with whose it is and the page of its tool."""

    claim: ClaimView = field(default_factory=ClaimView)
    who: str = ""
    tool: str = ""
    href: str = ""
