"""The pages of the editor's desk: route, page, what opens it, title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.components.layout import Frame
from verdicts.components.stage import page_title
from verdicts.pages import desk, desk_corrections, desk_votes, draft
from verdicts.states.desk import DeskState
from verdicts.states.desk_corrections import DeskCorrectionsState
from verdicts.states.desk_votes import VotesDeskState
from verdicts.states.draft import DraftState


def _of(page: Any, draw: Callable[[Frame], rx.Component], state: Any) -> tuple[str, Any, Any, Any]:
    return page.ROUTE, draw, state.open, page_title(state.view.meta)


DESK: tuple[tuple[str, Callable[[Frame], rx.Component], Any, Any], ...] = (
    _of(desk, desk.desk, DeskState),
    _of(draft, draft.draft, DraftState),
    _of(desk_votes, desk_votes.desk_votes, VotesDeskState),
    _of(desk_corrections, desk_corrections.desk_corrections, DeskCorrectionsState),
)
