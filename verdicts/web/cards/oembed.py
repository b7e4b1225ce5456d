"""/oembed?url=...&format=json|xml: how to embed an address of the site. https://oembed.com"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.desk.cards.offer import Private, offer
from verdicts.web.answers import answer
from verdicts.web.cards.links import Preview
from verdicts.web.cards.pictures import AWAY, later
from verdicts.web.packing import Packed
from verdicts.web.paper.press import Press
from verdicts.web.paper.shell import file_version

PATH = "/oembed"
_KINDS = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
_LONGEST, _ANY = 2_000, 1_000_000
_CACHE = "public, max-age=3600"


@dataclass(frozen=True)
class OEmbed:
    """A room of the site."""

    press: Press
    preview: Preview

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        if request.method == "POST" or request.url.path != PATH:
            return None
        asked = request.query_params
        form, url = asked.get("format", "json").lower(), asked.get("url", "")[:_LONGEST]
        if form not in _KINDS:
            return _refused(501, "This format is not answered; ask for json or xml.")
        if not url:
            return _refused(400, "Give the address of a page of this site as url=…")
        most = _size(asked.get("maxwidth")), _size(asked.get("maxheight"))
        try:
            found = await asyncio.to_thread(self._offered, url, most)
        except Private:
            return _refused(401, "What is at this address is not public.")
        except SQLAlchemyError:
            return later(10, AWAY)
        if found is None:
            return _refused(404, "There is no tool and no comparison at this address.")
        content = (json.dumps(found, ensure_ascii=False) if form == "json" else _xml(found)).encode("utf-8", "replace")
        return answer(request, Packed(content), _KINDS[form], file_version(content), _CACHE)

    def _offered(self, url: str, most: tuple[int, int]) -> dict[str, Any] | None:
        press = self.press
        return offer(press.library, press.site, url, most, lambda key: self.preview.card(key).address)


def _size(text: str | None) -> int:
    """A limit in px; one that is none limits nothing."""
    return int(text) if text and text.isascii() and text.isdecimal() and 0 < len(text) < 7 and int(text) else _ANY


def _xml(found: dict[str, Any]) -> str:
    parts = "".join(f"<{name}>{escape(_allowed(str(value)))}</{name}>" for name, value in found.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{parts}</oembed>\n'


def _allowed(text: str) -> str:
    """Without the control characters that XML has no way to write."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _refused(status: int, said: str) -> Response:
    return PlainTextResponse(said, status, {"Cache-Control": "no-store"})
