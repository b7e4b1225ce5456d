"""Check a database: recount and reread everything that a rule promises, and say where it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import Connection, Engine

from verdicts.desk.faults import faults_of
from verdicts.domain.documents import tool_document
from verdicts.domain.reviewers import set_faults
from verdicts.domain.tools import Tool
from verdicts.store import audit, recount
from verdicts.store.engine import reading
from verdicts.store.migrating import DatabaseTooNew, pending
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import newest_documents
from verdicts.store.tools import all_tools


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold: its name, what breaks it (a slug or a table), and what was found."""

    rule: str
    subject: str
    message: str


def check(engine: Engine) -> list[Finding]:
    """Every broken rule, in the order of RULES; none means the database keeps its promises."""
    try:
        missing = pending(engine)
    except DatabaseTooNew as newer:
        return [Finding("migrations", "database", str(newer))]
    if missing:
        return [Finding("migrations", "database", f"lacks version {', '.join(missing)}; migrate it first")]
    with reading(engine) as conn:
        return [finding for rule in RULES for finding in rule(conn)]


def _storage(conn: Connection) -> Iterable[Finding]:
    return [Finding("storage", "database", line) for line in audit.broken_storage(conn)]


def _parents(conn: Connection) -> Iterable[Finding]:
    return [Finding("parents", table, f"{rows} rows point to nothing") for table, rows in audit.orphans(conn)]


def _verdicts(conn: Connection) -> Iterable[Finding]:
    return [
        Finding("verdict follows score", slug, f"a score of {score} is recorded as {verdict}")
        for slug, score, verdict in audit.wrong_verdicts(conn)
    ]


def _takes(conn: Connection) -> Iterable[Finding]:
    found = audit.repeated_takes(conn)
    return [Finding("one take a reviewer", slug, f"{key} has several takes") for slug, key in found]


def _panel_days(conn: Connection) -> Iterable[Finding]:
    found = audit.misdated_panels(conn)
    return [Finding("panel day", slug, "is not the day of the newest take") for slug in found]


def _reviewers(conn: Connection) -> Iterable[Finding]:
    return [Finding("reviewers", "reviewer", fault) for fault in set_faults(reviewers(conn))]


def _old_slugs(conn: Connection) -> Iterable[Finding]:
    return [Finding("old slugs", slug, "names a tool and redirects too") for slug in audit.slugs_in_use_and_old(conn)]


def _tools(conn: Connection) -> Iterable[Finding]:
    """Each tool read back passes the same rules as a file, and its newest revision shows it as it is."""
    newest = newest_documents(conn)
    for tool in all_tools(conn):
        yield from _shape(tool)
        if newest.get(tool.slug) != tool_document(tool):
            yield Finding("newest revision", tool.slug, "differs from the tool as it is now")


def _shape(tool: Tool) -> Iterable[Finding]:
    try:
        Tool.model_validate(tool.model_dump())
    except ValidationError as broken:
        for fault in faults_of("", broken):
            yield Finding("shape", tool.slug, f"{fault.field} {fault.reason}".strip())


def _histories(conn: Connection) -> Iterable[Finding]:
    return [Finding("history", slug, "its revisions are not 1, 2, 3 ...") for slug in audit.gaps_in_history(conn)]


def _judged(conn: Connection) -> Iterable[Finding]:
    for slug, number, marked in audit.misjudged(conn):
        found = (
            "is marked as judged anew and scores as the one before" if marked else "was judged anew and is not marked"
        )
        yield Finding("verdict history", slug, f"revision {number:,} {found}")


def _state(conn: Connection) -> Iterable[Finding]:
    states, changes = audit.states(conn), audit.recorded_changes(conn)
    if len(states) != 1:
        yield Finding("catalogue revision", "catalogue_state", f"has {len(states)} rows, not one")
    elif states[0] < changes:
        yield Finding("catalogue revision", "catalogue_state", f"says {states[0]}, but {changes} changes are recorded")


def _votes(conn: Connection) -> Iterable[Finding]:
    return [Finding("votes follow the log", "vote_event", sentence) for sentence in recount.misremembered(conn)]


def _tallies(conn: Connection) -> Iterable[Finding]:
    return [Finding("tally is recounted", subject, sentence) for subject, sentence in recount.miscounted(conn)]


RULES: tuple[Callable[[Connection], Iterable[Finding]], ...] = (
    _storage,
    _parents,
    _verdicts,
    _takes,
    _panel_days,
    _reviewers,
    _old_slugs,
    _tools,
    _histories,
    _judged,
    _state,
    _votes,
    _tallies,
)
