"""Shelves for tests: what is kept, in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Engine

from tests.votes import AT, reader
from verdicts.domain.shelves import Bookmark, Shelf
from verdicts.store.engine import reading, writing
from verdicts.store.shelves import whole_shelves

Answer = TypeVar("Answer")
OLLAMA, VLLM, PAIR = "/tools/ollama", "/tools/vllm", "/compare/ollama-vs-vllm"
LINK = "https://example.com/a?b=1#c"


def do(engine: Engine, verb: Callable[..., Answer], *values: Any, **named: Any) -> Answer:
    """One verb of the store in a transaction of its own."""
    with writing(engine) as conn:
        return verb(conn, *values, **named)


def stands(engine: Engine, number: int) -> dict[str, list[str]]:
    """The addresses on each shelf of a reader."""
    return {one.name: [each.address for each in one.bookmarks] for one in whole(engine, number)}


def whole(engine: Engine, number: int) -> list[Shelf]:
    """Everything that a reader keeps."""
    with reading(engine) as conn:
        return whole_shelves(conn, reader(number))


def full_shelf(name: str, *addresses: str, note: str = "") -> Shelf:
    """A shelf that holds those."""
    return Shelf(name, AT, tuple(Bookmark(address, AT, note) for address in addresses))
