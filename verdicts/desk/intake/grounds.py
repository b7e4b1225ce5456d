"""What pieces are laid on: the draft of a tool, the tool as it is published, or nothing yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.working.begin import NEW
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import Cells
from verdicts.domain.working.tools import cells_of
from verdicts.store.revisions import newest_numbers, revision_of
from verdicts.store.tools import tools_by_slugs
from verdicts.store.working import copies, tool_ids


@dataclass(frozen=True, slots=True)
class Ground:
    """One tool. `copy` is its draft where there is one, `tool` the published tool's number, `number` its revision.

    `mine` are the cells as they stand, `base` those that the draft was begun from.
    """

    slug: str
    base: Cells
    mine: Cells
    tool: int | None = None
    number: int = 0
    copy: WorkingCopy | None = None

    @property
    def fresh(self) -> bool:
        """Whether there is neither a tool nor a draft yet."""
        return self.tool is None and self.copy is None


def grounds(conn: Connection, slugs: Iterable[str], now: datetime) -> Mapping[str, Ground]:
    """The ground of each slug."""
    wanted = list(dict.fromkeys(slugs))
    tools, numbers = tools_by_slugs(conn, wanted), tool_ids(conn, wanted)
    newest = newest_numbers(conn, numbers.values())
    drafts = {copy.slug or copy.cells.get("slug", "").strip(): copy for copy in copies(conn)}
    found = dict[str, Ground]()
    for slug in wanted:
        number, copy = numbers.get(slug), drafts.get(slug)
        if copy is not None:
            found[slug] = Ground(slug, _base(conn, copy, number), copy.cells, number, copy.base, copy)
        elif number is not None:
            cells = cells_of(tools[slug])
            found[slug] = Ground(slug, cells, cells, number, newest.get(number, 0))
        else:
            cells = {**_begun(now), "slug": slug}
            found[slug] = Ground(slug, cells, cells)
    return found


def _base(conn: Connection, copy: WorkingCopy, number: int | None) -> Cells:
    base = revision_of(conn, number, copy.base) if number is not None else None
    return cells_of(Tool.model_validate(base.document)) if base else _begun(copy.began_at)


def _begun(at: datetime) -> Cells:
    return {**NEW, "published_on": f"{at:%Y-%m-%d}"}
