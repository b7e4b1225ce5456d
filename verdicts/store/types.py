"""Column types that read the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_MICRO = Decimal(1_000_000)


class Micro(TypeDecorator[Decimal]):
    """An exact Decimal of up to six decimal places, kept as whole millionths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Millionths; a finer amount is refused, not rounded."""
        if value is None:
            return None
        micro = value * _MICRO
        if micro != micro.to_integral_value():
            raise ValueError(f"{value} has more than six decimal places")
        return int(micro)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """The Decimal without superfluous zeros."""
        return None if value is None else _short(Decimal(value) / _MICRO)


class Exactly(TypeDecorator[Any]):
    """A number or text, kept as its JSON text: SQLite would turn the 7.0 of a JSON column into 7."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """JSON text."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The number or text."""
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept and returned as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC; SQLite keeps no zone, so it gets the bare UTC time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _short(amount: Decimal) -> Decimal:
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize()
