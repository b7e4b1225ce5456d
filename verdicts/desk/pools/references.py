"""What a table says of other tables. It is looked up whatever else is wrong with the table, so that all faults show.

Tables come as they are written: what has another shape than it should has a fault of its own and is passed over here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from verdicts.desk.wording import listed
from verdicts.fusion.events import JUDGE

LONGEST = 200  # characters of a name
Raw = Mapping[str, object]
Faults = Iterator[tuple[str, str]]  # a field, and what is wrong with it
Voices = Sequence[tuple[str, Raw]]


@dataclass(frozen=True)
class Tables:
    """The tables that others name, by their names; also those that have faults."""

    endpoints: Raw
    models: Raw
    personas: Raw


def of_endpoint(_entry: object, _tables: Tables) -> Faults:
    """An endpoint names nothing."""
    yield from ()


def of_model(entry: object, tables: Tables) -> Faults:
    """Its endpoint."""
    name = _text(table(entry), "endpoint")
    if name and name not in tables.endpoints:
        yield "endpoint", f"there is no [endpoints.{name}]{_hint(name, tables.endpoints)}"


def of_pool(entry: object, tables: Tables) -> Faults:
    """Its models and personas, and what its members are to each other."""
    raw = table(entry)
    given = raw.get("members")
    many = cast(list[object], given) if isinstance(given, list) else []
    members = [(f"members[{at}]", _voice(one)) for at, one in enumerate(many)]
    voices = [*members, ("judge", _voice(raw.get("judge")))]
    yield from _models(voices, tables)
    yield from _personas(members, tables)
    yield from _names(members)
    quorum = raw.get("quorum")
    if isinstance(quorum, int) and quorum > len(many) > 0:
        yield "quorum", f"is more than the {len(many)} members"
    if "budget" in raw:
        yield from _unpriced(voices, tables)


def table(found: object) -> Raw:
    """It, or an empty one where it is none."""
    return cast(Raw, found) if isinstance(found, Mapping) else {}


def near(name: str, known: Raw | Sequence[str]) -> str:
    """The known name that is most like it, "" for none."""
    return next(iter(get_close_matches(name, list(known), 1)), "")


def _voice(found: object) -> Raw:
    """A member or a judge may be written as the name of its model."""
    return {"model": found} if isinstance(found, str) else table(found)


def _text(raw: Raw, key: str) -> str:
    found = raw.get(key)
    return found.strip() if isinstance(found, str) and len(found) <= LONGEST else ""


def _hint(name: str, known: Raw) -> str:
    if like := near(name, known):
        return f"; do you mean {like}?"
    return f"; the file has {listed(list(known)[:8])}" if known else ""


def _models(voices: Voices, tables: Tables) -> Faults:
    for where, raw in voices:
        for key in ("model", "fallback"):
            name = _text(raw, key)
            if name and name not in tables.models:
                yield f"{where}.{key}", f"there is no [models.{name}]{_hint(name, tables.models)}"


def _personas(members: Voices, tables: Tables) -> Faults:
    for where, raw in members:
        name = _text(raw, "persona")
        if name and name not in tables.personas and " " not in name:
            hint = _hint(name, tables.personas)
            yield f"{where}.persona", f"there is no {name} in [personas]{hint or '; a text has more than one word'}"


def _names(members: Voices) -> Faults:
    seen = set[str]()
    for where, raw in members:
        name = _text(raw, "name") or _text(raw, "model")
        if name == JUDGE:
            yield f"{where}.name", "is the judge's own name; take another"
        elif name in seen:
            yield f"{where}.name", f"{name} is a member already; give each a name of its own"
        elif not name.isprintable():
            yield f"{where}.name", "holds characters that cannot be shown"
        seen |= {name} - {""}


def _unpriced(voices: Voices, tables: Tables) -> Faults:
    used = dict.fromkeys(_text(raw, key) for _, raw in voices for key in ("model", "fallback"))
    found = [name for name in used if {"input", "output"} - table(tables.models.get(name, _PRICED)).keys()]
    if found:
        models = listed([f"[models.{name}]" for name in found])
        yield "budget", f"means nothing until input and output prices are in {models} (0 where free)"


_PRICED = {"input": 0, "output": 0}  # of a model that is not there nothing else is said
