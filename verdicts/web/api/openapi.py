"""The description of the API as OpenAPI 3.1, made of the operations and their shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from verdicts.desk.catalogue import Site
from verdicts.web.api.asking import ROOT
from verdicts.web.api.operations import JSON, OPERATIONS, Operation
from verdicts.web.api.problems import KINDS, MEDIA, Kind
from verdicts.web.api.shapes.base import LONGEST_MATCHUP, LONGEST_SLUG, SLUG
from verdicts.web.api.shapes.entry import Problem

_REF = "#/components/schemas/{model}"
SAID = (
    "Read only, without a key, open to every origin. Field names are snake_case, moments UTC in ISO 8601, money is a "
    "decimal string with its currency. Within v1 fields are added; none is changed, renamed or removed. Answers carry "
    "an ETag; ask again with If-None-Match. Lists are followed by `next`, or by the Link header."
)
_NAMES = {
    "slug": ("Slug of a tool; a former one is answered with 301.", "ollama", LONGEST_SLUG),
    "matchup": ("Slugs of two to four tools, joined with -vs-.", "ollama-vs-vllm", LONGEST_MATCHUP),
}
_EVENT = {
    "description": "An event of the stream.",
    "type": "object",
    "required": ["id", "event", "data"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+@[0-9]+$", "examples": ["ollama@103"]},
        "event": {"const": "tally"},
        "data": {
            "type": "string",
            "contentMediaType": JSON,
            "contentSchema": {"$ref": _REF.format(model="Tally")},
        },
    },
}
_HEADERS = {
    "ETag": "Changes when the answer does.",
    "RateLimit-Policy": "How many requests a network has in each minute.",
    "RateLimit": "How many are left, and for how many seconds.",
}


class _Untitled(GenerateJsonSchema):
    """Fields have names; a title that says the same again is noise."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        return False


def description(site: Site) -> bytes:
    """The whole description as JSON."""
    return json.dumps(document(site), ensure_ascii=False).encode("utf-8")


def document(site: Site) -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{site.name} API", "version": "1", "description": SAID},
        "servers": [{"url": site.url}],
        "externalDocs": {"url": f"{site.url}/api", "description": "The same for people"},
        "paths": {f"{ROOT}{each.form}": {"get": _operation(each)} for each in OPERATIONS},
        "components": {"schemas": _schemas(), "responses": {str(kind.id): _problem(kind) for kind in KINDS}},
    }


def _schemas() -> Mapping[str, Any]:
    shapes: list[type[BaseModel]] = [*{each.shape for each in OPERATIONS if each.shape}, Problem]
    ordered = sorted(shapes, key=lambda shape: shape.__name__)
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [(shape, "serialization") for shape in ordered]
    return models_json_schema(wanted, ref_template=_REF, schema_generator=_Untitled)[1]["$defs"]


def _operation(each: Operation) -> dict[str, Any]:
    said = {"description": each.said} if each.said else {}
    return {
        "operationId": each.name,
        "summary": each.summary,
        **said,
        "parameters": [*_of_path(each), *_of_query(each), *_of_head(each)],
        "responses": _responses(each),
    }


def _of_path(each: Operation) -> Iterable[dict[str, Any]]:
    for name in each.names:
        said, example, longest = _NAMES[name]
        schema = {"type": "string", "pattern": SLUG, "minLength": 1, "maxLength": longest}
        yield {"name": name, "in": "path", "required": True, "description": said, "schema": schema, "example": example}


def _of_query(each: Operation) -> Iterable[dict[str, Any]]:
    for name, schema in each.ask.model_json_schema().get("properties", {}).items():
        said, plain = schema.pop("description", ""), _without_null(schema)
        way = {"style": "form", "explode": False} if plain.get("type") == "array" else {}
        yield {"name": name, "in": "query", "description": said, "schema": plain, **way}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be left out is never the word null."""
    kinds = [kind for kind in schema.pop("anyOf", []) if kind.get("type") != "null"]
    plain = {name: value for name, value in schema.items() if name != "title" and value is not None}
    return {**plain, **(kinds[0] if kinds else {})}


def _of_head(each: Operation) -> Iterable[dict[str, Any]]:
    name = "Last-Event-ID" if each.way == "events" else "If-None-Match"
    said = "The last event that was seen." if each.way == "events" else "The ETag of what is there already."
    yield {"name": name, "in": "header", "description": said, "schema": {"type": "string"}}


def _responses(each: Operation) -> dict[str, Any]:
    kinds = [kind.id for kind in KINDS if kind.id not in _left_out(each)]
    refused = {str(kind.status): {"$ref": f"#/components/responses/{kind.id}"} for kind in KINDS if kind.id in kinds}
    headers = {name: {"description": said, "schema": {"type": "string"}} for name, said in _HEADERS.items()}
    if each.way == "events":
        del headers["ETag"]
    found = {"200": {"description": each.summary, "headers": headers, "content": {each.media: _content(each)}}}
    if each.way != "events":
        found["304"] = {"description": "Not modified: what the client has is still so."}
    if each.names:
        found["301"] = {"description": "It has another address now; Location says which."}
    return {**found, **refused}


def _left_out(each: Operation) -> set[str]:
    """Kinds of problem that an operation shares its status with, or never has."""
    return {"too-many-requests" if each.way == "events" else "too-many-streams"}


def _content(each: Operation) -> dict[str, Any]:
    if each.media == JSON and each.shape:
        return {"schema": {"$ref": _REF.format(model=each.shape.__name__)}}
    if each.way == "events":
        return {"schema": _EVENT}
    return {"schema": {"type": "object" if each.media == JSON else "string"}}


def _problem(kind: Kind) -> dict[str, Any]:
    return {
        "description": f"{kind.title}. {kind.said}",
        "content": {MEDIA: {"schema": {"$ref": _REF.format(model="Problem")}}},
    }
