"""Meeting a device by a form of its first visit.

A device without a cookie gets one and is sent to the same address once more with it (307 keeps method and form), so
that something counts only for a device that keeps its cookie, and a double click cannot make two readers of one.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.identity import new_reader
from verdicts.web.visitors import Visitor, Visitors


async def met(request: Request, visitors: Visitors) -> Visitor | Response | None:
    """Who sends a form, or the answer that gives them a cookie; None for a browser that did not keep it.

    Raises DatabaseTrouble where a session cannot be looked up.
    """
    visitor = await visitors.of(request)
    if visitor.reader:
        return visitor
    if request.query_params.get("met"):
        return None
    headers = {"Location": f"{request.url.path}?met=1", "Cache-Control": "no-store"}
    response = Response(status_code=307, headers=headers)
    visitors.meet(response, new_reader())
    return response
