"""What is excluded from the community's numbers, counted from the tables for everybody to read."""

from __future__ import annotations

from verdicts.desk.catalogue import Library
from verdicts.desk.wording import plural
from verdicts.store.engine import reading
from verdicts.store.exclusions import excluded_by_reason
from verdicts.views.method import ExcludedView, PointView

MOST = 50  # reasons that are shown


def excluded(library: Library) -> ExcludedView:
    """Devices and votes in all, and by reason."""
    with reading(library.engine) as conn:
        found = excluded_by_reason(conn)
    if not found:
        return ExcludedView("Nothing is excluded at present.")
    devices, votes = sum(many for _, many, _ in found), sum(many for _, _, many in found)
    points = [PointView(_figures(some, many), reason or "No reason was given.") for reason, some, many in found]
    return ExcludedView(f"Excluded at present: {_figures(devices, votes)}.", points[:MOST])


def _figures(devices: int, votes: int) -> str:
    return f"{plural(devices, 'device')}, {plural(votes, 'vote')}"
