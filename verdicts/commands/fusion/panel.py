"""`verdicts fusion panel`"""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer
from sqlalchemy import Engine

from verdicts.commands.fusion.choosing import pools_for
from verdicts.commands.fusion.paneling import Outcome, Wanted, run
from verdicts.commands.fusion.retelling import code_of, document, told
from verdicts.commands.fusion.wording import line
from verdicts.commands.ground import database, err, fail, now, out
from verdicts.commands.lazily import INTERRUPTED
from verdicts.desk.drafting.choosing import Unknown, reviewers_called, tool_called
from verdicts.desk.look_at_drafts import end_abandoned
from verdicts.desk.pools.offer import PoolUnready
from verdicts.fusion.plan import Refused
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers

ToolName = Annotated[str, typer.Argument(metavar="TOOL", help="A tool's slug or name.", show_default=False)]
PoolName = Annotated[str, typer.Option("--pool", "-p", help="The pool; may be left out where your file has one alone.")]
Keys = Annotated[str, typer.Option("--reviewers", help="Keys with commas, like builder,skeptic; all by default.")]
Budget = Annotated[str, typer.Option(help="The most that the whole run may cost; the pool's own is for one reviewer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")]


def panel(
    tool: ToolName, pool: PoolName = "", reviewers: Keys = "", budget: Budget = "", as_json: AsJson = False
) -> None:
    """Draft all reviewers' takes of a tool from its facts. They are stored as drafts; nothing is published.

    Each reviewer has a fusion of its own, all at once. Scores are the median of the members' scores, counted by code.
    Quotes and figures that are in no fact are marked. Ctrl-C hangs up on everybody and keeps what is finished.
    Exit codes: 0 all drafted; 1 nothing came, or it was not begun; 3 not all, or not as asked for; 130 stopped.
    """
    cap = _money(budget)
    with database(migrated=True) as engine:
        try:
            end_abandoned(engine, now())
            outcome = _outcome(engine, tool, pool, reviewers, cap)
        except (PoolUnready, Refused, Unknown) as why:
            fail(line(str(why)))
    if outcome.run is None:
        fail("Stopped before anything was asked.")
    if as_json:
        print(json.dumps(document(outcome.run), indent=2))  # noqa: T201 - a document, not words for a terminal
    else:
        for words in told(outcome.run, outcome.names):
            out.print(words)
    raise typer.Exit(INTERRUPTED if outcome.cut else code_of(outcome.run))


def _outcome(engine: Engine, tool: str, pool: str, keys: str, budget: Decimal | None) -> Outcome:
    found = tool_called(engine, tool)
    with reading(engine) as conn:
        chosen = reviewers_called(reviewers(conn), keys)
    pools = pools_for(pool)
    wanted = Wanted(found, chosen, pool or pools.default(), budget)
    return asyncio.run(run(engine, wanted, pools, err, now))


def _money(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        fail("A budget is a number like 0.50.")
    return amount if amount.is_finite() and amount > 0 else fail("A budget is a number above 0, like 0.50.")
