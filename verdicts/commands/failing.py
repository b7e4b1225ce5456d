"""What a failure of settings, of an operator's file or of the database is in a sentence."""

from __future__ import annotations

from pydantic import ValidationError

from verdicts.desk.pools.file import PoolsRefused
from verdicts.desk.providers.file import ProvidersRefused
from verdicts.post.refusals import LetterRefused
from verdicts.store.engine import DatabaseTrouble, in_words
from verdicts.store.migrating import DatabaseTooNew


def sentence(broken: Exception) -> str:
    """What the operator reads; nothing for what is a fault of ours."""
    match broken:
        case ValidationError(title="Settings"):
            return "\n".join(_settings_lines(broken))
        case ProvidersRefused():
            return f"VERDICTS_PROVIDERS cannot be used:\n{broken}"
        case PoolsRefused():
            return f"VERDICTS_POOLS cannot be used:\n{broken}"
        case LetterRefused():
            return f"Mail cannot be sent like this: {broken}. Check VERDICTS_MAIL_FROM and VERDICTS_DKIM_KEY."
        case DatabaseTooNew():
            return f"Nothing was done: {broken}."
        case DatabaseTrouble():
            return f"The database cannot be used: {in_words(broken)}. Check VERDICTS_DATABASE_URL and try again."
        case _:
            return ""


def _settings_lines(broken: ValidationError) -> list[str]:
    """One line a bad setting: its name, and what is wrong with it."""
    return [
        f"VERDICTS_{'_'.join(map(str, one['loc'])).upper()}: {one['msg'].removeprefix('Value error, ')}"
        for one in broken.errors()  # the value itself is not repeated: an address may hold a password
    ]
