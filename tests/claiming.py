"""Claims for tests: tools whose takes claim something, and ledgers of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from tests.generate import fill, tools
from verdicts.domain.predictions import Prediction
from verdicts.domain.tools import Claim, Tool
from verdicts.store.engine import reading
from verdicts.store.predictions import predictions

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = date(2027, 3, 1)
PLAIN = next(tool for tool in tools(20) if len(tool.panel) > 2)


def claim(text: str = "It has a Windows build", by: date = LATER, chance: int = 70) -> Claim:
    """One claim."""
    return Claim(text=text, by=by, chance=chance)


def claiming(*claims: Claim, of: Tool = PLAIN, take: int = 0) -> Tool:
    """A tool of which one take makes these claims, and only that one."""
    panel = [one.model_copy(update={"claims": claims if at == take else ()}) for at, one in enumerate(of.panel)]
    return Tool.model_validate(of.model_dump() | {"panel": [one.model_dump() for one in panel]})


def publish(engine: Engine, *claims: Claim, at: datetime = AT) -> list[Prediction]:
    """Publish the tool with these claims; the ledger after it."""
    fill(engine, [claiming(*claims)], at)
    return ledger(engine)


def ledger(engine: Engine) -> list[Prediction]:
    """All of it."""
    with reading(engine) as conn:
        return predictions(conn)
