"""The pages of the editor's desk: route, page, what opens it, its title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.components.layout import Frame
from verdicts.components.stage import page_title
from verdicts.pages import desk, desk_import, draft, history, ledger, seats, tending, upkeep
from verdicts.states.desk import DeskState
from verdicts.states.draft import DraftState
from verdicts.states.history import HistoryState
from verdicts.states.intake import IntakeState
from verdicts.states.ledger import LedgerState
from verdicts.states.seats import SeatsState
from verdicts.states.tending import TendingState
from verdicts.states.upkeep import UpkeepState

AT_DESK: tuple[tuple[str, Callable[[Frame], rx.Component], Any, Any], ...] = (
    (desk.ROUTE, desk.desk, DeskState.open, page_title(DeskState.view.meta)),
    (draft.ROUTE, draft.draft, DraftState.open, page_title(DraftState.view.meta)),
    (history.ROUTE, history.history, HistoryState.open, page_title(HistoryState.view.meta)),
    (tending.ROUTE, tending.tending, TendingState.open, page_title(TendingState.view.meta)),
    (seats.ROUTE, seats.seats, SeatsState.open, page_title(SeatsState.view.meta)),
    (ledger.ROUTE, ledger.ledger, LedgerState.open, page_title(LedgerState.view.meta)),
    (desk_import.ROUTE, desk_import.desk_import, IntakeState.open, page_title(IntakeState.view.meta)),
    (upkeep.LINKS, upkeep.links, UpkeepState.open_links, page_title(UpkeepState.links.meta)),
    (upkeep.STALE, upkeep.stale, UpkeepState.open_stale, page_title(UpkeepState.stale.meta)),
)
