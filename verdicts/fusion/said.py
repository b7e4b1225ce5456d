"""What goes out for a request: its messages as they are sent, the schema in the prompt where the format wants that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from verdicts.fusion.wire import Message, Request

IN_THE_PROMPT = "Answer with one JSON object and nothing else, no code fence. It must fit this JSON Schema:\n{schema}"


def spoken(request: Request) -> tuple[Message, ...]:
    """The messages that are sent: at the lower steps of the ladder the last of them ends with the schema."""
    if request.schema is None or request.format == "json_schema":
        return request.messages
    *before, last = request.messages
    wish = IN_THE_PROMPT.format(schema=_json(request.schema))
    return (*before, Message(last.role, f"{last.text}\n\n{wish}"))


def wanted(request: Request) -> dict[str, Any]:
    """The body of the call, without the way of its answer (streaming, usage)."""
    body: dict[str, Any] = {
        "model": request.model.name,
        "messages": [{"role": message.role, "content": message.text} for message in spoken(request)],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
    }
    if request.seed is not None:
        body["seed"] = request.seed
    if request.schema is not None and request.format != "prompt":
        body["response_format"] = _format(request.schema, request.format)
    return body


def _format(schema: Mapping[str, Any], step: str) -> dict[str, Any]:
    if step == "json_object":
        return {"type": "json_object"}
    named = {"name": "answer", "schema": dict(schema), "strict": _strict(schema)}
    return {"type": "json_schema", "json_schema": named}


def _strict(node: object) -> bool:
    """Whether every object wants all of its keys, as endpoints ask of a schema that is to be kept strictly."""
    if isinstance(node, list):
        return all(map(_strict, cast(list[object], node)))
    if not isinstance(node, Mapping):
        return True
    inner = cast(Mapping[str, object], node)
    keys = (
        set(cast(Mapping[str, object], inner.get("properties") or {})) if inner.get("type") == "object" else set[str]()
    )
    return keys <= set(cast(list[str], inner.get("required") or [])) and all(map(_strict, inner.values()))


def _json(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
