"""What every address of accounts works with: who calls, the pages, where an answer leads, the cookies it sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from verdicts.components.account.said import said_page
from verdicts.desk.accounts.registry import Arrived, Caller, Goal, Refused, Registry
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Provider
from verdicts.views.account import OnwardView, ProviderView
from verdicts.views.parts import MetaView
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.visitors import Visitor, Visitors

ELSEWHERE = "This form was not sent from a page of this site, so nothing was done."


@dataclass(frozen=True)
class Counter:
    """The counter at which accounts are served. `providers` are those that may vouch, asked over `network`."""

    registry: Registry
    press: Press
    visitors: Visitors
    providers: Sequence[Provider]
    network: Network

    def caller(self, request: Request, visitor: Visitor) -> Caller:
        """Who sends a request."""
        agent = request.headers.get("user-agent", "")[:400]
        return Caller(visitor.device, self.visitors.address(request), agent, visitor.session)

    def offered(self) -> list[ProviderView]:
        """The providers to continue with."""
        return [ProviderView(one.key, one.name) for one in self.providers]

    def meta(self, title: str) -> MetaView:
        """The head of a page of accounts: found by no search engine."""
        return MetaView(f"{title} · {self.registry.site.name}", robots="noindex")

    def arrived(self, done: Arrived) -> Response:
        """Lead on, signed in: a full page load, since a socket reads its cookies at its handshake."""
        response = led(done.goal.next)
        self.visitors.sign_in(response, done.token)
        return response

    def said(self, title: str, words: str, href: str, way: str, status: int = 200) -> Response:
        """A page of one sentence and a way on."""
        return self.press.alone(self.meta(title), "", "account", said_page, title, words, href, way, status=status)

    def refused(self, refused: Refused, href: str = "/sign-in", way: str = "Back to sign in") -> Response:
        """A page that says why a form was not taken."""
        return self.said("Not done", refused.said, href, way, refused.status)

    def foreign(self) -> Response:
        """A form from elsewhere."""
        return self.refused(Refused(ELSEWHERE, status=403), "/", "To the first page")


def led(path: str) -> Response:
    """303 to a page of this site."""
    return Response(status_code=303, headers={"Location": path, **PERSONAL})


def with_goal(path: str, goal: Goal) -> str:
    """An address that carries on where a reader wants to go."""
    fields = {"next": goal.next, "intent": goal.intent}
    query = urlencode({name: value for name, value in fields.items() if value not in ("", "/")}, safe="/")
    return f"{path}?{query}" if query else path


def onward_view(goal: Goal) -> OnwardView:
    """The same for a form."""
    return OnwardView(goal.next, goal.intent)
