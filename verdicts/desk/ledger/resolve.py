"""Tell what came of a claim, and take that back. Every word stays in the ledger; the newest holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine

from verdicts.desk.faults import reason_of
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused, in_field
from verdicts.domain.desk import LONGEST_REASON
from verdicts.domain.predictions import Outcome, Resolution
from verdicts.domain.text import Sentence, WebAddress
from verdicts.store.engine import writing
from verdicts.store.predictions import tell
from verdicts.store.revisions import count_changes, lock_catalogue

CHOICES: dict[str, Literal["true", "false", "void"]] = {"true": "true", "false": "false", "void": "void"}
MOVED = Refused("Another editor recorded the outcome meanwhile. Check it, then try again.")


def resolve(
    engine: Engine, account: int, prediction: int, seen: int, outcome: str, source: str, note: str, now: datetime
) -> Done | Refused:
    """It came true ("true"), did not ("false"), or cannot be decided ("void"). Raises NotAllowed.

    `seen` is how many resolutions the editor saw. True and false need a `source`, void needs a reason as its `note`.
    """
    chosen = CHOICES.get(outcome)
    if chosen is None:
        return Refused("Say whether it came true, did not, or cannot be decided.")
    source, note = source.strip() if chosen != "void" else "", " ".join(note.split())
    if fault := _fault(chosen, source, note):
        return fault
    return _tell(engine, account, prediction, lambda by: Resolution(seen + 1, now, chosen, source, note, by))


def reopen(engine: Engine, account: int, prediction: int, seen: int, now: datetime) -> Done | Refused:
    """Take back what was told; it stays in the trace. Raises NotAllowed."""
    if seen < 1:
        return Refused("No outcome is recorded yet.")
    return _tell(engine, account, prediction, lambda by: Resolution(seen + 1, now, "open", author=by))


def _fault(outcome: Outcome, source: str, note: str) -> Refused | None:
    if outcome == "void" and not note:
        return in_field("note", "Say why it cannot be decided.")
    if len(note) > LONGEST_REASON:
        return in_field("note", f"A note has at most {LONGEST_REASON} characters; this one has {len(note):,}.")
    if outcome != "void" and not source:
        return in_field("source", "A source is missing: a link to where it can be seen.")
    try:
        TypeAdapter(WebAddress).validate_python(source or "https://a.example")
        TypeAdapter(Sentence).validate_python(note or "-")
    except ValidationError as error:
        one = error.errors(include_url=False)[0]
        name = "source" if one["input"] == source else "note"
        return in_field(name, f"The {name} {reason_of(one)}.")
    return None


def _tell(engine: Engine, account: int, prediction: int, told: Callable[[str], Resolution]) -> Done | Refused:
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)  # two who tell at once are told apart by the number that they saw
        if not tell(conn, prediction, told(by.byline)):
            return MOVED
        count_changes(conn, 1)  # pages that show it are printed and opened anew
    return Done()
