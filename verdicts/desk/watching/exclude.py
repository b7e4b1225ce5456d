"""Weigh what an exclusion would do, exclude readers with a reason that is public, let them count again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.wording import listed, plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.store.engine import reading, writing
from verdicts.store.excluding import exclude_all, include_all
from verdicts.store.exclusions import Weight, tool_names, weigh_votes
from verdicts.views.desk_votes import WeighedView

LONGEST_REASON = 200
MOST_LINES = 40
UNNAMED = "An editor"  # who has not said what they are called
NOBODY = Refused("Nothing is selected.")


def weigh(engine: Engine, account: int, readers: Sequence[str]) -> WeighedView:
    """What excluding them takes out of which counts. Raises NotAllowed."""
    with reading(engine) as conn:
        allowed(conn, account)
        weight = weigh_votes(conn, readers)
        sets = {key: [int(part) for part in key.split("-")] for key in weight.picks}
        names = tool_names(conn, sorted({number for among in sets.values() for number in among}))
    picked = {listed([names[number] for number in among], "or"): weight.picks[key] for key, among in sets.items()}
    lines = [*_ballots(weight), *(f"{name}: {plural(many, 'pick')}" for name, many in picked.items())]
    further = [f"and {len(lines) - MOST_LINES:,} more"] if len(lines) > MOST_LINES else []
    return WeighedView(_said(len(readers), weight), [*lines[:MOST_LINES], *further])


def _said(devices: int, weight: Weight) -> str:
    ballots, picks = weight.ballots.total(), weight.picks.total()
    tools = len({name for name, _ in weight.ballots})
    what = f"{plural(ballots, 'ballot')} on {plural(tools, 'tool')} and {plural(picks, 'pick')}"
    return f"Excluding {plural(devices, 'device')} takes {what} out of the counts. Nothing is deleted."


def _ballots(weight: Weight) -> list[str]:
    names = sorted({name for name, _ in weight.ballots}, key=str.casefold)
    return [f"{name}: {weight.ballots[name, 'ship']:,} ship, {weight.ballots[name, 'skip']:,} skip" for name in names]


def exclude(engine: Engine, account: int, readers: Sequence[str], reason: str, now: datetime) -> Done | Refused:
    """Leave their votes out of every count, present ones and later ones. Raises NotAllowed."""
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON or not why.isprintable():
        return Refused(f"Give a reason of at most {LONGEST_REASON} characters: it stands on the method page.")
    if not readers:
        return NOBODY
    with writing(engine) as conn:
        by = allowed(conn, account)
        done = exclude_all(conn, readers, why, now, by.byline or UNNAMED)
    return (
        Done(f"{plural(len(done), 'device is', 'devices are')} excluded.")
        if done
        else Refused("They were excluded already.")
    )


def include(engine: Engine, account: int, readers: Sequence[str], now: datetime) -> Done | Refused:
    """Count their votes again. Raises NotAllowed."""
    if not readers:
        return NOBODY
    with writing(engine) as conn:
        by = allowed(conn, account)
        freed = include_all(conn, readers, now, by.byline or UNNAMED)
    return Done(f"{plural(len(freed), 'device counts', 'devices count')} again.") if freed else NOBODY
