"""Rule on a report: accept it once the tool was published anew, decline it, call it spam, open it again."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Engine

from verdicts.desk.faults import reason_of
from verdicts.desk.wording import fact_value
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused, in_field
from verdicts.domain.corrections import Answer, Correction, Ruling
from verdicts.store.corrections import (
    close_correction,
    correction_by_number,
    published_since,
    reopen_correction,
)
from verdicts.store.engine import writing
from verdicts.store.tools import tool_by_slug

_ANSWER = TypeAdapter(Answer)
_DONE = {"accepted": "Accepted. It is in the public log now.", "declined": "Declined. It is in the public log now."}
GONE = Refused("Another editor closed this report already.")
UNCHANGED = in_field(
    "ruling",
    "This tool has not been published since the report came. Publish the change first, then accept; "
    "if nothing needs to change, decline and say why.",
)


def rule(engine: Engine, account: int, number: int, ruling: Ruling, answer: str, now: datetime) -> Done | Refused:
    """Close a report with an answer. Raises NotAllowed."""
    try:
        words = _ANSWER.validate_python(answer) if ruling != "spam" else ""
    except ValidationError as broken:
        one = broken.errors(include_url=False)[0]
        empty = "Write the answer first: the public log shows it."
        return in_field("answer", empty if one["type"] == "string_too_short" else f"The answer {reason_of(one)}.")
    with writing(engine) as conn:
        by, one = allowed(conn, account), correction_by_number(conn, number)
        if one is None or one.ruling != "open":
            return GONE
        if ruling == "accepted" and not published_since(conn, one.tool, one.at):
            return UNCHANGED
        reads = _reads(conn, one) if ruling == "accepted" else ""
        done = close_correction(conn, number, ruling, words, reads, by.account, now)
    return Done(_DONE.get(ruling, "Marked as spam. It is shown nowhere.")) if done else GONE


def reopen(engine: Engine, account: int, number: int) -> Done | Refused:
    """Take a closed report out of the log and into the queue again. Raises NotAllowed."""
    with writing(engine) as conn:
        allowed(conn, account)
        if not reopen_correction(conn, number):
            return Refused("This report is open already, or was deleted.")
    return Done("It is open again and no longer in the log.")


def _reads(conn: Connection, one: Correction) -> str:
    """How the fact reads now."""
    tool = tool_by_slug(conn, one.tool)
    return next((fact_value(fact) for fact in tool.facts if fact.label == one.fact), "") if tool else ""
