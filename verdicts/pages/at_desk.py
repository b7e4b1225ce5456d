"""The pages of the editor's desk: route, page, what opens it, its title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.components.layout import Frame
from verdicts.components.stage import page_title
from verdicts.pages import (
    desk,
    desk_corrections,
    desk_import,
    desk_votes,
    draft,
    history,
    issues,
    ledger,
    panel,
    seats,
    tending,
    upkeep,
)
from verdicts.states.desk import DeskState
from verdicts.states.desk_corrections import DeskCorrectionsState
from verdicts.states.desk_votes import VotesDeskState
from verdicts.states.draft import DraftState
from verdicts.states.history import HistoryState
from verdicts.states.intake import IntakeState
from verdicts.states.issues import IssuesState
from verdicts.states.ledger import LedgerState
from verdicts.states.panel import PanelState
from verdicts.states.seats import SeatsState
from verdicts.states.tending import TendingState
from verdicts.states.upkeep import UpkeepState

Page = tuple[str, Callable[[Frame], rx.Component], Any, Any]


def _of(page: Any, draw: Callable[[Frame], rx.Component], state: Any) -> Page:
    return page.ROUTE, draw, state.open, page_title(state.view.meta)


AT_DESK: tuple[Page, ...] = (
    _of(desk, desk.desk, DeskState),
    _of(draft, draft.draft, DraftState),
    _of(panel, panel.panel, PanelState),
    _of(history, history.history, HistoryState),
    _of(tending, tending.tending, TendingState),
    _of(seats, seats.seats, SeatsState),
    _of(ledger, ledger.ledger, LedgerState),
    _of(desk_votes, desk_votes.desk_votes, VotesDeskState),
    _of(desk_corrections, desk_corrections.desk_corrections, DeskCorrectionsState),
    _of(issues, issues.issues, IssuesState),
    _of(desk_import, desk_import.desk_import, IntakeState),
    (upkeep.LINKS, upkeep.links, UpkeepState.open_links, page_title(UpkeepState.links.meta)),
    (upkeep.STALE, upkeep.stale, UpkeepState.open_stale, page_title(UpkeepState.stale.meta)),
)
