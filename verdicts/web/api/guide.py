"""/api: the documentation for people, made of the same operations, shapes and kinds of problem as the OpenAPI one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from verdicts.components.api.page import api_page
from verdicts.components.layout import Frame, printed_frame
from verdicts.web.answers import answer
from verdicts.web.api.guiding import api_view
from verdicts.web.api.problems import GUIDE
from verdicts.web.packing import Packed
from verdicts.web.paper.head import print_head
from verdicts.web.paper.press import Press
from verdicts.web.paper.printing import print_html
from verdicts.web.paper.shell import file_version


@dataclass
class Guide:
    """Answers /api. The page has none of the app's scripts, and is the same for everybody."""

    press: Press

    def __post_init__(self) -> None:
        """Nothing is printed yet."""
        self._printed: Packed | None = None

    async def answer(self, request: Request) -> Response | None:
        """The page; None for another address."""
        if request.scope["path"] != GUIDE or request.method not in ("GET", "HEAD"):
            return None
        if self._printed is None:
            self._printed = Packed(await asyncio.to_thread(self._print))
        return answer(request, self._printed, "text/html; charset=utf-8", file_version(self._printed.plain))

    def _print(self) -> bytes:
        site = self.press.site
        view = api_view(site)

        def framed() -> object:
            return printed_frame(Frame(site.name), GUIDE, "api", api_page(view))

        head = print_head(self.press.preview(view.meta), site.name, self.press.fixed_head)
        return self.press.shell.alone(head, print_html(framed)).encode()
