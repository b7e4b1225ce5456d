"""Refusals: why a request is not answered, as RFC 9457 has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from verdicts.web.api.shapes.entry import Fault, Problem

MEDIA = "application/problem+json"
GUIDE = "/api"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: `id` is its anchor in the guide, `said` what it means there."""

    id: str
    status: int
    title: str
    said: str


PARAMETER = Kind(
    "invalid-parameter",
    400,
    "Invalid parameter",
    "A parameter is unknown, given twice or wrong; errors names it.",
)
NOT_FOUND = Kind("not-found", 404, "Not found", "There is no resource, tool, matchup or category of that name.")
METHOD = Kind("method-not-allowed", 405, "Method not allowed", "The API is read only: GET, HEAD and OPTIONS.")
NOT_ACCEPTABLE = Kind(
    "not-acceptable", 406, "Not acceptable", "Accept leaves out the one media type in which the resource is there."
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    "Too many requests",
    "The network has used up its requests. Retry-After: for how long.",
)
TOO_MANY_STREAMS = Kind(
    "too-many-streams", 429, "Too many streams", "The network, or the server, has as many event streams open as it may."
)
FAILED = Kind("failed", 500, "Failed", "A fault of ours; the operator finds it in the log by the reference.")
AWAY = Kind("unavailable", 503, "Unavailable", "The database is not reachable. Retry-After says when to ask.")
KINDS = (PARAMETER, NOT_FOUND, METHOD, NOT_ACCEPTABLE, TOO_MANY, TOO_MANY_STREAMS, FAILED, AWAY)


class Refused(Exception):
    """A request is not answered. `more` are headers; `errors` are (parameter, what is wrong with it)."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        errors: Sequence[tuple[str, str]] = (),
        more: Mapping[str, str] | None = None,
    ) -> None:
        """Say why."""
        super().__init__(detail)
        self.kind, self.detail, self.errors, self.more = kind, detail, errors, more or {}


class Elsewhere(Exception):
    """The resource has another address: `path`, below the API's root."""

    def __init__(self, path: str) -> None:
        """Say where."""
        super().__init__(path)
        self.path = path


def invalid(*errors: tuple[str, str]) -> Refused:
    """Wrong parameters, each with what is wrong with it."""
    said = "; ".join(f"{name} {detail}" for name, detail in errors)
    return Refused(PARAMETER, f"{said[:1].upper()}{said[1:]}.", errors)


def refusal(refused: Refused, site_url: str, head: bool = False) -> Response:
    """The answer to a request that is refused."""
    kind = refused.kind
    body = Problem(
        type=f"{site_url}{GUIDE}#{kind.id}",
        title=kind.title,
        status=kind.status,
        detail=refused.detail,
        errors=[Fault(name=name, detail=detail) for name, detail in refused.errors],
    ).model_dump_json()
    headers = {"Cache-Control": "no-store", **refused.more, "Content-Length": str(len(body.encode()))}
    return Response(b"" if head else body, kind.status, headers, MEDIA)
