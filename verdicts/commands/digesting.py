"""`verdicts digest`"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from verdicts.commands.ground import database, err, fail, now, out, progress
from verdicts.installation import identity_of, newsletter_of, post_of
from verdicts.settings import settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from verdicts.desk.newsletter.office import Newsletter
    from verdicts.domain.newsletter.issues import Issue

Send = Annotated[bool, typer.Option("--send", help="Draft the issue of this week, or go on with it, and send it.")]
Unconfirmed = Annotated[bool, typer.Option("--unconfirmed", help="List the letters that may not have arrived.")]
Again = Annotated[int, typer.Option("--again", metavar="NUMBER", help="Send such a letter again: it may come twice.")]
Leave = Annotated[int, typer.Option("--leave", metavar="NUMBER", help="Leave such a letter: it may never come.")]
Test = Annotated[str, typer.Option("--test", metavar="ADDRESS", help="Send it to one address and to nobody else.")]


def run(
    send: Send = False, test: Test = "", unconfirmed: Unconfirmed = False, again: Again = 0, leave: Leave = 0
) -> None:
    """Show what the weekly mail would say and to how many it would go; with --send, send it.

    Without an option nothing is written and nothing leaves. Ctrl-C stops after the letter that is under way; --send
    goes on with those who wait. Nobody gets an issue twice; about letters that were handed over and whose answer was
    not seen you decide by --unconfirmed, --again and --leave.
    """
    with database(migrated=True) as engine:
        newsletter = _newsletter(engine)
        if sum(map(bool, (send, test, unconfirmed, again, leave))) > 1:
            fail("Give one of --send, --test, --unconfirmed, --again and --leave.")
        if send:
            _send(newsletter)
        elif test:
            _test(newsletter, test)
        elif unconfirmed:
            _list(newsletter)
        elif again or leave:
            _decide(newsletter, again or leave, bool(again))
        else:
            _show(newsletter)


def _newsletter(engine: Engine) -> Newsletter:
    from verdicts.desk.catalogue import Library, Site

    known = settings()
    site = Site(known.site_name, known.base_url)
    return newsletter_of(known, Library(engine), site, post_of(known), identity_of(known))


def _of_this_week(newsletter: Newsletter) -> Issue:
    """The draft that would be sent: as it would be drafted now. Ends the command where there is nothing to say."""
    from verdicts.desk.newsletter.draft import FIRST, NOTHING, plan
    from verdicts.domain.newsletter.issues import Issue

    found = plan(newsletter, now())
    if found.began:
        fail(found.began)
    if not found.news:
        out.print(f"{NOTHING} {FIRST}" if found.first else NOTHING)
        raise typer.Exit
    return Issue(0, found.week, "draft", found.since, found.until, found.content)


def _show(newsletter: Newsletter) -> None:
    from verdicts.desk.newsletter.edition import Edition
    from verdicts.desk.newsletter.send import recipients
    from verdicts.desk.wording import plural

    issue = _of_this_week(newsletter)
    written = Edition(newsletter, issue).written()
    out.print(f"Subject: {written.view.subject}\n\n{written.text}")
    many = plural(recipients(newsletter, issue), "subscriber")
    err.print(f"It would go to {many}. Nothing was sent; `verdicts digest --send` sends it.")


def _test(newsletter: Newsletter, address: str) -> None:
    from verdicts.desk.newsletter.send import send_test
    from verdicts.post.refusals import LetterRefused

    try:
        outcome = asyncio.run(send_test(newsletter, _of_this_week(newsletter), address))
    except LetterRefused as refused:
        fail(f"Nothing was sent: {refused}.")
    if outcome.what != "taken":
        fail(f"Not delivered: {outcome.said}.")
    out.print(f"Sent to {address} and to nobody else.")


def _send(newsletter: Newsletter) -> None:
    from verdicts.desk.newsletter.draft import NOTHING, draft, plan
    from verdicts.desk.newsletter.send import begin, resume
    from verdicts.store.issues import last_told

    with newsletter.engine.connect() as conn:
        issue = last_told(conn)
    if issue is None or issue.state == "sent":
        issue = draft(newsletter, now())
        if issue is None:
            fail(plan(newsletter, now()).began)
        if issue.state == "empty":
            out.print(NOTHING)
            return
        begin(newsletter, issue, now())
    else:
        resume(newsletter, issue.id)
    asyncio.run(_carry(newsletter, issue.id))
    _tell(newsletter, issue.id)


def _list(newsletter: Newsletter) -> None:
    from verdicts.desk.newsletter.deciding import undecided
    from verdicts.desk.newsletter.telling import unconfirmed_words

    found = undecided(newsletter.engine, now())
    for one in found:
        out.print(f"{one.id}  <{one.letter}@{newsletter.post.host}>  {unconfirmed_words(one)}")
    if not found:
        out.print("No letter is unconfirmed.")
    else:
        err.print("The mail server's log knows each by this Message-ID. Decide by --again NUMBER or --leave NUMBER.")


def _decide(newsletter: Newsletter, number: int, again: bool) -> None:
    from verdicts.desk.newsletter.deciding import LEFT, NOTHING, decide

    of = decide(newsletter, number, again, now())
    if of is None:
        fail(NOTHING)
    if not again:
        out.print(LEFT)
        return
    asyncio.run(_carry(newsletter, of))
    _tell(newsletter, of)


async def _carry(newsletter: Newsletter, number: int) -> None:
    """Send from this process, with a bar on a terminal. It is taken from a server that sends it."""
    from verdicts.desk.newsletter.send import carrier, stop, waiting

    done, total = count(1), waiting(newsletter, number)
    with progress("Sending") as bar:
        sent = carrier(newsletter, number, lambda: bar(next(done), total), over=True)
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, sent.ending.set)
        await sent.run()
    if sent.ending.is_set():
        stop(newsletter, number)


def _tell(newsletter: Newsletter, number: int) -> None:
    from verdicts.desk.newsletter.telling import counts_words, state_words
    from verdicts.store.issues import issue_by_id

    with newsletter.engine.connect() as conn:
        found = issue_by_id(conn, number)
    out.print(" ".join(filter(None, [state_words(found), counts_words(found), found.said])))
    if found.state != "sent":
        raise typer.Exit(1)
