"""Why nobody was signed in: a sentence for the reader, and a reason for the log. Neither holds a secret."""

from __future__ import annotations

import re
from typing import ClassVar

from verdicts.desk.providers.provider import Provider

LONGEST_REASON = 200
_ERROR = re.compile(r"[a-z_]{1,40}")


def named(error: str) -> str:
    """An error's name as the protocol writes it; what others wrote there instead is not repeated."""
    return error if _ERROR.fullmatch(error) else "(an error without a proper name)"


class ProviderFault(Exception):
    """`sentence` is for the reader, `why` for the operator's log: one printable line, maybe with words of others."""

    words: ClassVar[str] = "{name} could not sign you in."

    def __init__(self, provider: Provider, why: str) -> None:
        """Say it of `provider`; `why` is cut to 200 printable characters."""
        self.sentence = self.words.format(name=provider.name)
        self.why = "".join(char if char.isprintable() else "?" for char in why[:LONGEST_REASON])
        super().__init__(f"{provider.key}: {self.why}")


class Denied(ProviderFault):
    """The person, or the provider in their place, said no."""

    words = "{name} did not sign you in, because the request was declined there. Nothing has changed here."


class Away(ProviderFault):
    """The provider cannot be reached in time, or fails."""

    words = "{name} does not answer right now. Try again in a minute, or sign in another way."


class Stale(ProviderFault):
    """The way back does not belong to a sign-in that this browser began, or was gone before, or took too long."""

    words = "This sign-in is no longer open: it took too long, or it was begun in another browser. Please start again."


class Mistrusted(ProviderFault):
    """An answer is not what the protocol asks for; it may be forged."""

    words = "The answer of {name} could not be verified, so nobody was signed in. Please start again."


class NotAdmitted(ProviderFault):
    """The provider does not know this site, or not so: its operator must look at the settings."""

    words = "{name} does not accept this site at the moment. Whoever runs the site has to look at its settings."
