"""One file of a form (multipart/form-data), bounded while it comes in."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from verdicts.desk.shelving.reading import LARGEST

_AROUND = 10_000  # bytes of the form around a file
_READ = LARGEST + 2_000_000  # up to which a body is read to its end: a proxy takes an answer before it for a fault


class TooLarge(Exception):
    """More bytes came than a file may have."""


@dataclass(frozen=True)
class Upload:
    """A file as it came, under the name that the browser gave it."""

    name: str
    data: bytes


async def upload(request: Request, field: str = "file", most: int = LARGEST, pasted: str = "") -> Upload | None:
    """The file of a form, of at most so many bytes; None where there is none, it is broken, it is too large, or the
    browser went away. Without a file, what was typed in the field `pasted` is taken for one."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return None
    try:
        stream = _bounded(request, most + _AROUND)
        form = await MultiPartParser(request.headers, stream, max_files=1, max_fields=5, max_part_size=most).parse()
    except (TooLarge, MultiPartException, ClientDisconnect, KeyError):
        return None
    file, text = form.get(field), form.get(pasted)
    try:
        if isinstance(file, UploadFile) and file.size:
            return Upload(file.filename or "", await file.read())
        return Upload("", text.encode("utf-8", "replace")) if isinstance(text, str) and text else None
    finally:
        await form.close()


async def let_go(request: Request) -> None:
    """Read a form that is not wanted."""
    with suppress(TooLarge, ClientDisconnect):
        async for _ in _bounded(request, LARGEST):
            pass


async def _bounded(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    many = 0
    async for chunk in request.stream():
        many += len(chunk)
        if many > _READ:
            break
        if many <= most:
            yield chunk
    if many > most:
        raise TooLarge
