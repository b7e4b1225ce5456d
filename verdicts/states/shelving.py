"""What every change of shelves goes through: whose they are, the change off the event loop, news for other pages."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import reflex as rx

from verdicts.desk.shelve import Done
from verdicts.domain.shelving import Refused, Undo
from verdicts.states.following import here
from verdicts.states.personal import voting
from verdicts.states.reading import opened

UNKNOWN = "Not saved: this page does not know your device yet. Load the page again, then try once more."
LONGEST_ARGUMENT = 3000  # characters; more than anything that may be kept


def now() -> datetime:
    """The moment at which something is kept."""
    return voting.polls.clock() if voting.polls else datetime.now(UTC)


def new_token() -> str:
    """The secret of a shared shelf: 32 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(16)


def news(reader: str, state: rx.State) -> None:
    """Something of the reader's changed: their other pages look again."""
    if voting.polls:
        voting.polls.circles.news(reader, but=here(state))


async def changed(state: Any, verb: Callable[..., Done | Refused], *values: str | Any) -> Done | Refused | None:
    """Do a verb of the desk for the reader of this socket; None where nobody is known. Texts are cut, whatever they
    are, so that no handler takes more than could be kept; what is no text comes from no page of ours."""
    reader = state._meet()
    if not reader or not all(isinstance(value, str | Undo | datetime) for value in values):
        return None
    bounded = [value[:LONGEST_ARGUMENT] if isinstance(value, str) else value for value in values]
    answer = await opened(verb, reader, *bounded)
    if isinstance(answer, Done):
        news(reader, state)
    return answer
