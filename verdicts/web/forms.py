"""Short forms as browsers send them."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

MOST_BYTES = 8192  # a password of 256 characters, each written as up to twelve bytes, has room


async def read_form(request: Request, most: int = MOST_BYTES) -> dict[str, str] | None:
    """The fields of a form, the last of each name; None where it is longer than `most` bytes or was cut off."""
    body = await read_body(request, most)
    return None if body is None else {name: values[-1] for name, values in parse_qs(body).items()}


async def read_lists(request: Request) -> dict[str, list[str]] | None:
    """The same with all values of each name."""
    body = await read_body(request)
    return None if body is None else parse_qs(body)


async def read_body(request: Request, most: int = MOST_BYTES) -> str | None:
    """A form as it was sent, for one whose names come more than once; None as above."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                return None
    except ClientDisconnect:
        return None
    return body.decode("utf-8", "replace")
