"""An editor in a catalogue with a few tools, and what they bring."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.generate import fill, tools
from verdicts.desk.intake.make import keep, make
from verdicts.desk.intake.planning import Plan, plan
from verdicts.desk.intake.read import read
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import WorkingCopy
from verdicts.store.accounts import add_account
from verdicts.store.engine import reading, writing
from verdicts.store.working import copies

TOOLS = [tool for tool in tools(40) if len(tool.facts) > 2 and len(tool.panel) > 2][:3]


@dataclass(frozen=True)
class Desk:
    """What an editor does: looks at a file, makes drafts of it."""

    engine: Engine
    kim: int

    def look(self, text: str | bytes) -> Plan:
        """The plan of a file."""
        with reading(self.engine) as conn:
            return plan(conn, read(text.encode() if isinstance(text, str) else text), NOON)

    def make(self, text: str | bytes, skip: bool = False) -> Done | Refused:
        """Look at a file, then make its drafts."""
        data = text.encode() if isinstance(text, str) else text
        file = keep(self.engine, self.kim, "file", data, NOON)
        return make(self.engine, self.kim, file, self.look(data).digest, skip, NOON)

    def drafts(self) -> dict[str, WorkingCopy]:
        """All drafts by slug."""
        with reading(self.engine) as conn:
            return {one.cells["slug"]: one for one in copies(conn)}


@pytest.fixture
def desk(engine: Engine) -> Desk:
    """An editor called Kim; three tools are published."""
    fill(engine, TOOLS)
    with writing(engine) as conn:
        return Desk(engine, add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id)
