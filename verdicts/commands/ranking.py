"""`verdicts rank`"""

from __future__ import annotations

import os

from verdicts.commands.ground import database, now, out
from verdicts.desk.wording import plural


def run() -> None:
    """Compute the ladders anew from the picks that count.

    A running server does it by itself, in a process of its own, whenever picks changed (VERDICTS_RANK_EVERY).
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: more threads only wait for each other
    from verdicts.desk.rank import ALL, rank  # numpy, which no other command needs

    with database(migrated=True) as engine:
        ladders = rank(engine, now)
    whole, many = ladders[ALL], len(ladders) - 1
    if not whole.picks:
        out.print("Nobody has picked yet: the ladder is empty.")
        return
    own = "1 category has a ladder of its" if many == 1 else f"{many} categories have ladders of their"
    of = f"{plural(len(whole.rungs), 'tool')} from {plural(whole.picks, 'pick')} of {plural(whole.readers, 'reader')}"
    out.print(f"Ranked {of}; {own} own.")
