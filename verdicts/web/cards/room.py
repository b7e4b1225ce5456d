"""/card/<slug or matchup>.png and /card/page/<name>.png: pictures for link previews."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.cards.card import PAGE, card
from verdicts.desk.compare import Missing, Moved
from verdicts.views.cards import CardView
from verdicts.web.answers import moved
from verdicts.web.cards.edition import tag_of
from verdicts.web.cards.pictures import AWAY, headed, later, sent, unchanged, versioned
from verdicts.web.cards.raster import NotDrawn
from verdicts.web.cards.studio import Busy, Studio
from verdicts.web.packing import Packed
from verdicts.web.paper.cache import PageCache, Printed
from verdicts.web.paper.press import Press

log = structlog.get_logger()

FOLDER, END, KIND = "/card/", ".png", "image/png"
CACHE = "public, max-age=300"
_CROWDED = "Too many pictures are being drawn. This one can be had in a moment."
_FAILED = "The picture could not be drawn. Try again in a minute."


def card_path(key: str, category: str = "", version: str = "") -> str:
    """The address of a card; with its version it may be kept for good."""
    query = urlencode({name: text for name, text in (("category", category), ("v", version)) if text}, quote_via=quote)
    return f"{FOLDER}{key}{END}{f'?{query}' if query else ''}"


@dataclass(frozen=True)
class Cards:
    """A room of the site. Pictures are kept until what they show is another; `cache` is bounded by bytes."""

    press: Press
    studio: Studio
    cache: PageCache

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method == "POST" or not path.startswith(FOLDER) or not path.endswith(END):
            return None
        key, category = path[len(FOLDER) : -len(END)], request.query_params.get("category", "")
        category = category[:200] if key.startswith(PAGE) else ""
        try:
            return await self._picture(request, key, category)
        except SQLAlchemyError:
            kept = self.cache.get(f"{key}?{category}")
            return self._given(request, kept) if kept else later(10, AWAY)

    async def _picture(self, request: Request, key: str, category: str) -> Response:
        place, edition = f"{key}?{category}", str(await self.press.pulse.revision())
        kept = self.cache.get(place)
        if kept is None or kept.edition != edition:
            view = await asyncio.to_thread(card, self.press.library, self.press.site, key, category)
            if isinstance(view, Moved):
                return moved(card_path(view.path))
            if isinstance(view, Missing):
                return await self.press.lost(request, view)
            tag = tag_of(view)
            if kept is None or kept.tag != tag:
                return await self._drawn(request, place, view, Printed(Packed(b""), tag, edition))
            kept = replace(kept, edition=edition)
            self.cache.keep(place, kept)
        return self._given(request, kept)

    async def _drawn(self, request: Request, place: str, view: CardView, fresh: Printed) -> Response:
        """A new picture. Who asks for headers alone, or has it already, need not wait for it."""
        headers = headed(fresh.tag, versioned(request, fresh.tag, CACHE))
        if unchanged(request, fresh.tag):
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return Response(b"", 200, headers, KIND)
        try:
            png = await self.studio.png(fresh.tag, view)
        except Busy as busy:
            return later(busy.seconds, _CROWDED)
        except NotDrawn as trouble:
            log.warning("card not drawn", card=view.key, error=str(trouble))
            return later(60, _FAILED)
        made = replace(fresh, packed=Packed(png))
        self.cache.keep(place, made)
        return self._given(request, made)

    @staticmethod
    def _given(request: Request, kept: Printed) -> Response:
        return sent(request, kept.packed.plain, KIND, kept.tag, versioned(request, kept.tag, CACHE))
