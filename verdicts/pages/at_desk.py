"""The pages of the editor's desk: route, page, what opens it, its title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.components.layout import Frame
from verdicts.components.stage import page_title
from verdicts.pages import desk, desk_import, draft, upkeep
from verdicts.states.desk import DeskState
from verdicts.states.draft import DraftState
from verdicts.states.intake import IntakeState
from verdicts.states.upkeep import UpkeepState

AT_DESK: tuple[tuple[str, Callable[[Frame], rx.Component], Any, Any], ...] = (
    (desk.ROUTE, desk.desk, DeskState.open, page_title(DeskState.view.meta)),
    (draft.ROUTE, draft.draft, DraftState.open, page_title(DraftState.view.meta)),
    (desk_import.ROUTE, desk_import.desk_import, IntakeState.open, page_title(IntakeState.view.meta)),
    (upkeep.LINKS, upkeep.links, UpkeepState.open_links, page_title(UpkeepState.links.meta)),
    (upkeep.STALE, upkeep.stale, UpkeepState.open_stale, page_title(UpkeepState.stale.meta)),
)
