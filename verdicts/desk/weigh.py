"""Keep weights for an account, and give them back on request."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.catalogue import Library
from verdicts.domain.weighing import MOST_KEPT, parse, written
from verdicts.store.engine import reading, writing
from verdicts.store.weights import keep, kept_of


def setting_of(library: Library, query: str) -> str:
    """What of a query string, or of a form's body, is a setting: the shortest form, "" where reviewers count alike."""
    keys = [reviewer.key for reviewer in library.catalogue().reviewers]
    return written(parse(query, keys, len(query)), keys)


def keep_weights(library: Library, account: int, query: str, now: datetime) -> str | None:
    """Keep what a form has set in the place of what was kept; gives it, None where it is too long to be kept.

    Raises DatabaseTrouble.
    """
    setting = setting_of(library, query)
    if len(setting) > MOST_KEPT:
        return None
    with writing(library.engine) as conn:
        keep(conn, account, setting, now)
    return setting


def kept_weights(library: Library, account: int) -> str:
    """What an account keeps, as an address has it today, "" without any. Raises DatabaseTrouble."""
    with reading(library.engine) as conn:
        kept = kept_of(conn, account)
    return setting_of(library, kept.setting) if kept else ""
