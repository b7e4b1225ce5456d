"""What came of something that was done at the desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.domain.working.edits import Clash, Edit


@dataclass(frozen=True, slots=True)
class Done:
    """It was done. `said` is a sentence, "" where the page says enough; `copy` is the working copy it was done to.

    `undo` takes a change of one cell back; `row` is the id of a row that was added or removed, `rows` are the ids of
    many, `above` those of the rows that stood above one that was removed;
    `published` is true where readers see something new.
    """

    said: str = ""
    copy: int = 0
    slug: str = ""
    undo: Edit | None = None
    row: str = ""
    rows: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    published: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not done, and nothing was changed. `clash` holds both texts where somebody else wrote the cell."""

    said: str
    clash: Clash | None = None
    lacks: tuple[tuple[str, str], ...] = field(default=())  # cells, or fields of the form, and what is wrong with each


def in_field(name: str, said: str) -> Refused:
    """A refusal that is about one field of the form, by its name."""
    return Refused(said, lacks=((name, said),))


GONE = Refused("This draft no longer exists: it was published or thrown away. What you typed is still on this page.")
