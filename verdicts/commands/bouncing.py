"""`verdicts bounce`"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from verdicts.commands.ground import database, err, now, out
from verdicts.installation import identity_of, post_of
from verdicts.settings import settings

TRY_AGAIN = 75  # EX_TEMPFAIL of sysexits.h: the mail server keeps the mail and pipes it again
To = Annotated[
    str, typer.Option("--to", metavar="ADDRESS", help="The address it came to; default: what the mail itself says.")
]


def run(to: To = "") -> None:
    """Take a mail that came back, from a mail server's pipe (standard input).

    It must have come to an address that VERDICTS_BOUNCE_ADDRESS gave a delivery. What is no bounce is left alone: the
    exit code is 0, so that nobody gets a bounce about a bounce; 75 where the database is away, to be asked again.
    """
    from verdicts.desk.newsletter.bouncing import MOST_BYTES, take_bounce
    from verdicts.desk.newsletter.returns import Returns

    known = settings()
    raw = sys.stdin.buffer.read(MOST_BYTES)
    returns = Returns(post_of(known).sender.address, known.bounce_address, identity_of(known).keys)
    recipients = [one for one in (to, os.environ.get("ORIGINAL_RECIPIENT", ""), os.environ.get("RECIPIENT", "")) if one]
    try:
        with database(migrated=True) as engine:
            found = take_bounce(engine, returns, raw, recipients, now())
    except (SQLAlchemyError, typer.Exit) as trouble:
        err.print("The database is away or not up to date; the mail is to be kept.")
        raise typer.Exit(TRY_AGAIN) from trouble
    out.print({"bounced": "Noted.", "known": "That was known.", "none": "No bounce of a delivery."}[found])
