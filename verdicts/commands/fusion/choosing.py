"""The pools that a command may use, whatever the operator's file says of the others."""

from __future__ import annotations

from verdicts.commands.ground import err
from verdicts.desk.pools.file import PoolsRefused
from verdicts.desk.pools.offer import Pools
from verdicts.desk.pools.provided import PROVIDED
from verdicts.desk.wording import plural
from verdicts.installation import pools_of
from verdicts.settings import settings


def pools_for(name: str) -> Pools:
    """All pools. Where `name` is one that needs no file, faults of the file are a warning; else raises PoolsRefused."""
    try:
        return pools_of(settings())
    except PoolsRefused as refused:
        if name not in PROVIDED:
            raise
        many = plural(len(refused.faults), "fault")
        err.print(f"Warning: VERDICTS_POOLS has {many}, which `verdicts fusion pools` names. {name} needs no file.")
        return Pools(provided=PROVIDED)
