"""What is different since the last issue: verdicts, tools, matchups that are too close to call.

A verdict is what the panel says: so many ship, so many skip. It changed where those counts did; scores that moved
within them are in the tool's history and no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.home.contested import contested
from verdicts.desk.wording import listed
from verdicts.domain.documents import tool_of
from verdicts.domain.matchups import split_matchup
from verdicts.domain.newsletter.content import Arrived, Changed, Content, Contest, Side, Verdict
from verdicts.domain.panels import count, percent, verdict_of
from verdicts.domain.tallies import Split
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.issues import Step, steps_between
from verdicts.store.revisions import documents_before


def difference(library: Library, since: datetime, until: datetime, first: bool = False) -> Content:
    """All of it, between two moments. In the `first` issue imported tools are not new: the site began with them."""
    catalogue, contests = library.catalogue(), library.contests()
    with reading(library.engine) as conn:
        steps = steps_between(conn, since, until)
        slugs = list(dict.fromkeys(step.slug for step in steps))
        before, now = _tools(conn, slugs, since), _tools(conn, slugs, until)
    given = {step.slug for step in steps if first and step.number == 1 and step.imported}
    reasons = {slug: _reasons(step for step in steps if step.slug == slug) for slug in slugs}
    names = {one.key: one.name for one in catalogue.reviewers}
    changed = (_changed(before[slug], now[slug], names, reasons[slug]) for slug in slugs if slug in before.keys() & now)
    return Content(
        changed=tuple(filter(None, changed)),
        arrived=tuple(_arrived(now[slug]) for slug in slugs if slug in now and slug not in {*before, *given}),
        contests=tuple(_contests(catalogue, contests)),
        demo=library.demo_votes(),
    )


def _tools(conn: Connection, slugs: Sequence[str], end: datetime) -> dict[str, Tool]:
    documents = documents_before(conn, slugs, end)
    return {slug: tool for slug, document in documents.items() if (tool := tool_of(document, slug))}


def _reasons(steps: Iterable[Step]) -> str:
    """Each reason once, in the order in which they were given."""
    return " ".join(dict.fromkeys(_sentence(step.reason) for step in steps if step.reason.strip()))


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _scores(tool: Tool) -> dict[str, int]:
    return {take.reviewer: take.score for take in tool.panel}


def _verdict(tool: Tool) -> Verdict:
    found = count(_scores(tool).values())
    return Verdict(word=found.verdict, ship=found.ship, skip=found.skip)


def _is_sample(tool: Tool) -> bool:
    return any(take.origin == "sample" for take in tool.panel)


def _changed(before: Tool, now: Tool, names: Mapping[str, str], why: str) -> Changed | None:
    was, is_now = _verdict(before), _verdict(now)
    if was == is_now:
        return None
    about = {"slug": now.slug, "name": now.name, "category": now.category}
    how = " ".join(_turned(_scores(before), _scores(now), names))
    return Changed(**about, before=was, now=is_now, how=how, why=why, sample=_is_sample(now))


def _turned(before: Mapping[str, int], now: Mapping[str, int], names: Mapping[str, str]) -> Iterator[str]:
    """Now ship: Builder. Now skip: Founder and Skeptic. First take: Creator (ship). Take withdrawn: Futurist."""
    order = [*names, *sorted(key for key in {*before, *now} if key not in names)]
    both = [key for key in order if key in before and key in now]
    for word in ("ship", "skip"):
        turned = [key for key in both if verdict_of(now[key]) == word != verdict_of(before[key])]
        if turned:
            yield f"Now {word}: {listed([names.get(key, key) for key in turned])}."
    new = [f"{names.get(key, key)} ({verdict_of(now[key])})" for key in order if key in now and key not in before]
    if new:
        yield f"First take: {listed(new)}."
    gone = [names.get(key, key) for key in order if key in before and key not in now]
    if gone:
        yield f"Take withdrawn: {listed(gone)}."


def _arrived(tool: Tool) -> Arrived:
    about = {"slug": tool.slug, "name": tool.name, "category": tool.category, "tagline": tool.tagline}
    return Arrived(**about, now=_verdict(tool), sample=_is_sample(tool))


def _contests(catalogue: Catalogue, splits: Mapping[str, Split]) -> Iterator[Contest]:
    for matchup in contested(catalogue, splits):
        split = splits[matchup]
        left, right = (_side(catalogue, slug, split) for slug in split_matchup(matchup))
        yield Contest(matchup=matchup, left=left, right=right, picks=split.count)


def _side(catalogue: Catalogue, slug: str, split: Split) -> Side:
    card = catalogue.cards[slug]
    share = percent(split.picks.get(slug, 0), split.count)
    return Side(slug=slug, name=card.short_name, category=card.category, share=share)
