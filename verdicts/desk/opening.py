"""Open the house: bring the tables up to date and, where nothing is there yet, import the demo catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from verdicts.desk.files import Progress
from verdicts.desk.importing import Clock, Imported, import_catalogue
from verdicts.desk.look_at_drafts import end_abandoned
from verdicts.store.engine import reading
from verdicts.store.migrating import migrate
from verdicts.store.tools import tool_count

DEMO = Path(__file__).resolve().parent.parent / "demo"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was done: versions applied, the demo's import or None, and how many tools there are now."""

    migrated: tuple[str, ...]
    imported: Imported | None
    tools: int


def prepare(engine: Engine, *, demo: bool, clock: Clock, progress: Progress | None = None) -> Prepared:
    """Migrate; end runs that nobody runs; import the demo catalogue if it is wanted and there are no tools.

    Doing it twice changes nothing.
    """
    migrated = tuple(migrate(engine))
    end_abandoned(engine, clock())
    imported = None
    if demo and not _tools(engine):
        imported = import_catalogue(engine, [DEMO], clock=clock, progress=progress)
    return Prepared(migrated, imported, _tools(engine))


def _tools(engine: Engine) -> int:
    with reading(engine) as conn:
        return tool_count(conn)
