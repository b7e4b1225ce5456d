"""`verdicts mail`"""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from verdicts.commands.ground import fail, out
from verdicts.installation import post_of
from verdicts.post.letter import Letter
from verdicts.post.refusals import LetterRefused, NotDelivered
from verdicts.settings import Settings, settings

To = Annotated[str, typer.Argument(metavar="ADDRESS", help="Who gets the letter.", show_default=False)]


def run(address: To) -> None:
    """Send a test letter now, with the settings that the server has, and say what became of it.

    One attempt; a server's refusal is shown in its own words. Without VERDICTS_SMTP_HOST the letter is written to a
    file, as every letter is then.
    """
    post = post_of(settings())
    try:
        where = asyncio.run(post.deliver(_letter(settings(), address)))
    except LetterRefused as refused:
        fail(f"Nothing was sent: {refused}.")
    except NotDelivered as failed:
        later = " It may work later; the server would try again by itself." if failed.passing else ""
        fail(f"Not delivered: {failed.words}.{later}")
    if post.to_outbox:
        out.print(f"Written to {where}. No mail server is set; VERDICTS_SMTP_HOST names one.")
    else:
        out.print(f"Delivered to {where} for {address}.")


def _letter(known: Settings, address: str) -> Letter:
    text = f"This is a test letter of {known.site_name} at {known.base_url}.\n\nMail works.\n"
    return Letter(address, "Mail works", text)
