"""One file of a form (multipart/form-data), bounded while it comes in."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from verdicts.desk.shelving.reading import LARGEST

_MOST = LARGEST + 10_000  # bytes: a file and the form around it
_READ = _MOST + 2_000_000  # up to which a body is read to its end: a proxy takes an answer before it for a fault


class TooLarge(Exception):
    """More bytes came than a file may have."""


@dataclass(frozen=True)
class Upload:
    """A file as it came, under the name that the browser gave it."""

    name: str
    data: bytes


async def upload(request: Request, field: str = "file") -> Upload | None:
    """The file of a form; None where there is none, it is broken, it is too large, or the browser went away."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return None
    try:
        form = await MultiPartParser(request.headers, _bounded(request), max_files=1, max_fields=5).parse()
    except (TooLarge, MultiPartException, ClientDisconnect, KeyError):
        return None
    file = form.get(field)
    try:
        return Upload(file.filename or "", await file.read()) if isinstance(file, UploadFile) and file.size else None
    finally:
        await form.close()


async def let_go(request: Request) -> None:
    """Read a form that is not wanted."""
    with suppress(TooLarge, ClientDisconnect):
        async for _ in _bounded(request):
            pass


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    many = 0
    async for chunk in request.stream():
        many += len(chunk)
        if many > _READ:
            break
        if many <= _MOST:
            yield chunk
    if many > _MOST:
        raise TooLarge
