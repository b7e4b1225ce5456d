"""The room of the API: finds what is asked for, keeps to the rate, answers from memory where it can."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.catalogue import Site
from verdicts.live.rate import Allowance, Rate
from verdicts.web.answers import answer, moved
from verdicts.web.api.accepting import accepts
from verdicts.web.api.asking import ROOT, Asking
from verdicts.web.api.asks import read_ask
from verdicts.web.api.events import Events
from verdicts.web.api.export import EXPORT_COST, Export
from verdicts.web.api.headers import OPEN, PREFLIGHT, rated
from verdicts.web.api.operations import OPERATIONS, Operation, operation_for
from verdicts.web.api.problems import (
    AWAY,
    FAILED,
    METHOD,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    TOO_MANY,
    Elsewhere,
    Refused,
    refusal,
)
from verdicts.web.api.said import Sayings
from verdicts.web.visitors import Visitors

log = structlog.get_logger()

ALLOW = "GET, HEAD, OPTIONS"
AGAIN = {"Retry-After": "5"}
EXPORTS = frozenset(each.form for each in OPERATIONS if each.way in ("lines", "table"))
Way = Callable[[Request, Operation, Asking[Any]], Awaitable[Response]]


@dataclass
class OpenRoom:
    """Answers everything below /api/v1, whatever the method. Nothing of who asks is kept but a count of the minute."""

    sayings: Sayings
    events: Events
    export: Export
    rate: Rate
    visitors: Visitors
    site: Site
    ways: Mapping[str, Way] = field(init=False)

    def __post_init__(self) -> None:
        """Know the ways to answer."""
        self.ways = {"events": self._events, "lines": self.export.lines, "table": self.export.table}

    async def answer(self, request: Request) -> Response | None:
        """The answer; None where the address is not one of the API."""
        path = request.scope["path"]
        if path != ROOT and not path.startswith(f"{ROOT}/"):
            return None
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        below = path.removeprefix(ROOT)
        allowance = await self.rate.take(self.visitors.address(request), EXPORT_COST if below in EXPORTS else 1)
        try:
            _within(allowance)
            response = await self._answered(request, *self._asked(request, below))
        except (Refused, Elsewhere) as other:
            response = self._other(request, other)
        except SQLAlchemyError as trouble:
            log.warning("data not reachable", path=path, error=type(trouble).__name__)
            response = self._refusal(request, Refused(AWAY, "The database is not reachable. Try again.", more=AGAIN))
        except Exception:
            response = self._failed(request, path)
        response.headers.update({**OPEN, **rated(allowance)})
        return response

    def _asked(self, request: Request, path: str) -> tuple[Operation, Asking[Any]]:
        """What is asked for. Raises Refused, or Elsewhere for an address with a slash at its end."""
        if request.method not in ("GET", "HEAD"):
            raise Refused(METHOD, f"The API is read only: {ALLOW}.", more={"Allow": ALLOW})
        if path.endswith("/"):
            raise Elsewhere(path.rstrip("/"))
        found = operation_for(path)
        if found is None:
            raise Refused(NOT_FOUND, f"There is no such resource; {ROOT} lists them.")
        operation, names = found
        if not accepts(request.headers.get("accept", ""), operation.media):
            raise Refused(NOT_ACCEPTABLE, f"This resource is there as {operation.media} alone.")
        query = request.scope["query_string"].decode("latin-1")
        ask = read_ask(operation.ask, query)
        return operation, Asking(self.sayings.records, self.site, path, operation.form, names, query, ask)

    async def _answered(self, request: Request, operation: Operation, asking: Asking[Any]) -> Response:
        if way := self.ways.get(operation.way):
            return await way(request, operation, asking)
        said = await self.sayings.of(operation, asking)
        response = answer(request, said.packed, operation.media, said.tag)
        if said.next:
            response.headers["Link"] = f'<{said.next}>; rel="next"'
        return response

    async def _events(self, request: Request, operation: Operation, asking: Asking[Any]) -> Response:
        return await self.events.answer(request, asking, self.visitors.address(request))

    def _other(self, request: Request, other: Refused | Elsewhere) -> Response:
        if isinstance(other, Refused):
            return self._refusal(request, other)
        query = request.scope["query_string"].decode("latin-1")
        return moved(f"{ROOT}{other.path}{'?' if query else ''}{query}")

    def _refusal(self, request: Request, refused: Refused) -> Response:
        return refusal(refused, self.site.url, request.method == "HEAD")

    def _failed(self, request: Request, path: str) -> Response:
        reference = secrets.token_hex(4)
        log.exception("answer failed", reference=reference, path=path)
        said = f"Something went wrong here. The operator finds it in the log as {reference}."
        return self._refusal(request, Refused(FAILED, said))


def _within(allowance: Allowance | None) -> None:
    """Raises Refused where the network has used up its requests."""
    if allowance and allowance.used_up:
        said = f"Your network has used up its {allowance.most} requests of this minute."
        raise Refused(TOO_MANY, said, more={"Retry-After": str(allowance.seconds)})
