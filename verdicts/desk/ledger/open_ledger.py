"""Open the ledger at the desk: claims that are due, those that are coming, and those of which something is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import minute
from verdicts.desk.drawing import reviewer_view
from verdicts.desk.ledger.claims import WORDS, told_view
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.predictions import Prediction, Resolution
from verdicts.domain.reviewers import Reviewer
from verdicts.store.engine import reading
from verdicts.store.predictions import predictions
from verdicts.store.reviewers import reviewers
from verdicts.views.desk_ledger import LedgerView, PredictionView
from verdicts.views.parts import MetaView, ReviewerView

PATH = "/desk/ledger"
MOST = 200  # rows of a part


def open_ledger(library: Library, site: Site, account: int, today: date) -> LedgerView:
    """The whole ledger, for an editor; `today` says what is due."""
    meta = MetaView(f"Predictions · Desk · {site.name}", "What reviewers claimed.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            found, known = predictions(conn), reviewers(conn)
    except NotAllowed:
        return LedgerView(PATH, meta, barred=True)
    due = [one for one in found if one.due(today)]
    coming = [one for one in found if one.outcome == "open" and not one.due(today)]
    told = sorted((one for one in found if one.resolution), key=_told_at, reverse=True)
    parts = (due, coming, told)
    cut = f"Each part shows its first {MOST}." if any(len(part) > MOST for part in parts) else ""
    said = f"{len(due):,} due, {len(coming):,} coming up, {len(told):,} recorded."
    return LedgerView(PATH, meta, False, said, cut, *(_views(part, known) for part in parts))


def _told_at(one: Prediction) -> tuple[str, int]:
    return one.told[-1].at.isoformat(), one.id


def _views(found: Sequence[Prediction], known: Sequence[Reviewer]) -> list[PredictionView]:
    marks = {reviewer.key: reviewer_view(reviewer) for reviewer in known}
    return [_view(one, marks[one.reviewer]) for one in found[:MOST]]


def _view(one: Prediction, who: ReviewerView) -> PredictionView:
    holds = one.resolution
    return PredictionView(
        id=one.id,
        seen=len(one.told),
        who=who,
        tool=one.tool,
        href=f"/tools/{one.slug}",
        claim=told_view(one),
        source=holds.source if holds else "",
        note=holds.note if holds else "",
        trace=[_step(step) for step in one.told] if len(one.told) > 1 or not holds else [],
    )


def _step(step: Resolution) -> str:
    """3 Nov 2026, 12:00 UTC, Kim: Came true. https://a.example"""
    what = f"{WORDS[step.outcome] or 'Taken back'}."
    return f"{minute(step.at)}, {step.author or 'an editor'}: " + " ".join(filter(None, (what, step.note, step.source)))
