"""Why a tool has no figure."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.costing.plans import OWN, counted
from verdicts.desk.tool.prices import METERS
from verdicts.desk.wording import listed
from verdicts.domain.costing import TOKENS, Workload, beyond, lacking, quantities
from verdicts.views.costing import BoundView, PricedView, UnsourcedView


def meters(keys: Sequence[str]) -> str:
    """Meters in words: input, cached input and GPU hour."""
    return listed([METERS[meter].lower().replace("gpu", "GPU") for meter in keys])


def without(tool: PricedView, work: Workload) -> UnsourcedView:
    """Why there is no figure: the bounds that a request passes, or which meters lack."""
    passed = _passed(tool, work)
    reason = f"No figure: {listed([one.said for one in passed])}." if passed else _lacks(tool, work)
    own = OWN if tool.own else ""
    return UnsourcedView(
        *(tool.i, tool.letter, tool.name),
        said=own if own and not tool.plans else f"{reason} {own}".strip(),
        rows=[one.row for one in passed],
    )


def _passed(tool: PricedView, work: Workload) -> list[BoundView]:
    """The bounds of the first plan that lacks nothing else."""
    for view in tool.plans:
        plan = counted(view)
        if not lacking(plan, work):
            over = beyond(plan, work)
            return [one for one, bound in zip(view.bounds, plan.bounds, strict=True) if bound in over]
    return []


def _lacks(tool: PricedView, work: Workload) -> str:
    """Which meters lack: of the plan that lacks fewest, or all that the workload takes where there is no price."""
    ways = [(lacking(counted(plan), work), plan.odd) for plan in tool.plans]
    taken = quantities(work, 1)
    without = [meter for meter in TOKENS if taken[meter]]
    lacks, odd = min(ways, key=lambda way: len(way[0]), default=(without, ""))
    counts = f" A unit that cannot be counted: {odd}." if odd else ""
    return f"Not sourced: {meters(lacks) or 'any price'}.{counts}"
