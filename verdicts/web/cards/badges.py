"""/badge/<slug>.svg, live by a short cache, and /badge/<slug>.json in the form that shields.io reads."""

from __future__ import annotations

import asyncio
import json
from functools import lru_cache

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.cards.badge import badge
from verdicts.desk.compare import Missing, Moved
from verdicts.views.cards import BadgeView
from verdicts.web.answers import answer, moved
from verdicts.web.cards.badge import draw_badge, draw_lost
from verdicts.web.cards.edition import tag_of
from verdicts.web.cards.faces import Faces
from verdicts.web.cards.palette import Palette
from verdicts.web.cards.pictures import ANYWHERE, AWAY, BRIEF, later
from verdicts.web.packing import Packed
from verdicts.web.paper.press import Press

FOLDER = "/badge/"
_KINDS = {"svg": "image/svg+xml", "json": "application/json"}


class Badges:
    """A room of the site."""

    def __init__(self, press: Press, faces: Faces, palette: Palette) -> None:
        """Badges that were drawn are kept: those of one tool are asked for again and again."""
        self._press, self._faces, self._palette = press, faces, palette
        self._drawn = lru_cache(2_000)(self._draw)

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        slug, _, form = path.removeprefix(FOLDER).rpartition(".")
        if request.method == "POST" or not path.startswith(FOLDER) or form not in _KINDS:
            return None
        try:
            view = await asyncio.to_thread(badge, self._press.library, self._press.site, slug)
        except SQLAlchemyError:
            return later(10, AWAY)
        if isinstance(view, Moved):
            return moved(f"{FOLDER}{view.path}.{form}")
        known = None if isinstance(view, Missing) else view
        packed = await asyncio.to_thread(self._drawn, known, form)
        response = answer(request, packed, _KINDS[form], tag_of((known, form)), BRIEF, 200 if known else 404)
        response.headers.update(ANYWHERE)
        return response

    def _draw(self, view: BadgeView | None, form: str) -> Packed:
        site = self._press.site.name
        if form == "json":
            return Packed(_as_json(view, site, self._palette.light).encode())
        drawn = draw_badge(view, self._faces, self._palette) if view else draw_lost(site, self._faces, self._palette)
        return Packed(drawn.encode())


def _as_json(view: BadgeView | None, site: str, colours: dict[str, str]) -> str:
    """https://shields.io/badges/endpoint-badge"""
    if view is None:
        said = {"schemaVersion": 1, "label": site, "message": "no such tool", "isError": True}
    else:
        message, colour = f"{view.stamp} · {view.said}", colours["edge" if view.verdict == "none" else view.verdict]
        said = {"schemaVersion": 1, "label": site, "message": message, "color": colour.removeprefix("#")}
    return json.dumps({**said, "cacheSeconds": 60}, ensure_ascii=False)
