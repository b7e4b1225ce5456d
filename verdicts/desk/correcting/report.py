"""Take a report in: what is wrong with it is told field by field, and nothing of who sent it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pydantic import ValidationError

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.correcting.open_form import form_of, open_form, with_faults
from verdicts.desk.faults import reason_of
from verdicts.desk.wording import fact_value
from verdicts.domain.corrections import Report
from verdicts.store.corrections import add_correction
from verdicts.store.engine import writing
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import tool_id
from verdicts.views.corrections import CorrectionsView

FIELDS = ("tool", "fact", "wrong", "right", "source")
_EMPTY = {"wrong": "Say what is wrong.", "right": "Say what is right, or that you do not know."}
_LONGEST = 3000  # characters of a field that are given back


def report(library: Library, site: Site, form: Mapping[str, str], now: datetime) -> int | CorrectionsView:
    """The number of the report, or the form with what is wrong in it."""
    typed = {name: _lines(form.get(name, ""))[:_LONGEST] for name in FIELDS}
    view = form_of(library, open_form(library, site, ""), typed["tool"], typed["fact"])
    if not view.tool:
        return with_faults(view, typed, {"tool": view.unknown or "Name the tool first."})
    try:
        sent = Report(**{**typed, "tool": view.tool, "fact": view.fact})
    except ValidationError as broken:
        return with_faults(view, typed, _faults(broken))
    return _taken(library, sent, now) or with_faults(view, typed, {"wrong": "This tool is not here any more."})


def _taken(library: Library, sent: Report, now: datetime) -> int:
    with writing(library.engine) as conn:
        number, tool = tool_id(conn, sent.tool), tool_by_slug(conn, sent.tool)
        if number is None or tool is None:
            return 0
        read = next((fact_value(fact) for fact in tool.facts if fact.label == sent.fact), "")
        return add_correction(conn, number, sent, read, now)


def _faults(broken: ValidationError) -> dict[str, str]:
    found = {str(one["loc"][0]): reason_of(one) for one in broken.errors(include_url=False)}
    empty = {str(one["loc"][0]) for one in broken.errors() if one["type"] == "string_too_short"}
    return {name: _EMPTY[name] if name in empty else f"This {said}." for name, said in found.items()}


def _lines(text: str) -> str:
    """Line breaks as one character, however a browser sent them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
