"""Checks the links of the catalogue while the server runs, where an operator switched that on."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Engine

from verdicts.desk.upkeep.probe import Prober
from verdicts.desk.upkeep.round import Rounds
from verdicts.repeating import repeating
from verdicts.settings import Settings
from verdicts.states.upkeep import checking

log = structlog.get_logger()


@dataclass
class LinkWatch:
    """Begins a round every `every` seconds, never with None. Of several workers one is at it at a time."""

    rounds: Rounds | None
    every: float = 60.0

    def running(self) -> AbstractAsyncContextManager[None]:
        """Wait, check, until the block ends."""
        return repeating(self.rounds.once, self.every, "links not checked") if self.rounds else nullcontext()


def link_watch(known: Settings, engine: Engine) -> LinkWatch:
    """As the settings wish it; the pages of the desk are told whether links are checked."""
    checking.on = known.link_checks == "on"
    prober = Prober(f"{known.site_name.encode('ascii', 'ignore').decode()} link check (+{known.base_url})")
    every = timedelta(days=known.link_check_days)
    return LinkWatch(Rounds(engine, prober, every, lambda: datetime.now(UTC)) if checking.on else None)
