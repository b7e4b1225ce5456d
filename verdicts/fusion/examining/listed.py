"""The models that an endpoint says it has (`GET /models`)."""

from __future__ import annotations

import json
from typing import Any, cast

import httpx2

from verdicts.fusion.pool import Endpoint
from verdicts.fusion.transport import Transport
from verdicts.fusion.wire import Trouble
from verdicts.fusion.words import broken, in_the_clear, named, one_line, unreachable

MOST = 10_000  # models


async def listed(endpoint: Endpoint, seconds: float) -> tuple[str, ...]:
    """Their names. Raises Trouble."""
    if refused := in_the_clear(endpoint):
        raise refused
    timeout = httpx2.Timeout(seconds, connect=min(seconds, endpoint.connect))
    try:
        async with httpx2.AsyncClient(transport=Transport(endpoint), trust_env=False, timeout=timeout) as client:
            answer = await client.get(f"{endpoint.base_url}/models")
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise unreachable(endpoint, str(error)) from None
    except httpx2.HTTPError as error:
        raise broken(endpoint, "gave no list of models", str(error)) from None
    if answer.status_code != 200:
        raise _refused(endpoint, answer.status_code)
    return _names(endpoint, answer.content)


def _refused(endpoint: Endpoint, code: int) -> Trouble:
    if code in (401, 403):
        return Trouble(f"{named(endpoint)} does not show its models ({code}); look at its key")
    return Trouble(f"{named(endpoint)} lists no models ({code})")


def _names(endpoint: Endpoint, body: bytes) -> tuple[str, ...]:
    try:
        held: object = json.loads(body)
    except (ValueError, RecursionError):
        held = None
    data = cast(dict[str, Any], held).get("data") if isinstance(held, dict) else None
    if not isinstance(data, list):
        raise broken(endpoint, "gave no list of models")
    ids = [cast(dict[str, Any], one).get("id") for one in cast(list[object], data)[:MOST] if isinstance(one, dict)]
    return tuple(one_line(name, endpoint.key) for name in ids if isinstance(name, str) and name)
