"""`verdicts fusion pools`"""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from verdicts.commands.ground import out
from verdicts.desk.pools.offer import BEGIN, Offer
from verdicts.desk.wording import plural
from verdicts.installation import pools_of
from verdicts.settings import settings


def run() -> None:
    """List the pools that there are, and say what keeps one from being used."""
    pools = pools_of(settings())
    if not pools.names:
        out.print(BEGIN)
        return
    table = Table("Pool", "Mode", "Members", "Judge", "Budget", "Ready", box=None, pad_edge=False)
    for name, offer in pools.offers.items():
        table.add_row(*map(Text, _row(name, offer)))
    for name, provided in pools.provided.items():
        table.add_row(name, "", "", "", "", Text(provided.about))
    out.print(table)


def _row(name: str, offer: Offer) -> tuple[str, ...]:
    pool = offer.pool
    who = f"{plural(len(pool.members), 'member')}, {pool.quorum} suffice"
    budget = f"{pool.budget:f} {pool.currency}" if pool.budget is not None else "no limit"
    return name, pool.mode, who, pool.judge.model.name, budget, "; ".join(offer.lacks) or "yes"
