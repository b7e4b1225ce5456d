"""`verdicts fusion drafts`"""

from __future__ import annotations

import json
from typing import Annotated

import typer
from sqlalchemy import Engine

from verdicts.commands.fusion.retelling import document, listing, told
from verdicts.commands.ground import database, fail, now, out
from verdicts.desk.drafting.choosing import Unknown, tool_called
from verdicts.desk.look_at_drafts import draft, drafts
from verdicts.domain.drafting import PanelRun
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers

ToolName = Annotated[str, typer.Argument(metavar="TOOL", help="Of this tool alone.", show_default=False)]
Number = Annotated[int | None, typer.Option("--run", min=1, help="Show one run, by the number that the list gives.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")]


def run(tool: ToolName = "", number: Number = None, as_json: AsJson = False) -> None:
    """List the panels that were drafted, newest first, or show one.

    A run whose process stopped in the middle is shown as ended unfinished; what it had finished is kept.
    """
    with database(migrated=True) as engine:
        found = [_one(engine, number)] if number else _all(engine, tool)
        with reading(engine) as conn:
            names = {reviewer.key: reviewer.name for reviewer in reviewers(conn)}
    if as_json:
        print(json.dumps(list(map(document, found)), indent=2))  # noqa: T201 - a document
    elif not found:
        out.print("Nothing was drafted yet. `verdicts fusion panel TOOL` does it.")
    else:
        for words in told(found[0], names) if number else listing(found):
            out.print(words)


def _one(engine: Engine, number: int) -> PanelRun:
    found = draft(engine, now(), number)
    return found or fail(f"There is no run {number}. `verdicts fusion drafts` lists them.")


def _all(engine: Engine, tool: str) -> list[PanelRun]:
    try:
        return drafts(engine, now(), tool_called(engine, tool).slug if tool else None)
    except Unknown as why:
        fail(str(why))
