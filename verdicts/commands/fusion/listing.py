"""`verdicts fusion pools`"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from verdicts.commands.fusion.folding import folded
from verdicts.commands.fusion.wording import line, money
from verdicts.commands.ground import err, out
from verdicts.desk.faults import Fault
from verdicts.desk.pools.file import PoolsRefused
from verdicts.desk.pools.offer import BEGIN, Offer, Pools, Provided
from verdicts.desk.pools.provided import PROVIDED
from verdicts.desk.wording import listed
from verdicts.fusion.pool import Member, Pool
from verdicts.installation import pools_of
from verdicts.settings import settings

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")]


def run(as_json: AsJson = False) -> None:
    """List the pools that there are, and say what keeps one from being used.

    Nothing is called; `doctor` does that. Exit code 1: the file of pools has faults, which are all named.
    """
    pools, faults = _pools()
    if as_json:
        print(json.dumps(document(pools, faults), indent=2))  # noqa: T201 - a document, not words for a terminal
    else:
        _tell(pools, faults)
    raise typer.Exit(1 if faults else 0)


def _pools() -> tuple[Pools, list[Fault]]:
    """Those of the file, or its faults; and those that need none."""
    try:
        return pools_of(settings()), []
    except PoolsRefused as refused:
        return Pools(provided=PROVIDED), refused.faults


def _tell(pools: Pools, faults: list[Fault]) -> None:
    if faults:
        err.print("VERDICTS_POOLS cannot be used:")
        for fault in faults:
            folded(err, str(fault))
    elif not pools.offers:
        folded(out, BEGIN)
        out.print()
    wide = max(map(len, pools.names))
    for name, state, about in _rows(pools):
        folded(out, f"{name:{wide}}  {state}")
        folded(out, about, indent=2)


def _rows(pools: Pools) -> Iterator[tuple[str, str, str]]:
    """Name, whether it is ready, and what it is."""
    for name, offer in pools.offers.items():
        yield name, f"not ready: {'; '.join(offer.lacks)}" if offer.lacks else "ready", _about(offer.pool)
    for name, provided in pools.provided.items():
        yield name, provided.lacks() or "ready", provided.about


def _about(pool: Pool) -> str:
    who = listed(list(map(_member, pool.members)))
    enough = f"; {pool.quorum} of {len(pool.members)} suffice" if pool.quorum < len(pool.members) else ""
    budget = "no budget" if pool.budget is None else f"budget {money(pool.budget, pool.currency)}"
    return f"{pool.mode} by {line(pool.judge.model.name)} of {who}{enough}; {budget}"


def _member(member: Member) -> str:
    name, model = line(member.name), line(member.model.name)
    return name if name == model else f"{name} ({model})"


def document(pools: Pools, faults: list[Fault]) -> dict[str, Any]:
    """All of it; of pools that code provides, what is known before they are opened."""
    listed = [_offered(name, offer) for name, offer in pools.offers.items()]
    listed += [_provided(name, provided) for name, provided in pools.provided.items()]
    return {"version": 1, "pools": listed, "faults": list(map(str, faults))}


def _offered(name: str, offer: Offer) -> dict[str, Any]:
    pool = offer.pool
    return {
        "name": name,
        "ready": not offer.lacks,
        "lacks": list(offer.lacks),
        "about": _about(pool),
        "provided": False,
        "mode": pool.mode,
        "members": [{"name": one.name, "model": one.model.name} for one in pool.members],
        "quorum": pool.quorum,
        "judge": pool.judge.model.name,
        "budget": None if pool.budget is None else f"{pool.budget:f}",
        "currency": pool.currency,
    }


def _provided(name: str, provided: Provided) -> dict[str, Any]:
    lacks = provided.lacks()
    return {"name": name, "ready": not lacks, "lacks": [lacks] * bool(lacks), "about": provided.about, "provided": True}
