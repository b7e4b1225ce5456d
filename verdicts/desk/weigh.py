"""Keep weights for an account, show them to it, give them back or remove them on request."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.catalogue import Library
from verdicts.desk.dates import day
from verdicts.domain.weighing import EQUAL, MOST_KEPT, parse, written
from verdicts.store.engine import reading, writing
from verdicts.store.weights import forget, keep, kept_of

_TIMES = {0: "left out", 1: "× ½", 4: "× 2"}


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


def kept_words(library: Library, account: int) -> str:
    """What an account keeps: Builder × 2, Skeptic left out, must “License: has a value”; kept 3 Nov 2026.

    "" without any. Raises DatabaseTrouble.
    """
    reviewers = library.catalogue().reviewers
    with reading(library.engine) as conn:
        kept = kept_of(conn, account)
    if kept is None:
        return ""
    setting = parse(kept.setting, [reviewer.key for reviewer in reviewers])
    counted = [(reviewer.name, setting.of(reviewer.key)) for reviewer in reviewers]
    said = [f"{name} {_TIMES[halves]}" for name, halves in counted if halves != EQUAL]
    said += [f"must “{must.words}”" for must in setting.musts]
    return f"{', '.join(said) or 'Nothing that still counts'}; kept {day(kept.kept_at.date())}"


def forget_weights(library: Library, account: int) -> None:
    """Remove what an account keeps. Raises DatabaseTrouble."""
    with writing(library.engine) as conn:
        forget(conn, account)
