"""Publish a working copy: the tool, its panel and a revision in one transaction. What lacks is told all at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.ledger.late import late
from verdicts.desk.panels.marks import lacks_of_marks
from verdicts.desk.panels.stamping import stamped
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.reading import Lack, read
from verdicts.desk.working.said import GONE, Done, Refused
from verdicts.desk.working.seated import unseated
from verdicts.domain.desk import LONGEST_REASON, Editor, WorkingCopy
from verdicts.domain.documents import tool_document
from verdicts.domain.working.cells import Cells
from verdicts.domain.working.tools import cells_of
from verdicts.store.drafts import runs_are_of
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue, newest_number
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import old_slugs, tool_by_slug
from verdicts.store.working import copy_by_id, remove_copy, tool_id

MOVED = Refused("Somebody else has published this tool since this draft began. Bring their changes in first.")
SAME = Refused("Nothing has changed since it was published.")


def publish(engine: Engine, account: int, copy: int, version: int, reason: str, now: datetime) -> Done | Refused:
    """Publish the copy as the editor saw it, which is `version`. Raises NotAllowed."""
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)  # of two that publish it at once the second one reads that it is gone
        stands = copy_by_id(conn, copy)
        if stands is None:
            return GONE
        if stands.version != version:
            return Refused("This draft changed a moment ago. Check it, then publish.")
        return publish_within(conn, by, stands, reason, now)


def publish_within(conn: Connection, by: Editor, copy: WorkingCopy, reason: str, now: datetime) -> Done | Refused:
    """Publish a copy in the caller's transaction, which asked who may."""
    lock_catalogue(conn)
    return _publish(conn, by, copy, " ".join(reason.split())[:LONGEST_REASON], now)


def _publish(conn: Connection, by: Editor, copy: WorkingCopy, reason: str, now: datetime) -> Done | Refused:
    number = tool_id(conn, copy.slug) if copy.slug else None
    if number is not None and newest_number(conn, number) != copy.base:
        return MOVED
    found, lacks = read(_dated(conn, copy, by, now)), lacks_of(conn, copy)
    if lacks or found.tool is None:
        return Refused(_many(lacks), lacks=tuple((one.path, one.said) for one in lacks))
    if copy.slug and tool_document(found.tool) == _published(conn, copy.slug):
        return SAME
    save_tools(conn, [found.tool], Making("desk", now, by.byline, reason))
    runs_are_of(conn, copy.id, found.tool.slug)
    remove_copy(conn, copy.id)
    return Done(f"{found.tool.name} is published.", slug=found.tool.slug, published=True)


def lacks_of(conn: Connection, copy: WorkingCopy) -> list[Lack]:
    """Everything that keeps the copy from being published, in the order of its form."""
    marks, claims = lacks_of_marks(copy.cells), late(conn, copy)
    return [*read(_with_day(copy)).lacks, *marks, *_others(conn, copy), *claims]


def unchanged(conn: Connection, copy: WorkingCopy) -> bool:
    """Whether the copy of a published tool says what is published, so that there is nothing to publish."""
    tool = read(copy.cells).tool if copy.slug else None
    return tool is not None and tool_document(tool) == _published(conn, copy.slug)


def _with_day(copy: WorkingCopy) -> Cells:
    """A panel gets its day when it is published; until then any will do."""
    return {**copy.cells, "panel_on": copy.cells.get("panel_on") or f"{copy.changed_at:%Y-%m-%d}"}


def _dated(conn: Connection, copy: WorkingCopy, by: Editor, now: datetime) -> Cells:
    """A panel that differs from the published one is of today; takes that models drafted get their stamp."""
    tool = tool_by_slug(conn, copy.slug)
    before: Cells = cells_of(tool) if tool else {}
    differs = copy.cells.get("panel") and _panel(copy.cells) != _panel(before)
    cells = stamped(copy.cells, before, by.byline, now)
    return {**cells, "panel_on": f"{now:%Y-%m-%d}"} if differs else cells


def _panel(cells: Cells) -> set[tuple[str, str, str]]:
    keys = cells.get("panel", "").split()
    return {(key, cells.get(f"take.{key}.score", ""), cells.get(f"take.{key}.text", "")) for key in keys}


def _published(conn: Connection, slug: str) -> object:
    tool = tool_by_slug(conn, slug)
    return tool and tool_document(tool)


def _others(conn: Connection, copy: WorkingCopy) -> list[Lack]:
    """What the copy alone cannot know: addresses that are taken, reviewers that are gone."""
    slug, lacks = copy.cells.get("slug", "").strip(), unseated(conn, copy)
    clashes = (path.removeprefix("clash.") for path in copy.cells if path.startswith("clash."))
    lacks += [Lack(path, "Two editors wrote here; choose one of the texts.") for path in clashes]
    if copy.slug and slug != copy.slug:
        lacks.append(Lack("slug", f"The address is {copy.slug}. Use Rename to change it."))
    elif not copy.slug and tool_id(conn, slug) is not None:
        lacks.append(Lack("slug", f"There is a tool at {slug} already."))
    elif slug in old_slugs(conn):
        lacks.append(Lack("slug", f"The address {slug} leads to a renamed tool."))
    return lacks


def _many(lacks: list[Lack]) -> str:
    return f"Not published: {plural(len(lacks), 'thing')} to fix."
