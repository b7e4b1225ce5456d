"""A workload in an address: short keys, only what is not usual; broken parts fall to what is usual."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import parse_qsl

from verdicts.domain.costing import Workload
from verdicts.views.costing import FieldView

_NUMBER = re.compile(r"[0-9]{1,9}")


def workload_of(query: str, fields: Sequence[FieldView]) -> Workload:
    """The workload that a query asks for. The first of a repeated key counts."""
    given: dict[str, str] = {}
    for key, text in parse_qsl(query, keep_blank_values=True):
        given.setdefault(key, text)
    return Workload(**{field.name: _number(given.get(field.key, ""), field) for field in fields})


def workload_pairs(query: str, fields: Sequence[FieldView]) -> list[tuple[str, str]]:
    """The parts of a query that say a workload: of each field what is not usual."""
    work = asdict(workload_of(query, fields))
    return [(field.key, str(work[field.name])) for field in fields if work[field.name] != field.usual]


def _number(text: str, field: FieldView) -> int:
    number = int(text) if _NUMBER.fullmatch(text) else -1
    return number if field.least <= number <= field.most else field.usual
