"""Change the set of reviewers: add, rename, reorder, retire. A change shows on every page, in every chart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import Engine

from verdicts.desk.drawing import TINTS
from verdicts.desk.faults import faults_of
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.reviewers import Reviewer, set_faults
from verdicts.store.engine import writing
from verdicts.store.reviewers import reviewers, save_reviewers
from verdicts.store.revisions import lock_catalogue

NEUTRAL = "grey"
UNKNOWN = Refused("There is no such reviewer.")
Set = list[Reviewer]


def add(engine: Engine, account: int, key: str, name: str, question: str, accent: str, now: datetime) -> Done | Refused:
    """Seat one more after the others; without a key it gets one from its name. Raises NotAllowed."""

    def change(before: Set) -> Set | Refused:
        cells = {"key": key.strip() or _key(name), "name": name.strip(), "question": question.strip()}
        return _with(before, cells | {"order": len(before) + 1, "accent": accent or NEUTRAL, "retired": False})

    return _changed(engine, account, change, f"{name.strip()} is added.", now)


def rename(
    engine: Engine, account: int, key: str, name: str, question: str, accent: str, now: datetime
) -> Done | Refused:
    """Give a reviewer another name, question and colour; the key stays, since takes hang on it. Raises NotAllowed."""

    def change(before: Set) -> Set | Refused:
        one = next((one for one in before if one.key == key), None)
        cells = {"name": name.strip(), "question": question.strip(), "accent": accent or NEUTRAL}
        return _with(before, one.model_dump() | cells) if one else UNKNOWN

    return _changed(engine, account, change, "Saved. Every page shows it.", now)


def move(engine: Engine, account: int, key: str, by: int, now: datetime) -> Done | Refused:
    """Let a reviewer change places with the next one at work, or where `by` is negative the one before.

    Raises NotAllowed.
    """

    def change(before: Set) -> Set | Refused:
        at = next((place for place, one in enumerate(before) if one.key == key), None)
        if at is None:
            return UNKNOWN
        beside = range(at + 1, len(before)) if by > 0 else range(at - 1, -1, -1)
        to = next((place for place in beside if not before[place].retired), at)
        after = list(before)
        after[at], after[to] = after[to], after[at]
        return after

    return _changed(engine, account, change, "Moved. Every chart follows.", now)


def retire(engine: Engine, account: int, key: str, retired: bool, now: datetime) -> Done | Refused:
    """Retire a reviewer, or bring one back. Takes of the past stay and are shown. Raises NotAllowed."""

    def change(before: Set) -> Set | Refused:
        one = next((one for one in before if one.key == key), None)
        return _with(before, one.model_dump() | {"retired": retired}) if one else UNKNOWN

    said = "Retired: past takes stay, no new ones are written." if retired else "Active again."
    return _changed(engine, account, change, said, now)


def _changed(
    engine: Engine, account: int, change: Callable[[Set], Set | Refused], said: str, now: datetime
) -> Done | Refused:
    with writing(engine) as conn:
        allowed(conn, account)
        lock_catalogue(conn)
        before = reviewers(conn)
        after = change(before)
        if isinstance(after, Refused):
            return after
        seated = [one.model_copy(update={"order": place}) for place, one in enumerate(after, start=1)]
        if refused := _refused(seated):
            return refused
        save_reviewers(conn, [one for one in seated if one not in before], now)
        return Done(said, published=True)


def _with(before: Set, cells: Mapping[str, object]) -> Set | Refused:
    """The set with one reviewer as given, in its own place or after the others."""
    try:
        one = Reviewer.model_validate(cells)
    except ValidationError as error:
        faults = {one.field: f"The {one.field} {one.reason}." for one in reversed(faults_of("", error))}
        if not cells["name"]:
            faults.pop("key", None)  # it comes from the name
        return Refused("Not saved.", lacks=tuple(faults.items()))
    known = [one if other.key == one.key and other.order == one.order else other for other in before]
    return known if one in known else [*known, one]


def _refused(seated: Sequence[Reviewer]) -> Refused | None:
    """What is wrong with the whole set, each by the field of the form that makes it so."""
    worn, faults = _colours(seated), set_faults(seated)
    named = [(name, f"The {fault}.") for fault in faults for name in ("key", "name") if fault.startswith(f"{name} ")]
    named += [("accent", f"{fault}.") for fault in worn]
    return Refused(f"Not saved: {'; '.join([*faults, *worn])}.", lacks=tuple(named)) if faults or worn else None


def _colours(seated: Sequence[Reviewer]) -> list[str]:
    """Each of the five colours marks one reviewer at work."""
    at_work = [one for one in seated if not one.retired and one.accent in TINTS]
    worn = {one.accent: one.name for one in reversed(at_work)}
    return [f"{worn[one.accent]} has the colour {one.accent}" for one in at_work if worn[one.accent] != one.name]


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
