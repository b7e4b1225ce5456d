"""`verdicts fusion doctor`"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import aclosing, contextmanager
from decimal import Decimal
from typing import Annotated

import typer
from rich.text import Text

from verdicts.commands.fusion.choosing import pools_for
from verdicts.commands.fusion.diagnosis import Diagnosis, document
from verdicts.commands.fusion.examined import parts
from verdicts.commands.fusion.folding import folded
from verdicts.commands.fusion.wording import line, money
from verdicts.commands.ground import err, fail, out
from verdicts.desk.pools.keys import Door
from verdicts.desk.pools.offer import BEGIN, Pools, PoolUnready
from verdicts.desk.wording import plural
from verdicts.fusion.examining.probe import Finding
from verdicts.fusion.pool import Model, Pool

CALL = 20.0  # seconds that one call may take, and half of all at most

PoolName = Annotated[str, typer.Option("--pool", "-p", help="One pool alone, with the models that it uses.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")]
Within = Annotated[float, typer.Option(min=1, max=600, help="Seconds for all of it.")]


def doctor(pool: PoolName = "", as_json: AsJson = False, within: Within = 60.0) -> None:
    """Call every model of the pools with a few tokens and say what works.

    Looks whether endpoints are reached and list the models, whether each answers and streams, how soon, whether tokens
    are counted, and which ways to ask for a schema it keeps to. Exit codes: 0 every pool works; 1 one cannot.
    """
    pools = pools_for(pool)
    try:
        found = asyncio.run(_examined(pools, pool, within))
    except PoolUnready as why:
        fail(line(str(why)))
    if as_json:
        print(json.dumps(document(found), indent=2))  # noqa: T201 - a document, not words for a terminal
    else:
        _tell(found)
    raise typer.Exit(0 if found.works else 1)


def _tell(found: Diagnosis) -> None:
    for heading, lines in parts(found):
        folded(out, heading)
        for said in lines:
            folded(out, said, indent=2)


async def _examined(pools: Pools, name: str, within: float) -> Diagnosis:
    if name in pools.provided:
        async with pools.opened(name) as pool:
            return await _visited({name: pool}, models_of(pool), {}, within)
    if not pools.offers:
        raise PoolUnready(BEGIN)
    if name and name not in pools.offers:
        pools.get(name)  # says that there is none
    chosen = {key: offer.pool for key, offer in pools.offers.items() if not name or key == name}
    models = models_of(chosen[name]) if name else list(pools.models.values())
    return await _visited(chosen, models, pools.doors, within)


async def _visited(
    pools: Mapping[str, Pool], models: list[Model], doors: Mapping[str, Door], within: float
) -> Diagnosis:
    from verdicts.fusion.client import OpenAIWire
    from verdicts.fusion.examining.examine import Times, visit

    here = dict.fromkeys(model.endpoint.name for model in models)
    shut = {name for name in here if name in doors and doors[name].fault}
    called = list(dict.fromkeys(model for model in models if model.endpoint.name not in shut))
    currency = "/".join(sorted({pool.currency for pool in pools.values()}))
    if called:
        _say_cost(called, currency)
    async with aclosing(OpenAIWire()) as wire:
        with _calling(len(called)) as tell:
            report = await visit(called, wire, Times(min(CALL, within / 2), within, time.monotonic), tell)
    return Diagnosis(pools, {name: doors[name] for name in here if name in doors}, report, currency)


@contextmanager
def _calling(many: int) -> Generator[Callable[[Finding], None]]:
    """How far it is: a row that moves on a terminal, elsewhere a line for each model that is done."""
    done = list[Finding]()

    def said(one: Finding) -> Text:
        done.append(one)
        state = "answers" if one.answers else "does not answer"
        words = f"{len(done)} of {many} called: {one.model.name} at {one.model.endpoint.name} {state}"
        return Text(line(words), overflow="ellipsis", no_wrap=True)

    if not err.is_terminal:
        yield lambda one: err.print(said(one).plain)
        return
    with err.status(f"0 of {many} called") as row:
        yield lambda one: row.update(said(one))


def models_of(pool: Pool) -> list[Model]:
    """Every model that a pool may call."""
    voices = (*pool.members, pool.judge)
    return list(dict.fromkeys(model for who in voices for model in (who.model, who.fallback) if model))


def _say_cost(models: list[Model], currency: str) -> None:
    from verdicts.fusion.examining.probe import dearest

    most = sum(map(dearest, models), Decimal(0))
    by = f"at most {money(most, currency)} by your prices" if most else "no prices are set"
    err.print(f"Calling {plural(len(models), 'model')} up to four times each, with a few tokens ({by}).")
