"""The operator's file of providers: TOML, every fault of it named at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from pydantic import SecretStr, ValidationError

from verdicts.desk.faults import Fault, faults_of
from verdicts.desk.providers.entry import Entry, NoSecret, text_of
from verdicts.desk.providers.provider import Provider
from verdicts.domain.slugs import slug_fault

LARGEST_FILE = 100_000
LONGEST_KEY = 40


class ProvidersRefused(Exception):
    """Providers cannot be used; `faults` holds every reason, the text one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults."""
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


def read_providers(file: Path, environment: Mapping[str, str]) -> tuple[Provider, ...]:
    """The providers of a file in its order. Secrets come from `environment` or from files, never from this one.

    Raises ProvidersRefused with every fault of the file.
    """
    found, faults = list[Provider](), list[Fault]()
    for key, entry in _entries(file).items():
        try:
            found.append(_provider(file, key, entry, environment))
        except ProvidersRefused as refused:
            faults += refused.faults
    if faults:
        raise ProvidersRefused(faults)
    return tuple(found)


def _entries(file: Path) -> dict[str, object]:
    try:
        document = tomllib.loads(text_of(file, LARGEST_FILE))
    except OSError as broken:
        raise ProvidersRefused([Fault(str(file), "", f"cannot be read: {broken.strerror}")]) from None
    except (ValueError, RecursionError) as broken:
        raise ProvidersRefused([Fault(str(file), "", f"is not TOML: {broken}")]) from None
    entries = document.get("providers")
    if not isinstance(entries, dict) or set(document) != {"providers"}:
        raise ProvidersRefused([Fault(str(file), "", "must hold tables [providers.<key>] and nothing else")])
    return cast(dict[str, object], entries)


def _provider(file: Path, key: str, entry: object, environment: Mapping[str, str]) -> Provider:
    where = f"providers.{key}"
    if fault := slug_fault(key) or (f"use at most {LONGEST_KEY} characters" if len(key) > LONGEST_KEY else ""):
        raise ProvidersRefused([Fault(str(file), where, fault)])
    try:
        known = Entry.model_validate(entry)
        secret = known.secret(file.parent, environment)
    except ValidationError as broken:
        raise ProvidersRefused(map(_in_words, faults_of(str(file), broken, where))) from None
    except NoSecret as none:
        raise ProvidersRefused([Fault(str(file), ".".join(filter(None, (where, none.field))), none.reason)]) from None
    return Provider(key, known.name, known.issuer, known.client_id, SecretStr(secret), known.scopes)


def _in_words(fault: Fault) -> Fault:
    """What is said of catalogue files, said of this one."""
    if fault.field.endswith(".client_secret"):
        return Fault(fault.file, fault.field, "keep it elsewhere: give client_secret_env or client_secret_file")
    return Fault(fault.file, fault.field, fault.reason.replace("a key of a catalogue file", "a known key"))
