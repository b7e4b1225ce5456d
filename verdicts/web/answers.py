"""HTTP answers: entity tags, 304, compression, redirects. One way to answer for pages, assets and feeds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from verdicts.web.packing import Packed, accepted

REVALIDATE = "public, max-age=0, must-revalidate"
IMMUTABLE = "public, max-age=31536000, immutable"


def matches(header: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag, given with its quotes, weak or not."""
    return header.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in header.split(",")}


def answer(
    request: Request, packed: Packed, media_type: str, tag: str, cache: str = REVALIDATE, status: int = 200
) -> Response:
    """`packed` in the best coding the client takes, or 304 where it has this version already."""
    coding = accepted(request.headers.get("accept-encoding", ""))
    etag = f'"{tag}{"-" + coding if coding else ""}"'
    headers = {"ETag": etag, "Cache-Control": cache, "Vary": "Accept-Encoding"}
    if status == 200 and matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    body = packed.form(coding)
    headers["Content-Length"] = str(len(body))
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, headers, media_type)


def moved(path: str, permanent: bool = True) -> Response:
    """301 to the canonical form of an address, or 303 to what a form led to."""
    cache = "public, max-age=3600" if permanent else "no-store"
    return Response(status_code=301 if permanent else 303, headers={"Location": path, "Cache-Control": cache})
