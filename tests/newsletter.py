"""Ground of the tests of the newsletter: an office over any engine, subscribers, and a panel that changes its mind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from sqlalchemy import Engine, insert, select

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.returns import Returns
from verdicts.domain.newsletter.content import Content
from verdicts.domain.newsletter.issues import week_of
from verdicts.domain.newsletter.subscribers import address_digest
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Tool
from verdicts.live.limits import Limits
from verdicts.post.address import Mailbox
from verdicts.post.box import Post
from verdicts.store.deliveries import plan
from verdicts.store.engine import writing
from verdicts.store.issues import add_issue, begin, end, issue_of
from verdicts.store.saving import Making, save_tools
from verdicts.store.tables import delivery, revision, subscriber
from verdicts.store.tools import tool_by_slug

SITE = Site("Verdicts", "https://verdicts.example")
SENDER = Mailbox("Verdicts", "no-reply@verdicts.example")
RETURNS = Returns(SENDER.address, "bounces@verdicts.example", ("k" * 40, "j" * 40))
LINK = re.compile(r"https://verdicts\.example(/newsletter/\w+\?s=[\w-]+)")


@dataclass
class Kept:
    """A way for letters that keeps what it is given."""

    letters: list[EmailMessage] = field(default_factory=list[EmailMessage])

    async def deliver(self, message: EmailMessage) -> str:
        """Keep it."""
        self.letters.append(message)
        return "here"


def office(engine: Engine, way: Any, clock: Callable[[], datetime], **more: Any) -> Newsletter:
    """A newsletter whose letters go that way, at any rate, asked for as often as one likes."""
    post = Post(SENDER, "verdicts.example", way, clock, linger=lambda: 0.0)
    return Newsletter(Library(engine), SITE, post, more.pop("limits", Limits(0, 0)), clock, RETURNS, **more)


def subscribed(engine: Engine, addresses: Sequence[str], now: datetime, **cells: Any) -> list[int]:
    """Confirmed subscribers; their numbers."""
    same = {"state": "active", "interests": [], "mails": 0, "bounces": 0, "made_at": now, "confirmed_at": now, **cells}
    rows = [{**same, "address": one, "digest": address_digest(one)} for one in addresses]
    with writing(engine) as conn:
        conn.execute(insert(subscriber), rows)
        query = select(subscriber.c.id).where(subscriber.c.address.in_(addresses)).order_by(subscriber.c.id)
        return list(conn.execute(query).scalars())


def tool_in(engine: Engine, slug: str) -> Tool:
    """A tool as it is published."""
    with engine.connect() as conn:
        found = tool_by_slug(conn, slug)
    assert found
    return found


def later(now: datetime, **by: float) -> Callable[[], datetime]:
    """A clock that stands still some time after."""
    return lambda: now + timedelta(**by)


def judged(engine: Engine, slug: str, at: datetime, why: str, **scores: int) -> Tool:
    """Publish a tool whose takes have other scores; gives how it was before."""
    before = tool_in(engine, slug)
    panel = tuple(
        take.model_copy(
            update={"score": (score := scores.get(take.reviewer, take.score)), "verdict": verdict_of(score)}
        )
        for take in before.panel
    )
    with writing(engine) as conn:
        save_tools(conn, [before.model_copy(update={"panel": panel})], Making("desk", at, "Kim", why))
    return before


def written_here(engine: Engine) -> None:
    """As if editors had written the tools at the desk: imported ones are no news of a first issue."""
    with writing(engine) as conn:
        conn.execute(revision.update().values(made_by="desk"))


def unconfirmed_letter(engine: Engine, at: datetime, **cells: Any) -> int:
    """An issue that went out at `at` to one subscriber, whose letter may not have arrived; the letter's number."""
    (who,) = subscribed(engine, ["unsure@people.example"], at)
    with writing(engine) as conn:
        add_issue(conn, week_of(at), at - timedelta(days=7), at, Content(), "draft")
        sent = issue_of(conn, week_of(at))
        assert sent
        assert begin(conn, sent.id, at)
        plan(conn, sent.id, [who], at)
        conn.execute(delivery.update().values(state="processing", at=at, **cells))
        assert end(conn, sent.id, at)
        return conn.execute(select(delivery.c.id)).scalar_one()
