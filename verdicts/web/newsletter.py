"""/newsletter: the archive and the form that asks for it; what mailed links open; the preview for editors.

GET and HEAD of a link do nothing but show a page: scanners of mail open every link. Its one button posts. The forms of
a link need no cookie and may come from anywhere, since a link is all that is asked for: mail programs unsubscribe by a
POST of their own (RFC 8058).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import get_args

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.newsletter.archive import archive_page, issue_page
from verdicts.components.newsletter.pages import asked_page, subscription_page
from verdicts.desk.accounts.registry import Refused
from verdicts.desk.compare import Missing
from verdicts.desk.newsletter.archive import any_issue, open_archive, open_issue
from verdicts.desk.newsletter.asked import asked_view
from verdicts.desk.newsletter.edition import Edition
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.subscribe import subscribe
from verdicts.desk.newsletter.subscription import Step, choose, confirm, open_subscription, unsubscribe
from verdicts.domain.desk import EDITORS
from verdicts.views.newsletter import AskedView, SubscriptionView
from verdicts.web.answers import answer
from verdicts.web.forms import read_lists
from verdicts.web.packing import Packed
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.paper.shell import file_version
from verdicts.web.visitors import Visitors

PATH, DESK = "/newsletter", "/desk/issues/"
STEPS: dict[str, Step] = {f"{PATH}/{step}": step for step in get_args(Step)}
_AWAY = "That could not be stored just now. Nothing was changed. Try again in a minute."
_PREVIEW = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
THEMES = {"dark": "@media all", "light": "@media not all"}
_LONGEST_TOKEN = 100


@dataclass(frozen=True)
class NewsletterRoom:
    """A room of the site."""

    newsletter: Newsletter
    press: Press
    visitors: Visitors

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path, posted = request.url.path, request.method == "POST"
        if path.endswith("/"):
            return None  # who answers what is nobody's leads to the same address without it
        if path.startswith(DESK) and not posted:
            return await self._preview(request)
        if path != PATH and not path.startswith(f"{PATH}/"):
            return None
        try:
            if step := STEPS.get(path):
                return await (self._post_step(request, step) if posted else self._get_step(request, step))
            if posted:
                return await self._subscribe(request) if path == PATH else None
            return await (self._archive(request) if path == PATH else self._issue(request))
        except SQLAlchemyError:
            return self.press.refused(request, _AWAY, PATH, 503, "Not done")

    async def _subscribe(self, request: Request) -> Response:
        if not self.visitors.from_here(request):
            return self.press.refused(
                request, "This form was not sent from a page of this site.", PATH, 403, "Not done"
            )
        fields = await read_lists(request)
        if fields is None:
            return PlainTextResponse("That form is too large.", 413)
        email = _one(fields, "email")[:300]
        done = await subscribe(self.newsletter, email, self.visitors.address(request))
        back = _one(fields, "back") or self.visitors.page_before(request)
        view = await asyncio.to_thread(asked_view, self.newsletter, email, done, back)
        return self._alone(asked_page, view, done.status if isinstance(done, Refused) else 200)

    async def _get_step(self, request: Request, step: Step) -> Response:
        token = request.query_params.get("s", "")[:_LONGEST_TOKEN]
        return self._subscription(await asyncio.to_thread(open_subscription, self.newsletter, step, token))

    async def _post_step(self, request: Request, step: Step) -> Response:
        fields = await read_lists(request)
        if fields is None:
            return PlainTextResponse("That form is too large.", 413)
        token = (_one(fields, "s") or request.query_params.get("s", ""))[:_LONGEST_TOKEN]
        if step == "manage":
            return self._subscription(await asyncio.to_thread(choose, self.newsletter, token, fields.get("in", [])))
        act = confirm if step == "confirm" else unsubscribe
        return self._subscription(await asyncio.to_thread(act, self.newsletter, token))

    def _subscription(self, view: SubscriptionView) -> Response:
        return self._alone(subscription_page, view, 410 if view.step == "over" else 422 if view.fault else 200)

    def _alone(self, body: object, view: AskedView | SubscriptionView, status: int = 200) -> Response:
        return self.press.alone(view.meta, PATH, "newsletter", body, view, status=status)  # pyright: ignore[reportArgumentType]

    async def _archive(self, request: Request) -> Response:
        view = await asyncio.to_thread(open_archive, self.newsletter)
        return self._public(request, self.press.standing(view.meta, PATH, "newsletter", archive_page, view))

    async def _issue(self, request: Request) -> Response:
        view = await asyncio.to_thread(open_issue, self.newsletter, request.url.path.removeprefix(f"{PATH}/"))
        if view is None:
            return await self.press.lost(request, Missing(()), PATH)
        return self._public(request, self.press.standing(view.meta, PATH, "newsletter", issue_page, view))

    @staticmethod
    def _public(request: Request, html: bytes) -> Response:
        return answer(request, Packed(html), "text/html; charset=utf-8", file_version(html))

    async def _preview(self, request: Request) -> Response | None:
        """The mail as it would be sent, for editors: /desk/issues/2026-w48 in HTML, with .txt as text.

        `?theme=dark` shows it as a mail program in the dark does, whatever the browser is set to.
        """
        visitor = await self.visitors.of(request)
        week = request.url.path.removeprefix(DESK).removesuffix(".txt")
        if visitor.presence.role not in EDITORS:
            return await self.press.lost(request, Missing(()))
        found = await asyncio.to_thread(any_issue, self.newsletter, week)
        if found is None:
            return await self.press.lost(request, Missing(()))
        written = await asyncio.to_thread(Edition(self.newsletter, found).written)
        if request.url.path.endswith(".txt"):
            return PlainTextResponse(written.text, headers=PERSONAL)
        html = written.html
        if theme := THEMES.get(request.query_params.get("theme", "")):
            html = html.replace("@media (prefers-color-scheme: dark)", theme)
        own = {"Content-Security-Policy": _PREVIEW, "X-Frame-Options": "SAMEORIGIN", **PERSONAL}
        return Response(html, media_type="text/html; charset=utf-8", headers=own)


def _one(fields: dict[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[-1]
