"""The operator's file of pools: TOML, every fault of it named at once, and nothing of it used where there is one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar, cast

from pydantic import ValidationError

from verdicts.desk.faults import Fault, faults_of
from verdicts.desk.pools.build import Builder, Faults, model
from verdicts.desk.pools.entries import EndpointEntry, Entry, ModelEntry, PoolEntry
from verdicts.desk.pools.keys import door
from verdicts.desk.pools.offer import Offer, Pools
from verdicts.desk.pools.provided import PROVIDED, RESERVED
from verdicts.desk.providers.entry import text_of

LARGEST_FILE = 500_000
TABLES = ("endpoints", "models", "personas", "pools")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")
Table = TypeVar("Table", bound=Entry)


class PoolsRefused(Exception):
    """Pools cannot be used; `faults` holds every reason, the text one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults."""
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


def read_pools(file: Path, environment: Mapping[str, str]) -> Pools:
    """The pools of a file, and those that code provides. Keys come from `environment` or from files, never from this.

    A key that is not there is no fault of the file: pools that need it say so when they are asked for.
    Raises PoolsRefused with every fault of the file.
    """
    reading = _Reading(file, _document(file))
    pools = reading.pools(environment)
    if reading.faults:
        raise PoolsRefused(reading.faults)
    return pools


def _document(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(text_of(file, LARGEST_FILE), parse_float=Decimal)
    except OSError as broken:
        raise PoolsRefused([Fault(str(file), "", f"cannot be read: {broken.strerror}")]) from None
    except (ValueError, ArithmeticError, RecursionError) as broken:
        raise PoolsRefused([Fault(str(file), "", f"is not TOML: {broken}")]) from None


@dataclass
class _Reading:
    """One file, table by table."""

    file: Path
    document: Mapping[str, object]
    faults: list[Fault] = field(default_factory=list[Fault])

    def pools(self, environment: Mapping[str, str]) -> Pools:
        """All of it; `faults` says whether it holds."""
        for key in self.document.keys() - set(TABLES):
            self._fault(key, f"is not a known table; there are {', '.join(TABLES)}")
        entries = self._read("endpoints", EndpointEntry)
        doors = {name: door(name, entry, self.file.parent, environment) for name, entry in entries.items()}
        known = self._read("models", ModelEntry)
        for name, entry in known.items():
            if entry.endpoint not in self._table("endpoints"):
                self._fault(f"models.{name}.endpoint", f"there is no [endpoints.{entry.endpoint}]")
        models = {name: model(name, entry, doors) for name, entry in known.items() if entry.endpoint in doors}
        priced = {name for name, entry in known.items() if entry.input is not None and entry.output is not None}
        broken = self._table("models").keys() - models.keys()
        offers = self._offers(Builder(doors, models, priced, self._personas(), broken))
        return Pools(offers, doors, models, PROVIDED)

    def _offers(self, builder: Builder) -> dict[str, Offer]:
        offers = dict[str, Offer]()
        for name, entry in self._read("pools", PoolEntry).items():
            found: Faults = []
            if offer := builder.offer(name, entry, found):
                offers[name] = offer
            for where, words in found:
                self._fault(f"pools.{name}.{where}", words)
            if name in RESERVED:
                self._fault(f"pools.{name}", "is a pool that Verdicts provides itself; take another name")
        if "pools" not in self.document:
            self._fault("", "must hold a table [pools.<name>]")
        return offers

    def _personas(self) -> dict[str, str]:
        kept = dict[str, str]()
        for name, text in self._table("personas").items():
            if isinstance(text, str) and text.strip() and len(text) <= 8000:
                kept[name] = text.strip()
            else:
                self._fault(f"personas.{name}", "must be a text of at most 8000 characters")
        return kept

    def _read(self, table: str, kind: type[Table]) -> dict[str, Table]:
        """The entries of a table that are fit."""
        kept = dict[str, Table]()
        for name, entry in self._table(table).items():
            where = f"{table}.{name}"
            if not _NAME.fullmatch(name):
                self._fault(where, "use up to 40 lower-case letters, digits, hyphens, dots, like my-pool-2")
                continue
            try:
                kept[name] = kind.model_validate(entry)
            except ValidationError as broken:
                self.faults += map(_in_words, faults_of(str(self.file), broken, where))
        return kept

    def _table(self, name: str) -> dict[str, object]:
        found = self.document.get(name, {})
        if not isinstance(found, dict):
            self._fault(name, f"must hold tables [{name}.<name>]")
            return {}
        return cast(dict[str, object], found)

    def _fault(self, where: str, reason: str) -> None:
        fault = Fault(str(self.file), where, reason)
        if fault not in self.faults:
            self.faults.append(fault)


def _in_words(fault: Fault) -> Fault:
    """What is said of catalogue files, said of this one."""
    if fault.field.rsplit(".", 1)[-1] in ("key", "api_key"):
        return Fault(fault.file, fault.field, "keep it elsewhere: give key_env or key_file")
    words = fault.reason.replace("a key of a catalogue file", "a known key")
    return Fault(fault.file, fault.field, words.replace("an object in braces", "a table"))
