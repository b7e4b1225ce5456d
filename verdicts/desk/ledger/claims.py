"""Claims under a take, joined with what the ledger knows of them."""

from __future__ import annotations

from collections.abc import Iterable

from verdicts.desk.dates import day
from verdicts.desk.wording import host
from verdicts.domain.predictions import Outcome, Prediction
from verdicts.domain.tools import Claim, Tool
from verdicts.views.claims import ClaimView
from verdicts.views.parts import SourceView

WORDS: dict[Outcome, str] = {
    "true": "Came true",
    "false": "Did not come true",
    "void": "Cannot be decided",
    "open": "",
}


def claim_views(tool: Tool, reviewer: str, ledger: Iterable[Prediction]) -> list[ClaimView]:
    """The claims of one reviewer's take as published, then those that it no longer makes, each by day.

    `ledger` is all that it has of the tool, and of those that were merged into it: what was said stays.
    """
    own = [one for one in ledger if one.reviewer == reviewer]
    said = [claim for take in tool.panel if take.reviewer == reviewer for claim in take.claims]
    known = {(one.by, one.text): one for one in own if not one.into}
    here = [_said(claim, known.get((claim.by, claim.text))) for claim in sorted(said, key=lambda one: one.by)]
    return [*here, *(told_view(one) for one in own if one.withdrawn_at or one.into)]


def told_view(one: Prediction) -> ClaimView:
    """A prediction with what came of it."""
    return _view(Claim.model_construct(text=one.text, by=one.by, chance=one.chance), one, _notes(one))


def _said(claim: Claim, known: Prediction | None) -> ClaimView:
    if known is None:
        return _view(claim, None, ["Published after its day; it is no prediction."])
    first = [] if known.chance == claim.chance else [f"First said {known.chance}%, which counts."]
    return _view(claim, known, [*first, *_notes(known)])


def _view(claim: Claim, known: Prediction | None, notes: list[str]) -> ClaimView:
    outcome = known.outcome if known else "open"
    told = known.resolution if known else None
    source = SourceView(told.source, host(told.source), f"told {day(told.at.date())}") if told and told.source else None
    return ClaimView(
        by=day(claim.by),
        iso=claim.by.isoformat(),
        text=claim.text,
        chance=f"{claim.chance}%",
        mark=outcome,
        word=WORDS[outcome],
        note=" ".join(notes),
        source=source or SourceView(),
    )


def _notes(one: Prediction) -> list[str]:
    """Of what it was said, why nothing can be told, that it was corrected, that it was withdrawn."""
    told = one.resolution
    notes = [f"Said of {one.tool} before it was merged into {one.into}."] if one.into else []
    if told and told.note:
        notes.append(told.note)
    if told and told.number > 1:
        notes.append(f"Corrected {day(told.at.date())}.")
    if one.withdrawn_at:
        notes.append(f"Withdrawn {day(one.withdrawn_at.date())}; it still counts.")
    return notes
