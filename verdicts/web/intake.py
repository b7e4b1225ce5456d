"""/desk/import: takes files of editors in, and gives out templates. The page itself is live, like all of the desk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from verdicts.components.refused import refused_page
from verdicts.desk.compare import Missing
from verdicts.desk.intake.columns import KINDS, template
from verdicts.desk.intake.make import keep
from verdicts.desk.intake.show import PATH, clean
from verdicts.desk.working.allowed import NotAllowed
from verdicts.domain.desk import EDITORS
from verdicts.store.tables.intake import LARGEST
from verdicts.views.parts import MetaView
from verdicts.web.answers import moved
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.uploading import let_go, upload
from verdicts.web.visitors import Visitor, Visitors

_ELSEWHERE = "Not done: this form was not sent from a page of this site."
_NO_FILE = "Nothing was read: no file or text came along, or it is larger than 2 MB."


@dataclass(frozen=True)
class Intake:
    """A room of the site."""

    press: Press
    visitors: Visitors

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        name = path.removeprefix(f"{PATH}/").removesuffix(".csv")
        takes = request.method == "POST" and path == PATH
        if not takes and not (request.method != "POST" and path == f"{PATH}/{name}.csv" and name in KINDS):
            return None
        visitor = await self.visitors.of(request)
        if visitor.presence.role not in EDITORS:
            await let_go(request)
            return await self.press.lost(request, Missing(()))
        return await self._take(request, visitor) if takes else _given(name)

    async def _take(self, request: Request, visitor: Visitor) -> Response:
        if not self.visitors.from_here(request):
            await let_go(request)
            return self._refused(_ELSEWHERE, 403)
        file = await upload(request, most=LARGEST, pasted="text")
        if file is None or len(file.data) > LARGEST:
            return self._refused(_NO_FILE, 413)
        name, account = clean(file.name, 70) or "What you pasted", visitor.presence.account
        engine, now = self.press.library.engine, self.visitors.clock()
        try:
            number = await asyncio.to_thread(keep, engine, account, name, file.data, now)
        except NotAllowed:
            return await self.press.lost(request, Missing(()))
        return moved(f"{PATH}?file={number}", permanent=False)

    def _refused(self, said: str, status: int) -> Response:
        meta = MetaView(f"Not done · {self.press.site.name}", robots="noindex")
        return self.press.alone(meta, PATH, "refused", refused_page, said, PATH, "Not done", status=status)


def _given(name: str) -> Response:
    headers = {**PERSONAL, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(template(KINDS[name]).encode(), 200, headers, "text/csv; charset=utf-8")
