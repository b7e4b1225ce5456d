"""Many rows of the desk's list at once: what would come of it, then the same for those that can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.tending.bulk import ACTS, Chosen, bulk
from verdicts.desk.tending.telling import foretold, pressed, told
from verdicts.desk.working.said import Done, Refused

NOTHING = Refused("Choose some rows first.")
UNKNOWN = Refused("Choose what to do with them.")


@dataclass(frozen=True, slots=True)
class Planned:
    """What would come of it, those to which it can be done, as they were looked at, and what the button says."""

    said: str
    able: tuple[Chosen, ...]
    button: str


def plan(
    engine: Engine, account: int, act: str, chosen: Sequence[Chosen], words: str, now: datetime
) -> Planned | Refused:
    """Try it on all of them and keep nothing. Raises NotAllowed."""
    if act not in ACTS:
        return UNKNOWN
    if not chosen:
        return NOTHING
    outcomes = bulk(engine, account, act, chosen, words, now, rehearse=True)
    able = tuple(one.chosen for one in outcomes if not isinstance(one.answer, Refused))
    return Planned(foretold(act, outcomes, words), able, pressed(act, len(able)))


def carry_out(
    engine: Engine, account: int, act: str, chosen: Sequence[Chosen], words: str, now: datetime
) -> Done | Refused:
    """Do it to each that was planned. One that changed meanwhile is left out. Raises NotAllowed."""
    if act not in ACTS:
        return UNKNOWN
    if not chosen:
        return NOTHING
    outcomes = bulk(engine, account, act, chosen, words, now)
    done = [one.answer for one in outcomes if isinstance(one.answer, Done)]
    said = told(act, outcomes, words)
    return Done(said, published=any(one.published for one in done)) if done else Refused(said)
