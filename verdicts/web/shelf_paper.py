"""The page of shelves on paper: as it stands, and once more with a form open that was not taken."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from verdicts.components.shelf.acts import Acts
from verdicts.components.shelf.page import shelves_page
from verdicts.desk.accounts.greet import greet
from verdicts.desk.open_shelves import open_shelves
from verdicts.desk.shelf.query import PATH
from verdicts.desk.take_back import key_in, offered
from verdicts.domain.shelving import Refused
from verdicts.views.account import GreetingView
from verdicts.views.shelf import AnswerView, ShelvesView
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.visitors import Visitor

FIELDS: Mapping[str, tuple[str, str]] = {"shelf": ("", "name"), "name": ("shelf", "name"), "note": ("address", "note")}
"""Forms with a field, by their verb: the field that says what they are about, and the one that is written."""
_MOST_QUERY = 2000


async def shelves_paper(press: Press, request: Request, visitor: Visitor, now: datetime) -> Response:
    """The page; it offers to undo what the form did that led to it."""
    library, site, query = press.library, press.site, request.url.query[:_MOST_QUERY]
    view = await asyncio.to_thread(open_shelves, library, site, visitor.reader, query, visitor.session is not None)
    demo = await asyncio.to_thread(library.demo_votes)
    strip = await asyncio.to_thread(offered, library, site, visitor.reader, key_in(query), now)
    greeting = await _greeting(press, visitor, now)
    framing = {"demo": demo, "who": visitor.who, "greeting": greeting}
    html = press.document(view.meta, PATH, "bookmarks", shelves_page, view, Acts(strip), **framing)
    return Response(html, 200, PERSONAL, "text/html; charset=utf-8")


async def _greeting(press: Press, visitor: Visitor, now: datetime) -> GreetingView:
    """Not the last to say it: the live page comes in the place of this one and says it too."""
    here = visitor.presence
    return await asyncio.to_thread(greet, press.library, press.site, here.session, here.reader, now, last=False)


async def open_again(
    press: Press, visitor: Visitor, verb: str, form: Mapping[str, str], refused: Refused
) -> Response | None:
    """422: the page from which a form came, the form open, what was typed in it and under it why it was not taken.

    None for a form without a field, or about something that does not stand on that page.
    """
    if verb not in FIELDS:
        return None
    about, field = (form.get(name, "") for name in FIELDS[verb])
    library, site, query = press.library, press.site, form.get("query", "")[:_MOST_QUERY]
    view = await asyncio.to_thread(open_shelves, library, site, visitor.reader, query, visitor.session is not None)
    if not _holds(view, verb, about):
        return None
    acts = Acts(answer=AnswerView(verb, about, refused.said, field), alone=True)
    return press.alone(view.meta, PATH, "bookmarks", shelves_page, view, acts, status=422, who=visitor.who)


def _holds(view: ShelvesView, verb: str, about: str) -> bool:
    """Whether the form stands on the page."""
    if verb == "note":
        return any(row.address == about for shelf in view.shelves for row in shelf.bookmarks)
    return verb == "shelf" or (view.sortable and any(shelf.key == about for shelf in view.shelves))
