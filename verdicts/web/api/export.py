"""Everything at once: the whole catalogue with tallies, as JSON Lines or as one table.

It is written piece by piece, so that it costs neither memory nor a long transaction; a piece is as the catalogue stands
when it is written. The entity tag says of which revision and which votes the beginning is: what moved meanwhile gives
the next one another tag.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from verdicts.desk.shelving.as_csv import guarded
from verdicts.domain.tallies import Tally
from verdicts.web.answers import REVALIDATE, matches
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask
from verdicts.web.api.facts import facts_of, prices_of
from verdicts.web.api.operations import Operation
from verdicts.web.api.packer import Packer
from verdicts.web.api.panels import takes
from verdicts.web.api.shapes.export import WholeTool
from verdicts.web.api.table import COLUMNS, row
from verdicts.web.api.tallies import shaped
from verdicts.web.api.tools import whole
from verdicts.web.packing import accepted

EXPORT_COST = 20  # requests that one counts as
AT_ONCE = 2  # pieces that are made at the same time
PIECE = 50  # tools

Write = Callable[[Sequence[WholeTool]], bytes]


class Export:
    """The exports of one process."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def lines(self, request: Request, operation: Operation, asking: Asking[Ask]) -> Response:
        """A line a tool."""
        return await self._streamed(request, operation, asking, b"", _lines)

    async def table(self, request: Request, operation: Operation, asking: Asking[Ask]) -> Response:
        """A row a tool, under a head. The byte order mark is by which spreadsheets know UTF-8."""
        head = b"\xef\xbb\xbf" + _table([COLUMNS])
        return await self._streamed(request, operation, asking, head, lambda tools: _table(map(row, tools)))

    async def _streamed(
        self, request: Request, operation: Operation, asking: Asking[Ask], head: bytes, write: Write
    ) -> Response:
        slugs, tag = await asyncio.to_thread(_begun, asking)
        name, coding = operation.form.removeprefix("/export"), accepted(request.headers.get("accept-encoding", ""))
        headers = {
            "ETag": f'W/"{tag}"',
            "Cache-Control": REVALIDATE,
            "Vary": "Accept-Encoding",
            "Content-Disposition": f'attachment; filename="verdicts{name}"',
        }
        if matches(request.headers.get("if-none-match", ""), f'"{tag}"'):
            return Response(status_code=304, headers=headers)
        headers |= {"Content-Encoding": coding} if coding else {}
        kind = "text/csv; charset=utf-8; header=present" if operation.way == "table" else operation.media
        pieces = self._pieces(asking, slugs, head, write, Packer(coding)) if request.method == "GET" else _nothing()
        return StreamingResponse(pieces, 200, headers, kind)

    async def _pieces(
        self, asking: Asking[Ask], slugs: Sequence[str], head: bytes, write: Write, packer: Packer
    ) -> AsyncIterator[bytes]:
        yield packer.pack(head)
        for start in range(0, len(slugs), PIECE):
            async with self._turns:
                tools = await asyncio.to_thread(_read, asking, slugs[start : start + PIECE])
                piece = await asyncio.to_thread(lambda of=tools: packer.pack(write(of)))
            yield piece
        yield packer.end()


async def _nothing() -> AsyncIterator[bytes]:
    """What HEAD gets."""
    return
    yield b""


def _begun(asking: Asking[Ask]) -> tuple[list[str], str]:
    """The slugs to write, and a tag of the revision and the votes."""
    catalogue, tallies = asking.catalogue, asking.records.tallies()
    demo = asking.records.library.demo_votes()
    votes = sorted((slug, tally.version) for slug, tally in tallies.items())
    text = f"{catalogue.revision} {demo} {votes} {asking.site.url}"
    return sorted(catalogue.cards), hashlib.sha256(text.encode()).hexdigest()[:16]


def _read(asking: Asking[Ask], slugs: Sequence[str]) -> list[WholeTool]:
    records, cards = asking.records, asking.catalogue.cards
    known: Mapping[str, Tally] = records.tallies()
    demo = records.library.demo_votes()
    return [
        WholeTool(
            **dict(whole(asking, cards[tool.slug], tool)),
            takes=takes(asking, tool),
            facts=facts_of(tool),
            prices=prices_of(tool),
            tally=shaped(tool.slug, known.get(tool.slug), demo),
        )
        for tool in records.whole(slugs)
        if tool.slug in cards
    ]


def _lines(tools: Sequence[WholeTool]) -> bytes:
    return b"".join(tool.model_dump_json().encode("utf-8") + b"\n" for tool in tools)


def _table(rows: Any) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in each] for each in rows)
    return out.getvalue().encode("utf-8")
