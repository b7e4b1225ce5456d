"""A caller's JSON Schema becomes a Pydantic type.

The subset is that of strict structured outputs: an object whose properties are all required (what may be missing is a
union with null) and that takes no others; string, integer, number, boolean, null, enum and const of strings, whole
numbers and booleans, array, object, anyOf, `$ref` into `$defs` that does not come back to itself; bounds of numbers,
lengths and arrays, and pattern. Whatever else a schema says is refused: passing it over would promise too much.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, cast

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.errors import PydanticUserError
from pydantic_core import SchemaError

from verdicts.fusion.serve.refusing import Wrong

LONGEST, MOST_PROPERTIES, DEEPEST, MOST_VALUES = 50_000, 200, 8, 500
ALL_REQUIRED = "must require every property and allow no others; what may be missing is a union with null"
TOLD = {"title", "description", "$defs", "$schema", "$id", "examples", "default", "type"}
BOUNDS: Mapping[str, Mapping[str, str]] = {
    "string": {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"},
    "array": {"minItems": "min_length", "maxItems": "max_length"},
    "integer": {
        "minimum": "ge", "maximum": "le", "exclusiveMinimum": "gt", "exclusiveMaximum": "lt",
        "multipleOf": "multiple_of",
    },
    "object": {}, "boolean": {}, "null": {},
}  # fmt: skip
OWN = {"array": {"items"}, "object": {"properties", "required", "additionalProperties"}}
SIMPLE: Mapping[str, Any] = {"string": str, "integer": int, "number": float, "boolean": bool, "null": type(None)}
_CLOSED = ConfigDict(
    extra="forbid", validate_by_name=True, validate_by_alias=True, protected_namespaces=(), allow_inf_nan=False
)
Node = Mapping[str, Any]


def type_of(schema: dict[str, Any]) -> type[BaseModel]:
    """The type of a schema; one of the same schema is made once. Raises Wrong."""
    text = json.dumps(schema)
    if len(text) > LONGEST:
        raise _wrong("", f"is longer than {LONGEST} characters")
    return _made(text)


@lru_cache(maxsize=64)
def _made(text: str) -> type[BaseModel]:
    schema = json.loads(text)
    made = _Making(schema.get("$defs", {}))
    if schema.get("type") != "object":
        raise _wrong("", "must be an object")
    try:
        return made.object(schema, "", 0)
    except (PydanticUserError, SchemaError, TypeError, ValueError) as broken:
        raise _wrong("", f"cannot be used: {str(broken).splitlines()[0][:200]}") from None


def _wrong(where: str, words: str) -> Wrong:
    place = f"response_format: the schema{' at ' + where if where else ''} {words}."
    return Wrong(400, "unsupported_schema", place, "response_format")


@dataclass
class _Making:
    """One schema; `count` counts its properties."""

    definitions: Node
    count: int = 0
    within: list[str] = field(default_factory=list[str])

    def object(self, node: Node, where: str, deep: int) -> type[BaseModel]:
        """The type of an object."""
        self._known(node, "object", where)
        properties = node.get("properties")
        if not isinstance(properties, dict) or not properties:
            raise _wrong(where, "must name its properties")
        names = cast(dict[str, Any], properties)
        if node.get("additionalProperties", False) is not False or set(node.get("required", ())) != set(names):
            raise _wrong(where, ALL_REQUIRED)
        self.count += len(names)
        if self.count > MOST_PROPERTIES:
            raise _wrong(where, f"has more than {MOST_PROPERTIES} properties")
        fields = {
            _python(name, at): self._field(name, inner, where, deep) for at, (name, inner) in enumerate(names.items())
        }
        title = str(node.get("title") or where.replace(".", " ") or "answer")[:60]
        return create_model(title, __config__=_CLOSED, **fields)  # pyright: ignore[reportCallIssue, reportArgumentType]

    def _field(self, name: str, inner: Any, above: str, deep: int) -> Any:
        where = f"{above}.{name}" if above else name
        made, bounds = self._kind(inner, where, deep + 1)
        words = cast(Node, inner).get("description")
        if isinstance(words, str):
            bounds["description"] = words[:2000]
        return made, Field(alias=name, **bounds)

    def _kind(self, node: Any, where: str, deep: int) -> tuple[Any, dict[str, Any]]:
        """An annotation, and what bounds it."""
        if not isinstance(node, dict) or deep > DEEPEST:
            raise _wrong(where, f"must be an object of its own, at most {DEEPEST} deep")
        known = cast(dict[str, Any], node)
        if "$ref" in known:
            return self._referred(known, where, deep)
        if "enum" in known or "const" in known:
            return self._listed(known, where), {}
        kinds = known.get("anyOf") or known.get("type")
        if isinstance(kinds, list):
            return self._union(known, cast(list[Any], kinds), where, deep), {}
        return self._single(known, str(kinds), where, deep)

    def _single(self, node: Node, kind: str, where: str, deep: int) -> tuple[Any, dict[str, Any]]:
        if kind not in (*SIMPLE, "array", "object"):
            raise _wrong(where, "must say its type")
        if kind == "object":
            return self.object(node, where, deep), {}
        bounds = self._known(node, kind, where)
        if kind == "array":
            made, inner = self._kind(node.get("items"), f"{where}[]", deep + 1)
            return list[Annotated[made, Field(**inner)] if inner else made], bounds
        return SIMPLE[kind], bounds

    def _union(self, node: Node, kinds: list[Any], where: str, deep: int) -> Any:
        shared = {key: value for key, value in node.items() if key not in ("anyOf", "type", "description", "title")}
        if "anyOf" in node and set(shared) - TOLD:
            raise _wrong(where, "must not have rules beside anyOf")
        taken = {key for kind in kinds for key in self._branch(kind, shared)}
        if odd := set(shared) - taken - TOLD:
            raise _wrong(where, f"uses {', '.join(sorted(odd))[:100]}, which is not supported")
        branches = kinds if "anyOf" in node else [self._branch(kind, shared) for kind in kinds]
        made = [self._kind(branch, where, deep + 1) for branch in branches]
        bounded = [Annotated[kind, Field(**bounds)] if bounds else kind for kind, bounds in made]
        return Union[tuple(bounded)]  # noqa: UP007 - known at run time alone

    def _branch(self, kind: Any, shared: Node) -> dict[str, Any]:
        own = {*_bounds(str(kind)), *OWN.get(str(kind), ())}
        return {"type": kind, **{key: value for key, value in shared.items() if key in own}}

    def _referred(self, node: Node, where: str, deep: int) -> tuple[Any, dict[str, Any]]:
        name = str(node["$ref"]).removeprefix("#/$defs/")
        if name not in self.definitions or name in self.within or set(node) - TOLD - {"$ref"}:
            raise _wrong(where, "must refer to one of $defs, not come back to itself, and have no rules beside $ref")
        self.within.append(name)
        made = self._kind(self.definitions[name], where, deep)
        self.within.pop()
        return made

    def _listed(self, node: Node, where: str) -> Any:
        values = node["enum"] if "enum" in node else [node["const"]]
        known = cast(list[Any], values) if isinstance(values, list) else []
        fine = 0 < len(known) <= MOST_VALUES and all(isinstance(value, str | int | None) for value in known)
        if not fine or set(node) - TOLD - {"enum", "const"}:
            raise _wrong(where, "must list strings, whole numbers, booleans or null, and have no other rules")
        return Literal[tuple(known)]

    def _known(self, node: Node, kind: str, where: str) -> dict[str, Any]:
        """What bounds a kind. Raises Wrong where the schema says anything else."""
        bounds = _bounds(kind)
        if odd := sorted(set(node) - TOLD - OWN.get(kind, set()) - set(bounds)):
            raise _wrong(where, f"uses {', '.join(odd)[:100]}, which is not supported")
        return {ours: node[theirs] for theirs, ours in bounds.items() if theirs in node}


def _bounds(kind: str) -> Mapping[str, str]:
    return BOUNDS.get("integer" if kind == "number" else kind, {})


def _python(name: str, at: int) -> str:
    """A property's name as Python takes it; the own one wherever it can be."""
    fine = name.isidentifier() and name.isascii() and not name.startswith("_") and not hasattr(BaseModel, name)
    return name if fine else f"property_{at}_"
