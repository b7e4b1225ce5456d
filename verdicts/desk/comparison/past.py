"""A comparison as of a day: tools and panels as they were published at its end in UTC."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import parse_qs

from sqlalchemy import Engine

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.dates import day as day_text
from verdicts.domain.documents import tool_of
from verdicts.domain.matchups import FEWEST
from verdicts.domain.predictions import Prediction, known_before
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.revisions import documents_before, lives
from verdicts.views.comparison import ComparisonView, PastView
from verdicts.views.parts import CrumbView, MetaView
from verdicts.views.weighing import WeighingView

AS_OF = "as-of"
TODAY = "today"  # leads to the page of the present day, whose address stays
Lives = Mapping[str, tuple[datetime, datetime | None]]


def asked_day(query: str, today: date) -> tuple[str | None, date | None]:
    """What a query gives as the day (None: nothing), and the day; no day to come, and none that is not one."""
    given = parse_qs(query[:2000], keep_blank_values=True).get(AS_OF)
    if given is None:
        return None, None
    if given[0] == TODAY:
        return TODAY, today
    try:
        found = date.fromisoformat(given[0])
    except ValueError:
        return given[0], None
    return given[0], found if found <= today else None


def misspelt(given: str | None, day: date | None) -> bool:
    """Whether what was given is not how the day is written in the one address of its page."""
    return given is not None and (day is None or given != day.isoformat())


@dataclass(frozen=True)
class Then:
    """What is said of a day, those of the tools that were there, as they were, and which were retired by then.

    `ledger` is what was known by then of their claims, by slug.
    """

    said: PastView
    tools: list[Tool]
    retired: frozenset[str]
    ledger: Mapping[str, Sequence[Prediction]]


def then_of(engine: Engine, catalogue: Catalogue, slugs: Sequence[str], day: date) -> Then:
    """Some tools at the end of a day."""
    end = datetime.combine(day, time(), UTC) + timedelta(days=1)
    with reading(engine) as conn:
        documents, known = documents_before(conn, slugs, end), lives(conn, slugs)
    found = {slug: tool_of(document, slug) for slug, document in documents.items()}
    tools = [tool for slug in slugs if (tool := found.get(slug))]
    absent = " ".join(_absent(catalogue, [slug for slug in slugs if not found.get(slug)], known))
    retired = frozenset(slug for slug, (_, gone) in known.items() if gone and gone < end)
    ledger = {slug: known_before(catalogue.predictions.get(slug, ()), end) for slug in slugs}
    return Then(PastView(day_text(day), absent, nothing=len(tools) < FEWEST), tools, retired, ledger)


def _absent(catalogue: Catalogue, slugs: Sequence[str], known: Lives) -> Iterator[str]:
    for slug in slugs:
        since = f": it came on {day_text(known[slug][0].date())}" if slug in known else ""
        yield f"{catalogue.cards[slug].name} was not here yet{since}."


def in_the_past(view: ComparisonView, then: Then, names: Sequence[str], site: Site, day: date) -> ComparisonView:
    """The page of that day: it says so, changes nothing, and leaves search engines to the page of today."""
    past, versus = then.said, view.versus or " vs ".join(names)
    title = f"{versus} as of {past.day} · {site.name}"
    said = f"{versus} as they were published by the end of {past.day}."
    return replace(
        view,
        meta=MetaView(title, said, site.url + view.path, "noindex", edition=day.isoformat()),
        crumbs=[CrumbView("Compare", "/compare"), CrumbView(versus, view.path), CrumbView(past.day)],
        versus=versus,
        heads=[replace(head, retired=head.slug in then.retired) for head in view.heads],
        standfirst=view.standfirst or f"On {past.day} there was nothing to compare yet.",
        can_add=False,
        additions=[],
        related=[],
        past=past,
        weighing=WeighingView(),
    )
