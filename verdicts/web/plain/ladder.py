"""The plain form of the ladder."""

from __future__ import annotations

from verdicts.desk.catalogue import Site
from verdicts.views.ladder import LadderView, RungView
from verdicts.web.plain.markdown import link, page, plain, table
from verdicts.web.plain.parts import DEMO, end, plain_address


def ladder_text(view: LadderView, site: Site, demo: bool) -> str:
    """Everything that the page of a ladder says; `demo` says that picks of a demonstration are counted."""
    rungs = view.rungs
    counted = f"From {rungs.picks} {rungs.readers}, computed {rungs.computed}. {rungs.unpicked}"
    return page(
        [
            f"# Ladder: {plain(view.shown)}",
            plain(view.said),
            plain(view.empty or counted),
            DEMO if demo and not view.empty else "",
            _rungs(rungs.settled, site) if rungs.settled else "",
            *(["## Not settled: under 30 picks of their own", _rungs(rungs.others, site)] if rungs.others else []),
            end(site, view.address),
        ]
    )


def _rungs(rungs: list[RungView], site: Site) -> str:
    rows = [
        (
            f"{rung.rank}{rung.shared}",
            link(rung.name, plain_address(site, rung.href)),
            plain(rung.note),
            f"{rung.share} ({rung.interval})",
            rung.picks,
        )
        for rung in rungs
    ]
    return table(("Rank", "Tool", "", "Would be picked (95% interval)", "Picks"), rows)
