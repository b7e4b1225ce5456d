"""Import catalogue files: all of them or nothing, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from verdicts.desk.faults import Fault, ImportRefused
from verdicts.desk.files import Batch, Progress, read_files
from verdicts.domain.documents import tool_document
from verdicts.domain.reviewers import Reviewer, set_faults
from verdicts.domain.tools import Tool
from verdicts.store.engine import writing
from verdicts.store.reviewers import reviewers, save_reviewers
from verdicts.store.revisions import catalogue_revision, lock_catalogue
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import last_editors, old_slugs, tools_by_slugs

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: slugs added and changed, how many tools stayed as they were, and the revision after it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    reviewers_changed: tuple[str, ...]
    revision: int


def import_catalogue(
    engine: Engine,
    paths: Sequence[Path],
    *,
    clock: Clock,
    replace: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Import files and folders in one transaction. Raises ImportRefused with every fault; then nothing was imported.

    Tools that are not in the files stay. A tool last edited at the desk is only overwritten with `replace`.
    """
    batch = read_files(paths, progress)
    with writing(engine, keep=not dry_run) as conn:
        lock_catalogue(conn)
        return _store(conn, batch, clock(), replace)


def _store(conn: Connection, batch: Batch, at: datetime, replace: bool) -> Imported:
    present = tools_by_slugs(conn, [tool.slug for _, tool in batch.tools])
    wanted = [(file, tool) for file, tool in batch.tools if _differs(present.get(tool.slug), tool)]
    known = {reviewer.key: reviewer for reviewer in reviewers(conn)}
    faults = [*batch.faults, *_reviewer_faults(batch, known), *_slug_faults(conn, batch)]
    if faults := faults + ([] if replace else _desk_faults(conn, wanted)):
        raise ImportRefused(faults)
    fresh = [reviewer for reviewer in batch.reviewers if known.get(reviewer.key) != reviewer]
    save_reviewers(conn, fresh, at)
    save_tools(conn, [tool for _, tool in wanted], Making("import", at))
    return Imported(
        added=tuple(sorted(tool.slug for _, tool in wanted if tool.slug not in present)),
        changed=tuple(sorted(tool.slug for _, tool in wanted if tool.slug in present)),
        unchanged=len(batch.tools) - len(wanted),
        reviewers_changed=tuple(reviewer.key for reviewer in fresh),
        revision=catalogue_revision(conn),
    )


def _differs(stored: Tool | None, given: Tool) -> bool:
    return stored is None or tool_document(stored) != tool_document(given)


def _reviewer_faults(batch: Batch, known: dict[str, Reviewer]) -> list[Fault]:
    """Takes by reviewers that neither the files nor the database know, and a set that would not fit together."""
    together = known | {reviewer.key: reviewer for reviewer in batch.reviewers}
    names = ", ".join(sorted(together)) or "none; import reviewers.json as well"
    faults = [
        Fault(file, f"panel[{index}].reviewer", f"{take.reviewer} is not a reviewer; known are: {names}")
        for file, tool in batch.tools
        for index, take in enumerate(tool.panel)
        if take.reviewer not in together
    ]
    clashes = set(set_faults(list(together.values()))) - set(set_faults(batch.reviewers))
    return faults + [
        Fault(batch.reviewers_file, "", f"with the reviewers already there: {one}") for one in sorted(clashes)
    ]


def _slug_faults(conn: Connection, batch: Batch) -> list[Fault]:
    old = old_slugs(conn)
    return [
        Fault(file, "slug", f"{tool.slug} was renamed; this tool is now {old[tool.slug]}")
        for file, tool in batch.tools
        if tool.slug in old
    ]


def _desk_faults(conn: Connection, wanted: Sequence[tuple[str, Tool]]) -> list[Fault]:
    editors = last_editors(conn, [tool.slug for _, tool in wanted])
    return [
        Fault(file, "", "was last edited at the desk; this import would overwrite it (ask for replacing to allow that)")
        for file, tool in wanted
        if editors.get(tool.slug, "import") != "import"
    ]
