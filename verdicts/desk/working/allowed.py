"""Who may: asked in the very transaction that does it, by the number that the socket's session vouches for."""

from __future__ import annotations

from sqlalchemy import Connection

from verdicts.domain.desk import Editor
from verdicts.store.working import editor_of


class NotAllowed(Exception):
    """Whoever asks does not work at the desk, or not any more."""


def allowed(conn: Connection, account: int) -> Editor:
    """The editor with that account. Raises NotAllowed."""
    editor = editor_of(conn, account) if account else None
    if editor is None:
        raise NotAllowed
    return editor
