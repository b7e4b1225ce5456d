"""What the settings of an installation make of it: how it knows its readers, and who may vouch for them."""

from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values
from sqlalchemy import make_url

from verdicts.desk.identity import Identity
from verdicts.desk.keys import read_keys
from verdicts.desk.providers.file import read_providers
from verdicts.desk.providers.provider import Provider
from verdicts.settings import HOUSE, Settings


def keys_file(known: Settings) -> Path:
    """Where signing keys are kept when none are given: beside a SQLite database, else in data/."""
    address = make_url(known.database)
    beside = Path(str(address.database)).parent if address.get_backend_name() == "sqlite" else HOUSE / "data"
    return beside / "secret-keys"


def identity_of(known: Settings) -> Identity:
    """How this installation knows its readers."""
    cookie = "__Host-reader" if known.https else "reader"  # the prefix binds the cookie to this very host
    return Identity(tuple(known.keys or read_keys(keys_file(known))), cookie)


def providers_of(known: Settings) -> tuple[Provider, ...]:
    """With whom readers may sign in, maybe nobody. Raises ProvidersRefused: its text is for the operator."""
    if not known.providers:
        return ()
    named = {name: value or "" for name, value in dotenv_values(".env").items()}  # settings may stand there too
    return read_providers(Path(known.providers), {**named, **os.environ})
