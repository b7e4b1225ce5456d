"""What is asked for, looked up: the tool that somebody typed, and reviewers by their keys."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from verdicts.desk.catalogue import Library
from verdicts.desk.naming import meant
from verdicts.desk.search import find
from verdicts.desk.wording import listed
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.fusion.fence import visible

LONGEST, NEAR = 60, 3
FILL = "`verdicts import FOLDER` brings some; `verdicts serve` begins with the demo catalogue."


class Unknown(Exception):
    """There is no such tool or reviewer. The text is a sentence with what may have been meant."""


def tool_called(engine: Engine, text: str) -> Tool:
    """The tool of a slug (old ones too), of a name, or of what only one name is near to. Raises Unknown."""
    library = Library(engine)
    catalogue = library.catalogue()
    if not catalogue.cards:
        raise Unknown(f"There are no tools yet. {FILL}")
    slug = meant(library, catalogue, text)
    if slug and (found := library.tools([slug])):
        return found[0]
    said = f"There is no tool called {_short(text)}."
    near = [card.slug for card in find(catalogue, text, NEAR)]
    raise Unknown(f"{said} Perhaps {listed(near, 'or')}." if near else said)


def reviewers_called(all_of_them: Sequence[Reviewer], keys: str) -> tuple[Reviewer, ...]:
    """The reviewers of keys with commas between them, in their fixed order; all for an empty text. Raises Unknown."""
    wanted = {key.strip() for key in keys.split(",") if key.strip()}
    all_of_them = [reviewer for reviewer in all_of_them if not reviewer.retired]
    known = {reviewer.key for reviewer in all_of_them}
    if not known:
        raise Unknown(f"There are no reviewers yet. {FILL}")
    if missing := sorted(wanted - known):
        there = listed([reviewer.key for reviewer in all_of_them])
        raise Unknown(f"There is no reviewer {listed(list(map(_short, missing)), 'or')}. There are {there}.")
    return tuple(reviewer for reviewer in all_of_them if not wanted or reviewer.key in wanted)


def _short(text: str) -> str:
    seen = " ".join(visible(text).split())
    return seen if len(seen) <= LONGEST else seen[: LONGEST - 1] + "…"
