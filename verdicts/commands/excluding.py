"""`verdicts exclude` and `verdicts include`"""

from __future__ import annotations

import re
from typing import Annotated

import typer

from verdicts.commands.ground import database, fail, now, out
from verdicts.store.engine import writing
from verdicts.store.excluding import exclude, include

Reader = Annotated[str, typer.Argument(help="The reader's key: 32 hexadecimal digits, as in the log of votes.")]
Reason = Annotated[str, typer.Option(help="Why; kept beside the exclusion.")]


def run_exclude(reader: Reader, reason: Reason = "") -> None:
    """Leave a reader's votes out of every count, present ones and later ones. Nothing is deleted."""
    with database(migrated=True) as engine, writing(engine) as conn:
        done = exclude(conn, _key(reader), reason, now())
    out.print("Excluded. `verdicts include` undoes it." if done else "That reader is excluded already.")


def run_include(reader: Reader) -> None:
    """Count an excluded reader's votes again."""
    with database(migrated=True) as engine, writing(engine) as conn:
        done = include(conn, _key(reader), now())
    out.print("The reader's votes count again." if done else "That reader was not excluded.")


def _key(reader: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{32}", reader):
        fail("A reader is named by 32 hexadecimal digits.")
    return reader
