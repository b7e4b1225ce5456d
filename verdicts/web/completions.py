"""/v1/chat/completions and /v1/models: pools of models, asked by programs with a key, as the OpenAI API is asked.

There is no CORS: a key in a page would be anybody's. Nothing of a request is kept or logged.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from verdicts.desk.passes.spend import Purse
from verdicts.domain.passes import Pass
from verdicts.fusion.fuse import Means
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.asked import MOST_BYTES, Asked, read_asked
from verdicts.fusion.serve.refusing import Wrong, no_key, unknown_address, unknown_model
from verdicts.fusion.serve.said import Said, model, models, reply_of
from verdicts.fusion.serve.served import Served
from verdicts.fusion.wire import NESTED
from verdicts.live.limits import Limits
from verdicts.web.fusing import Fusing, Streamed, begin, failed, unless_gone
from verdicts.web.visitors import Visitors

log = structlog.get_logger()

ROOT, CHAT, MODELS = "/v1", "/v1/chat/completions", "/v1/models"
NUMBER = "X-Request-Id"
NEVER = {"Cache-Control": "private, no-store"}
TOO_MANY = "Too many keys that are none came from this network. Try again later."
NO_NESTING = "A pool does not ask a pool: this call came from a Verdicts server, and would go round without end."
AWAY = "The database that holds the keys and budgets is not reachable. Try again in a moment."


@dataclass
class Completions:
    """Answers all below /v1. `means` makes what fusions share, at the first call; `limits` count wrong keys."""

    served: Served
    purse: Purse
    means: Callable[[], Awaitable[Means]]
    limits: Limits
    visitors: Visitors
    at_once: int = 256  # answers under way
    patience: float = 10.0  # seconds between signs of life on a stream
    running: int = 0

    async def answer(self, request: Request) -> Response | None:
        """The answer, with a number that the log has beside a fault; None where the address is not one of these."""
        path = request.url.path.rstrip("/")
        if path != ROOT and not path.startswith(f"{ROOT}/"):
            return None
        number = secrets.token_hex(12)
        response = await self._tried(request, path, number)
        response.headers[NUMBER] = number
        return response

    async def _tried(self, request: Request, path: str, number: str) -> Response:
        try:
            return await self._answered(request, path, number)
        except Wrong as wrong:
            return refused(wrong, path)
        except SQLAlchemyError as trouble:
            log.warning("keys are not reachable", error=type(trouble).__name__, request=number)
            return refused(Wrong(503, "unavailable", AWAY, wait=5), path)
        except Exception:
            return refused(failed(number), path)

    async def _answered(self, request: Request, path: str, number: str) -> Response:
        who = await self._known(request)
        if path not in (CHAT, MODELS) and not path.startswith(f"{MODELS}/"):
            raise unknown_address(request.method, path)
        if (request.method == "POST") != (path == CHAT):
            raise Wrong(405, "method_not_allowed", f"{path} is asked by {_allowed(path)}.")
        if path == CHAT:
            return await self._chat(request, who, number)
        names, now = self._open_to(who), int(self.purse.clock().timestamp())
        if path == MODELS:
            return _json(200, models(list(names), now))
        name = path.removeprefix(f"{MODELS}/")
        if name not in names:
            raise unknown_model(name)
        return _json(200, model(name, now))

    async def _known(self, request: Request) -> Pass:
        """Whose key it is. Raises Wrong, the same for a key that never was and one that was revoked."""
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        who = await asyncio.to_thread(self.purse.owner, key.strip()) if kind.lower() == "bearer" else None
        if who is not None:
            return who
        used_up, wait = await self.limits.wait("", self.visitors.address(request))
        if used_up:
            raise Wrong(429, "too_many_wrong_keys", TOO_MANY, wait=wait)
        raise no_key()

    def _open_to(self, who: Pass) -> dict[str, Pool]:
        return {name: pool for name, pool in self.served.names() if who.opens(pool.name, pool.currency)}

    async def _chat(self, request: Request, who: Pass, number: str) -> Response:
        if NESTED in request.headers:
            raise Wrong(400, "nested_fusion", NO_NESTING)
        asked = read_asked(await _body(request))
        pool = self._open_to(who).get(asked.model)
        if pool is None:
            raise unknown_model(asked.model)
        if self.running >= self.at_once:
            raise Wrong(429, "overloaded", "Too many answers are under way. Try again in a moment.", wait=1)
        self.running += 1
        try:
            fusing = await begin(asked, asked.of(pool), who, self.purse, await self.means(), self._ended)
        except BaseException:
            self._ended()
            raise
        return await self._said(request, fusing, asked, number)

    def _ended(self) -> None:
        self.running -= 1

    async def _said(self, request: Request, fusing: Fusing, asked: Asked, number: str) -> Response:
        said = Said(number, asked.model, int(self.purse.clock().timestamp()))
        if asked.stream:
            return Streamed(fusing, said, asked.usage, self.patience, NEVER)
        try:
            fusion = await unless_gone(fusing.finish(), request.receive)
        except ClientDisconnect:
            return Response(status_code=499, headers=NEVER)  # nobody reads it; the number is counted
        finally:
            await fusing.close()
        return Response(said.whole(reply_of(fusing.pool, fusion)), 200, NEVER, "application/json")


def refused(wrong: Wrong, path: str) -> Response:
    """An error, in the protocol's shape. A fusion that failed was paid for: clients are not to try again unasked."""
    more = {"Retry-After": str(wrong.wait)} if wrong.wait else {}
    more |= {"WWW-Authenticate": 'Bearer realm="fusion"'} if wrong.status == 401 else {}
    more |= {"Allow": _allowed(path)} if wrong.status == 405 else {}
    more |= {"X-Should-Retry": "false"} if wrong.report else {}
    return _json(wrong.status, wrong.body, more)


def _allowed(path: str) -> str:
    return "POST" if path == CHAT else "GET"


def _json(status: int, value: Any, more: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(value), status, {**NEVER, **(more or {})}, "application/json")


async def _body(request: Request) -> bytes:
    """The body, bounded. Raises Wrong."""
    parts, size = list[bytes](), 0
    try:
        async for part in request.stream():
            parts.append(part)
            if (size := size + len(part)) > MOST_BYTES:
                raise Wrong(413, "request_too_large", f"A request has at most {MOST_BYTES} bytes.")
    except ClientDisconnect:
        raise Wrong(400, "cut_off", "The request was cut off.") from None
    return b"".join(parts)
