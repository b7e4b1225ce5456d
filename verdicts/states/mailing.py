"""The newsletter that the desk works on. Set once by the app."""

from __future__ import annotations

from dataclasses import dataclass

from verdicts.desk.newsletter.office import Newsletter


@dataclass
class Mailing:
    """Without a newsletter (in tests of other states) no issue can be drafted. `clock` says what happens by itself."""

    newsletter: Newsletter | None = None
    clock: str = ""


mailing = Mailing()
