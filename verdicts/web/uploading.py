"""One file of a form (multipart/form-data), bounded while it comes in."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from verdicts.desk.shelving.reading import LARGEST

_AROUND = 10_000  # bytes of a form around its file


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


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    many = 0
    async for chunk in request.stream():
        many += len(chunk)
        if many > LARGEST + _AROUND:
            raise TooLarge
        yield chunk
