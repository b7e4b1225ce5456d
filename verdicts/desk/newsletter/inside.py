"""What the desk unfolds of an issue: the names and verdicts in it, or its letters that did not arrive and why."""

from __future__ import annotations

import re
from dataclasses import replace

from verdicts.desk.drawing import WORDS
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.wording import plural
from verdicts.domain.matchups import comparison_path, split_matchup
from verdicts.domain.newsletter.content import Changed, Content, Contest
from verdicts.domain.newsletter.issues import Issue, Returned
from verdicts.domain.newsletter.subscribers import MOST_BOUNCES
from verdicts.store.deliveries import returned_ones
from verdicts.store.engine import reading
from verdicts.views.desk_issues import InsideView, ReturnedView
from verdicts.views.parts import LinkView

CONTENTS, RETURNED = "contents", "returned"
MOST = 50  # rows of a list
_WHAT = {"refused": "Refused", "bounced": "Bounced"}
_STATUS = re.compile(r"\b[45]\.(\d{1,3}\.\d{1,3})\b")
_MEANS = {  # RFC 3463 and 5248
    "1.1": "there is no such mailbox",
    "1.2": "there is no such mail domain",
    "1.3": "the address is no address there",
    "1.10": "the domain takes no mail",
    "2.1": "the mailbox is switched off",
    "2.2": "the mailbox is full",
    "3.4": "the letter is too large",
    "4.7": "it was not reached in time",
    "7.1": "the server takes no such mail from here",
    "7.26": "the server misses a signature",
}


def inside_of(newsletter: Newsletter, issue: Issue, part: str) -> InsideView:
    """One part of an issue; nothing for a part that there is not."""
    if part == CONTENTS:
        return _contents(issue.content)
    return _returned(newsletter, issue) if part == RETURNED else InsideView()


def _contents(told: Content) -> InsideView:
    changed = [LinkView(one.name, f"/tools/{one.slug}", _turned(one)) for one in told.changed]
    arrived = [LinkView(one.name, f"/tools/{one.slug}", WORDS[one.now.word]) for one in told.arrived]
    contested = [_contest(one) for one in told.contests]
    lists = (changed, arrived, contested)
    left = sum(max(0, len(one) - MOST) for one in lists)
    shown = InsideView(CONTENTS, changed[:MOST], arrived[:MOST], contested[:MOST])
    return replace(shown, more=f"And {left:,} more.") if left else shown


def _turned(one: Changed) -> str:
    """Ship (4 / 1), now Skip (2 / 3). The registry moved."""
    was, now = (f"{WORDS[each.word]} ({each.ship} / {each.skip})" for each in (one.before, one.now))
    return " ".join(filter(None, [f"{was}, now {now}.", one.why]))


def _contest(one: Contest) -> LinkView:
    sides = ", ".join(f"{side.name} {side.share}%" for side in (one.left, one.right))
    path = comparison_path(split_matchup(one.matchup))
    return LinkView(f"{one.left.name} or {one.right.name}", path, f"{sides} of {plural(one.picks, 'vote')}")


def _returned(newsletter: Newsletter, issue: Issue) -> InsideView:
    with reading(newsletter.engine) as conn:
        found = returned_ones(conn, issue.id, MOST + 1)
    more = "And more." if len(found) > MOST else ""
    return InsideView(RETURNED, letters=[_letter(one) for one in found[:MOST]], more=more)


def _letter(one: Returned) -> ReturnedView:
    paused = f"Its address is paused after {MOST_BOUNCES} in a row." if one.paused else ""
    return ReturnedView(masked(one.address), _WHAT.get(one.state, "Put off"), answer_words(one.said), paused)


def masked(address: str) -> str:
    """a…@people.example: enough to know it again, not enough to write to it."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{host}" if host else "An address that was forgotten"


def answer_words(said: str) -> str:
    """550 5.1.1: there is no such mailbox. A server's codes, with their meaning where it is known."""
    found = _STATUS.search(said)
    means = _MEANS.get(found[1], "") if found else ""
    return f"{said}: {means}" if means else said
