"""The predictions on the method page: how well each reviewer foresaw, and every claim of which something is told."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.ledger.claims import told_view
from verdicts.desk.wording import plural
from verdicts.domain.predictions import FEWEST_FOR_A_BRIER_SCORE, Foresight, Prediction, foresight
from verdicts.domain.reviewers import Reviewer
from verdicts.views.claims import ToldView
from verdicts.views.method import PointView

MOST_TOLD = 500  # the newest; a page of more is no page


def foresight_points(ledger: Sequence[Prediction], reviewers: Sequence[Reviewer]) -> list[PointView]:
    """Each reviewer's Brier score with its count."""
    return [
        PointView(reviewer.name, _said(foresight(one for one in ledger if one.reviewer == reviewer.key)))
        for reviewer in reviewers
    ]


def told_views(ledger: Sequence[Prediction], reviewers: Sequence[Reviewer]) -> list[ToldView]:
    """Claims of which something is told, the newest word first."""
    names = {reviewer.key: reviewer.name for reviewer in reviewers}
    told = [(one.resolution.at, one.id, one) for one in ledger if one.resolution]
    newest = sorted(told, key=lambda entry: entry[:2], reverse=True)[:MOST_TOLD]
    return [ToldView(told_view(one), names.get(one.reviewer, ""), one.tool, f"/tools/{one.slug}") for *_, one in newest]


def _said(found: Foresight) -> str:
    many = len(found.told)
    if not many + found.open + found.void:
        return "No predictions yet."
    score = f"Brier score {found.score}, from {plural(many, 'resolved prediction')}."
    few = f"Not enough: {many} of {FEWEST_FOR_A_BRIER_SCORE} resolved."
    rest = [f"{found.open:,} open." if found.open else "", f"{found.void:,} cannot be decided." if found.void else ""]
    return " ".join(part for part in (score if found.score else few, *rest) if part)
