"""`verdicts rotate-keys`"""

from __future__ import annotations

from verdicts.commands.ground import fail, out
from verdicts.desk.keys import KEPT, rotate_keys
from verdicts.installation import keys_file
from verdicts.settings import settings


def run() -> None:
    """Sign new cookies with a new key; readers known by the last two keys stay known.

    Restart the server afterwards. With VERDICTS_SECRET_KEYS the keys are yours: put a new one in front there.
    """
    if settings().keys:
        fail("VERDICTS_SECRET_KEYS is set: put a new key in front of it, drop the oldest, and restart.")
    file = keys_file(settings())
    kept = len(rotate_keys(file))
    out.print(f"A new key is in front of {file}; {kept} of at most {KEPT} are read. Restart the server to use it.")
