"""The operator's file of pools: TOML, every fault of it named at once, and nothing of it used where there is one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar, cast

from pydantic import ValidationError

from verdicts.desk.faults import Fault
from verdicts.desk.pools.build import Builder, model
from verdicts.desk.pools.entries import EndpointEntry, Entry, ModelEntry, PoolEntry
from verdicts.desk.pools.keys import door
from verdicts.desk.pools.offer import Pools
from verdicts.desk.pools.provided import PROVIDED, RESERVED
from verdicts.desk.pools.references import Faults, Tables, near, of_endpoint, of_model, of_pool
from verdicts.desk.pools.shapes import shape_faults
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
    entries = reading.entries()
    if reading.faults:
        raise PoolsRefused(reading.faults)
    doors = {name: door(name, entry, file.parent, environment) for name, entry in entries.endpoints.items()}
    models = {name: model(name, entry, doors) for name, entry in entries.models.items()}
    builder = Builder(doors, models, entries.personas)
    offers = {name: builder.offer(name, entry) for name, entry in entries.pools.items()}
    return Pools(offers, doors, models, PROVIDED, entries.personas)


def _document(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(text_of(file, LARGEST_FILE), parse_float=Decimal)
    except OSError as broken:
        raise PoolsRefused([Fault(str(file), "", f"cannot be read: {broken.strerror}")]) from None
    except (ValueError, ArithmeticError, RecursionError) as broken:
        raise PoolsRefused([Fault(str(file), "", f"is not TOML: {broken}")]) from None


@dataclass(frozen=True)
class _Entries:
    """All tables of a file; where there are faults, those that have none."""

    endpoints: Mapping[str, EndpointEntry]
    models: Mapping[str, ModelEntry]
    personas: Mapping[str, str]
    pools: Mapping[str, PoolEntry]


@dataclass
class _Reading:
    """One file, table by table. `spelt` are the tables that are there under a name which is not quite theirs."""

    file: Path
    document: Mapping[str, object]
    faults: list[Fault] = field(default_factory=list[Fault])
    spelt: dict[str, str] = field(default_factory=dict[str, str])

    def entries(self) -> _Entries:
        """All of it; `faults` says whether it holds."""
        for key in self.document:
            if key not in TABLES:
                self._unknown(key)
        tables = Tables(*map(self._table, TABLES[:3]))
        found = _Entries(
            self._read("endpoints", EndpointEntry, of_endpoint, tables),
            self._read("models", ModelEntry, of_model, tables),
            self._personas(),
            self._read("pools", PoolEntry, of_pool, tables),
        )
        for name in RESERVED & self._table("pools").keys():
            self._fault(f"pools.{name}", "is a pool that Verdicts provides itself; take another name")
        if self.spelt.get("pools", "pools") not in self.document:
            self._fault("", "must hold a table [pools.<name>]")
        return found

    def _unknown(self, key: str) -> None:
        """A table whose name is nearly one is read as that one, so that its faults show, too."""
        meant = near(key, TABLES)
        if meant and meant not in self.document:
            self.spelt.setdefault(meant, key)
        known = f"do you mean {meant}?" if meant else f"there are {', '.join(TABLES)}"
        self._fault(key, f"is not a known table; {known}")

    def _personas(self) -> dict[str, str]:
        kept = dict[str, str]()
        for name, text in self._table("personas").items():
            if isinstance(text, str) and text.strip() and len(text) <= 8000:
                kept[name] = text.strip()
            else:
                self._fault(f"personas.{name}", "must be a text of at most 8000 characters")
        return kept

    def _read(
        self, table: str, kind: type[Table], refers: Callable[[object, Tables], Faults], tables: Tables
    ) -> dict[str, Table]:
        """The entries of a table that are fit; faults of shape first, then of what they name."""
        kept = dict[str, Table]()
        for name, entry in self._table(table).items():
            where = f"{self.spelt.get(table, table)}.{name}"
            if not _NAME.fullmatch(name):
                self._fault(where, "use up to 40 lower-case letters, digits, hyphens, dots, like my-pool-2")
            try:
                kept[name] = kind.model_validate(entry)
            except ValidationError as broken:
                for fault in shape_faults(str(self.file), broken, where, kind):
                    self._fault(fault.field, fault.reason)
            for at, words in refers(entry, tables):
                self._fault(f"{where}.{at}", words)
        return kept

    def _table(self, name: str) -> dict[str, object]:
        spelt = self.spelt.get(name, name)
        found = self.document.get(spelt, {})
        if not isinstance(found, dict):
            self._fault(spelt, f"must hold tables [{name}.<name>]")
            return {}
        return cast(dict[str, object], found)

    def _fault(self, where: str, reason: str) -> None:
        """One a place: what comes after the first would follow from it."""
        if all(fault.field != where for fault in self.faults):
            self.faults.append(Fault(str(self.file), where, reason))
