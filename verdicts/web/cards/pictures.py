"""How pictures and small files go out: with an entity tag, not sent again unchanged, shown on any site."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.web.answers import IMMUTABLE, matches

ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}  # else a browser shows no picture of ours on another site
BRIEF = "public, max-age=60"
AWAY = "The catalogue cannot be read at the moment. Try again in ten seconds."


def headed(tag: str, cache: str) -> dict[str, str]:
    """Headers of a picture."""
    return {"ETag": f'"{tag}"', "Cache-Control": cache, **ANYWHERE}


def unchanged(request: Request, tag: str) -> bool:
    """Whether the client has it."""
    return matches(request.headers.get("if-none-match", ""), f'"{tag}"')


def sent(request: Request, content: bytes, kind: str, tag: str, cache: str, status: int = 200) -> Response:
    """The content; 304 where the client has it, nothing but headers for HEAD."""
    headers = headed(tag, cache)
    if status == 200 and unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(len(content))
    return Response(b"" if request.method == "HEAD" else content, status, headers, kind)


def later(seconds: int, said: str) -> Response:
    """503: come again."""
    return PlainTextResponse(said, 503, {"Retry-After": str(seconds), "Cache-Control": "no-store", **ANYWHERE})


def versioned(request: Request, tag: str, cache: str) -> str:
    """For good where the address asks for this very version, else `cache`."""
    return IMMUTABLE if request.query_params.get("v") == tag else cache
