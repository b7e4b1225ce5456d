"""Databases that are made once a run and copied for each test: with tables, and with the demo catalogue as well.

A copy takes a millisecond, or a tenth of a second in PostgreSQL; migrations take a second and more. What a migration
does is tested in tests/store/test_migrating.py, from an empty database.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine

from verdicts.desk.opening import prepare
from verdicts.store.engine import open_engine

KINDS = ("demo", "engine")  # as the fixtures are named that want them


def wanted(fixtures: Collection[str]) -> str:
    """The kind of database that a test with these fixtures begins with; "" is an empty one."""
    return next((kind for kind in KINDS if kind in fixtures), "")


@dataclass
class Models:
    """Those of this process. `clock` is when the catalogue is imported; `made` are the kinds on the server so far."""

    folder: Path
    clock: Callable[[], datetime]
    made: set[str] = field(default_factory=set[str])

    def file(self, kind: str, at: Path) -> str:
        """The address of a SQLite database of that kind in a new file."""
        if kind:
            shutil.copyfile(self._file(kind), at)
        return f"sqlite:///{at}"

    def _file(self, kind: str) -> Path:
        file = self.folder / f"{kind}.db"
        if not file.exists():
            self._fill(f"sqlite:///{file}", kind)
        return file

    @contextmanager
    def on_server(self, kind: str, server: str) -> Iterator[str]:
        """The address of a database of that kind on a PostgreSQL server, removed at the end."""
        admin = create_engine(server, isolation_level="AUTOCOMMIT")
        name = f"verdicts_test_{uuid.uuid4().hex}"
        _create(admin, name, self._template(kind, admin))
        try:
            yield _address(admin, name)
        finally:
            with admin.connect() as conn:
                conn.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
            admin.dispose()

    def _template(self, kind: str, admin: Engine) -> str:
        if kind and kind not in self.made:
            _create(admin, _name(kind), "")
            self._fill(_address(admin, _name(kind)), kind)
            self.made.add(kind)
        return _name(kind) if kind else ""

    def _fill(self, address: str, kind: str) -> None:
        engine = open_engine(address)
        prepare(engine, demo=kind == "demo", clock=self.clock)
        engine.dispose()


def remove(server: str) -> None:
    """Remove this process's models from a server that stays."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as conn:
        for kind in KINDS:
            conn.exec_driver_sql(f"DROP DATABASE IF EXISTS {_name(kind)} WITH (FORCE)")
    admin.dispose()


def _name(kind: str) -> str:
    return f"verdicts_test_{kind}_{os.getpid()}"


def _create(admin: Engine, name: str, template: str) -> None:
    with admin.connect() as conn:
        conn.exec_driver_sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))


def _address(admin: Engine, name: str) -> str:
    return admin.url.set(database=name).render_as_string(hide_password=False)
