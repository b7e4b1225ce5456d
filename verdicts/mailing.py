"""Assembles the newsletter: its room, what sends issues that are to be sent, and its weekly clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import structlog

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.newsletter.draft import draft
from verdicts.desk.newsletter.open_issues import ISSUES
from verdicts.desk.newsletter.send import begin, carrier
from verdicts.desk.newsletter.subscribe import settled
from verdicts.desk.vote import Polls
from verdicts.domain.newsletter.issues import planned
from verdicts.installation import newsletter_of
from verdicts.post.box import Post
from verdicts.repeating import repeating
from verdicts.settings import Settings
from verdicts.settings.newsletter import DAYS
from verdicts.states.mailing import mailing
from verdicts.store.engine import reading
from verdicts.store.issues import issue_to_send
from verdicts.web.newsletter import NewsletterRoom
from verdicts.web.paper.press import Press
from verdicts.web.visitors import Visitors

log = structlog.get_logger()

SENDS_EVERY = 2.0  # seconds between looks for an issue that is to be sent, and that no other process sends
LOOKS_EVERY = 60.0  # seconds between looks at the clock
LATEST = timedelta(hours=24)  # after its hour; a server that was down for longer waits for the next week
TELLS_EVERY = 1.0  # seconds between two words to the desk while an issue goes out
DRAIN = 3.0  # seconds for the letter that is under way when the server ends


class Mailing:
    """The parts of one process. Any worker may send: the one that holds an issue sends it, and the others wait."""

    def __init__(self, known: Settings, library: Library, polls: Polls, site: Site, post: Post) -> None:
        """Put the parts together; nothing runs yet."""
        self.newsletter = newsletter_of(known, library, site, post, polls.identity)
        self._known, self._polls, self._carrier = known, polls, None
        self._telling: asyncio.TimerHandle | None = None
        self._at_rest = asyncio.Event()

    def room(self, press: Press, visitors: Visitors) -> NewsletterRoom:
        """What answers the addresses of the newsletter."""
        return NewsletterRoom(self.newsletter, press, visitors)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Send and look at the clock while the server runs; at its end the letter that is under way is finished."""
        mailing.newsletter, mailing.clock = self.newsletter, clock_words(self._known)
        every = LOOKS_EVERY if self._known.newsletter_clock != "off" else 0
        self._at_rest.set()
        async with repeating(self._send, SENDS_EVERY, "issue not sent"), repeating(self._look, every, "clock not read"):
            try:
                yield
            finally:
                await self._settle()

    async def _settle(self) -> None:
        if self._carrier:
            self._carrier.ending.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._at_rest.wait(), DRAIN)
        await settled()

    async def _send(self) -> None:
        with reading(self.newsletter.engine) as conn:
            issue = issue_to_send(conn, self.newsletter.clock())
        if issue is None:
            return
        self._at_rest.clear()
        self._carrier = carrier(self.newsletter, issue.id, self._tell)
        try:
            await self._carrier.run()
        finally:
            self._carrier = None
            self._at_rest.set()
            self._polls.desk.news(ISSUES)

    def _tell(self) -> None:
        """Tell the desk how far it is, not more often than somebody can read; the last word is never left out."""
        self._telling = self._telling or asyncio.get_running_loop().call_later(TELLS_EVERY, self._say)

    def _say(self) -> None:
        self._telling = None
        self._polls.desk.news(ISSUES)

    async def _look(self) -> None:
        await asyncio.to_thread(self._on_time, self.newsletter.clock())

    def _on_time(self, now: datetime) -> None:
        """Once a week: a week has one issue, so of several workers the first one drafts it."""
        due = planned(now, DAYS.index(self._known.newsletter_day), self._known.newsletter_hour)
        if not due <= now < due + LATEST:
            return
        issue = draft(self.newsletter, now, anew=False)
        if issue is None:
            return
        log.info("issue drafted by the clock", week=issue.week, state=issue.state)
        if issue.state == "draft" and self._known.newsletter_clock == "send":
            begin(self.newsletter, issue, now)
        self._polls.desk.news(ISSUES)


def clock_words(known: Settings) -> str:
    """What the site does by itself, for the desk."""
    when = f"every {known.newsletter_day.title()} at {known.newsletter_hour:02}:00 UTC"
    match known.newsletter_clock:
        case "draft":
            return f"An issue is drafted {when}; an editor sends it."
        case "send":
            return f"An issue is drafted and sent {when}."
        case _:
            return "Issues are drafted and sent by hand."
