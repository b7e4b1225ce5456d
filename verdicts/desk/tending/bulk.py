"""Many at once: first said what would come of it, for each, then done to those that were said, each for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.tending.recording import NO_TOOL, record
from verdicts.desk.tending.retire import set_standing
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.publish import publish_within
from verdicts.desk.working.said import GONE, Done, Refused
from verdicts.domain.desk import Editor, WorkingCopy
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue
from verdicts.store.tending import set_category, standing_of
from verdicts.store.working import copy_by_id, copy_of_tool, remove_copy, write_copy

MOST = 200  # as many as the list shows
NO_DRAFT = Refused("There is no draft.")
STALE = Refused("The draft changed a moment ago.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One row of the list: the slug of a published tool, or the number of a draft. `version` is that of the draft as
    it was looked at, 0 for any."""

    slug: str = ""
    copy: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one, or would come; `chosen` says which, with the version of its draft."""

    name: str
    chosen: Chosen
    answer: Done | Refused


def bulk(
    engine: Engine, account: int, act: str, chosen: Sequence[Chosen], words: str, now: datetime, rehearse: bool = False
) -> list[Outcome]:
    """Do it to each in a transaction of its own; to none for a rehearsal. `words` is the reason, or the category.

    Raises NotAllowed, KeyError on an act that there is none of.
    """
    verb, done = ACTS[act], list[Outcome]()
    for one in dict.fromkeys(chosen[:MOST]):
        with writing(engine, keep=not rehearse) as conn:
            by = allowed(conn, account)
            lock_catalogue(conn)
            draft = copy_by_id(conn, one.copy) if one.copy else None
            name, seen = _seen(conn, one, draft)
            stale = draft and one.version not in (0, draft.version)
            answer = STALE if stale else verb(conn, by, seen, draft, words, now)
            done.append(Outcome(name, seen, answer))
    return done


def _seen(conn: Connection, one: Chosen, draft: WorkingCopy | None) -> tuple[str, Chosen]:
    slug = (draft.slug if draft else one.slug) or ""
    stands = standing_of(conn, slug) if slug else None
    name = draft.name if draft else stands.name if stands else one.slug or "A draft"
    return name, Chosen(slug, one.copy, draft.version if draft else 0)


def _publish(
    conn: Connection, by: Editor, one: Chosen, draft: WorkingCopy | None, words: str, now: datetime
) -> Done | Refused:
    if draft is None:
        return GONE if one.copy else NO_DRAFT
    answer = publish_within(conn, by, draft, words, now)
    lacks = answer.lacks if isinstance(answer, Refused) else ()
    return Refused(lacks[0][1] if len(lacks) == 1 else f"{len(lacks)} things lack.") if lacks else answer


def _discard(
    conn: Connection, by: Editor, one: Chosen, draft: WorkingCopy | None, words: str, now: datetime
) -> Done | Refused:
    if draft is None:
        return GONE if one.copy else NO_DRAFT
    remove_copy(conn, draft.id)
    return Done(slug=draft.slug)


def _retire(
    conn: Connection, by: Editor, one: Chosen, draft: WorkingCopy | None, words: str, now: datetime
) -> Done | Refused:
    return set_standing(conn, by, one.slug, False, words, now) if one.slug else Refused("It is not published.")


def _categorise(
    conn: Connection, by: Editor, one: Chosen, draft: WorkingCopy | None, words: str, now: datetime
) -> Done | Refused:
    """A published tool changes at once; its draft, and one of a new tool, says the same."""
    category = " ".join(words.split())
    if not 1 <= len(category) <= 200 or not category.isprintable():
        return Refused("A category has 1 to 200 characters.")
    stands = standing_of(conn, one.slug) if one.slug else None
    if stands is None and draft is None:
        return NO_TOOL
    draft = draft or (copy_of_tool(conn, stands.id) if stands else None)
    if draft:
        write_copy(conn, draft, {**draft.cells, "category": category}, by.account, now)
    if stands:
        set_category(conn, stands.id, category)
        record(conn, stands, one.slug, by, f"Category {category}", "", now)
    return Done(slug=one.slug, published=stands is not None)


Verb = Callable[[Connection, Editor, Chosen, WorkingCopy | None, str, datetime], Done | Refused]
ACTS: Mapping[str, Verb] = {
    "publish": _publish,
    "retire": _retire,
    "discard": _discard,
    "category": _categorise,
}
