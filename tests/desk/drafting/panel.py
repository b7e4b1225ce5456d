"""What models write in these tests, and a panel drafted from beginning to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.fusion.peer import Asked
from verdicts.desk.draft_panel import draft_panel
from verdicts.desk.drafting.job import Ended, Job, PanelEvent
from verdicts.domain.drafting import PanelRun, TakeDraft
from verdicts.domain.tools import Tool
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Pool
from verdicts.fusion.wire import Wire
from verdicts.store.reviewers import reviewers
from verdicts.store.tools import tool_by_slug

TEXT = "I would put it in the stack, since it says plainly what it does and how to leave it again."
KEYS = ("builder", "skeptic", "futurist", "founder", "creator")


def opinion(score: int = 70, text: str = TEXT, quotes: list[tuple[int, str]] | None = None, **more: Any) -> str:
    """An opinion as a model writes it."""
    cited = [{"datum": datum, "text": words} for datum, words in quotes or []]
    return json.dumps({"quotes": cited, "doubts": ["It does not say who pays."], "text": text, "score": score, **more})


def merged(*sentences: str, drafts: tuple[str, ...] = ("A",)) -> str:
    """A judge's answer where drafts are merged."""
    written = [{"text": text, "drafts": list(drafts)} for text in sentences or (TEXT,)]
    notes = {"agreements": [], "contradictions": [], "only_one": [], "errors": []}
    return json.dumps({**notes, "sentences": written})


def reviewer_of(asked: Asked) -> str:
    """The key of the reviewer in whose name a member is asked."""
    system = str(asked.body["messages"][0]["content"])
    return next(key for key in KEYS if f"You are the {key.capitalize()}," in system)


def by_reviewer(scores: dict[str, int], other: int = 70) -> Callable[[Asked], str]:
    """A member whose score depends on the reviewer."""
    return lambda asked: opinion(scores.get(reviewer_of(asked), other))


@dataclass
class Told:
    """All that a panel told, and the run at its end."""

    events: list[PanelEvent] = field(default_factory=list[PanelEvent])

    @property
    def run(self) -> PanelRun:
        """The run as it was stored."""
        last = self.events[-1]
        assert isinstance(last, Ended)
        return last.run

    def take(self, reviewer: str) -> TakeDraft:
        """One reviewer's."""
        return next(take for take in self.run.takes if take.reviewer == reviewer)


def job_of(engine: Engine, slug: str, pool: Pool, *keys: str, tool: dict[str, Any] | None = None, **more: Any) -> Job:
    """A job over the reviewers of those keys, by default all; `tool` are fields in place of the tool's own."""
    with engine.connect() as conn:
        found, all_of_them = tool_by_slug(conn, slug), reviewers(conn)
    assert isinstance(found, Tool)
    chosen = tuple(one for one in all_of_them if not keys or one.key in keys)
    return Job(found.model_copy(update=tool or {}), chosen, pool, **more)


async def drafted(
    engine: Engine, job: Job, wire: Wire, now: Callable[[], datetime] = lambda: NOON, known: Known | None = None
) -> Told:
    """The whole panel."""
    told = Told()
    async with aclosing(draft_panel(engine, job, Means(wire, known or Known()), now)) as events:
        async for event in events:
            told.events.append(event)
    return told


def money(text: str) -> Decimal:
    """Money of a text."""
    return Decimal(text)
