"""What goes wrong with a letter."""

from __future__ import annotations


class LetterRefused(ValueError):
    """A letter that must not be sent as it is: an address that is none, a line break in its subject. Says why."""


class NotDelivered(Exception):
    """One attempt that failed.

    `words` is a sentence for the operator and may repeat what the server said; `reason` is safe for the log; `passing`
    says whether another attempt may succeed.
    """

    def __init__(self, words: str, reason: str, *, passing: bool) -> None:
        """Keep the three; the error's own text is the reason, so that a traceback repeats no server."""
        super().__init__(reason)
        self.words, self.reason, self.passing = words, reason, passing
