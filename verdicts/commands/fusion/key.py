"""`verdicts fusion key`: the keys by which programs ask pools of models, and their budgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.table import Table

from verdicts.commands.ground import database, err, fail, now, out
from verdicts.desk.passes.issue import NotIssued, issue, issued, take_back
from verdicts.desk.pools.file import PoolsRefused
from verdicts.domain.passes import Pass, Per
from verdicts.installation import pools_of
from verdicts.settings import settings

PIPED = 10_000  # as wide as a row may be where no terminal folds it: a program reads line by line
app = typer.Typer(no_args_is_help=True, help="Make and revoke the keys of the OpenAI-compatible endpoint.")

Name = Annotated[str, typer.Argument(help="What the key is called, like the program that gets it.", show_default=False)]
Budget = Annotated[str, typer.Option(help="The most that it may spend, like 5.00.", show_default=False)]
Span = Annotated[str, typer.Option("--per", help="ever, day or month: when the budget begins anew (in UTC).")]
Currency = Annotated[str, typer.Option(help="The currency of the budget; it opens the pools that count in it.")]
Pools = Annotated[str, typer.Option(help="The pools that it opens, with commas; all where none is given.")]


@app.command("create")
def create(name: Name, budget: Budget, per: Span = "ever", currency: Currency = "USD", pools: Pools = "") -> None:
    """Make a key. It is shown once, alone on the output; the database keeps its SHA-256 digest alone."""
    named = [pool.strip().removeprefix("fusion/") for pool in pools.split(",") if pool.strip()]
    currency = currency.upper()
    with database(migrated=True) as engine:
        try:
            key = issue(engine, name, _amount(budget), _per(per), currency, named, now())
        except NotIssued as fault:
            fail(f"Not made: {fault}")
    out.print(key)
    err.print("That is the key. It is shown this once.")
    for words in _shut(named, currency):
        err.print(words)


def _shut(named: Sequence[str], currency: str) -> Iterator[str]:
    """What keeps a new key from being of use now."""
    if not settings().fusion_api:
        yield "The endpoint is off: set VERDICTS_FUSION_API=true."
    try:
        pools = pools_of(settings())
    except PoolsRefused:
        return  # the server says what is wrong with the file
    for name in named or pools.offers:
        offer = pools.offers.get(name)
        if name not in pools.names:
            yield f"There is no pool {name} now. The key opens it as soon as VERDICTS_POOLS has one of that name."
        elif offer and offer.pool.currency != currency:
            yield f"It does not open {name}, which counts in {offer.pool.currency}: see --currency."


@app.command("list")
def show() -> None:
    """Every key: its budget, what was spent and is left of it, when it was last used."""
    with database(migrated=True) as engine:
        found = issued(engine, now())
    if not found:
        out.print("There is no key. `verdicts fusion key create NAME --budget 5.00` makes one.")
        return
    table = Table(box=None)
    for head in ("Name", "Budget", "Spent", "Held", "Left", "Last used", "Pools", "State"):
        table.add_column(head, overflow="fold")
    for one in found:
        table.add_row(*_row(one))
    (out if out.is_terminal else Console(width=PIPED, highlight=False, markup=False)).print(table)


@app.command("revoke")
def revoke(name: Name) -> None:
    """Take a key back; no call is begun with it any more."""
    with database(migrated=True) as engine:
        if not take_back(engine, name, now()):
            fail("There is no such key, or it was revoked before. `verdicts fusion key list` shows them.")
    out.print(f"{name} is revoked.")


def _row(one: Pass) -> tuple[str, ...]:
    per = "" if one.per == "ever" else f" a {one.per}"
    used = f"{one.used_at:%Y-%m-%d %H:%M} UTC" if one.used_at else "never"
    money = (f"{amount:f}" for amount in (one.spent, one.held, one.left))
    state = f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else "good"
    return (one.name, f"{one.budget:f} {one.currency}{per}", *money, used, ", ".join(one.pools) or "all", state)


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        fail("A budget is an amount like 5.00.")


def _per(text: str) -> Per:
    found = next((known for known in get_args(Per) if known == text), None)
    return found or fail("--per is ever, day or month.")
