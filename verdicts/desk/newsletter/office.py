"""What the newsletter works with: the catalogue, the post, the limits, the clock, the addresses that bounces go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.newsletter.returns import Returns
from verdicts.live.limits import Limits
from verdicts.post.box import Post

NAME = "Weekly AI tool verdicts"
TEST = "test"  # the token in the links of a test letter: it opens a page that says what the link is for
Ask = Callable[[Connection], object]  # whether somebody may, in the very transaction; raises where not


def anybody(conn: Connection) -> None:
    """An operator at the command line, or the clock."""


@dataclass(frozen=True)
class Newsletter:
    """One a process. `limits` count sign-ups by address and by network an hour; `rate` is letters a minute, 0 for as
    many as the mail server takes; `imprint` is who sends, and from where, in the operator's words."""

    library: Library
    site: Site
    post: Post
    limits: Limits
    clock: Callable[[], datetime]
    returns: Returns
    rate: float = 0
    imprint: str = ""

    @property
    def engine(self) -> Engine:
        """The database."""
        return self.library.engine
