"""An issue ready for the post: written once for everybody with the same interests, then made each subscriber's own."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.desk.newsletter.mjml import issue_html
from verdicts.desk.newsletter.office import NAME, Newsletter
from verdicts.desk.newsletter.plain import issue_text
from verdicts.desk.newsletter.subscribe import MANAGE
from verdicts.desk.newsletter.words import MAILED, PATH, issue_view
from verdicts.domain.newsletter.issues import Due, Issue
from verdicts.post.circular import Circular, Mailing, compose_circular
from verdicts.views.newsletter import IssueView

LEAVE = "/newsletter/unsubscribe"
_TOKEN = "TOKEN-OF-THE-SUBSCRIBER"  # noqa: S105 - stands in what is written for all, where the link of each belongs


@dataclass(frozen=True)
class Written:
    """What is the same for some subscribers."""

    view: IssueView
    text: str = field(repr=False)
    html: str = field(repr=False)


@dataclass
class Edition:
    """One issue. `message` gives the bytes for the wire."""

    newsletter: Newsletter
    issue: Issue
    _written: dict[tuple[str, ...], Written] = field(default_factory=dict[tuple[str, ...], Written])

    def written(self, interests: tuple[str, ...] = ()) -> Written:
        """The issue for some interests; those that it does not touch make no other letter."""
        touched = tuple(one for one in self.issue.content.categories if one in set(interests))
        if touched not in self._written:
            self._written[touched] = self._write(touched)
        return self._written[touched]

    def message(self, due: Due, token: str) -> bytes:
        """The letter of one delivery, with its own links. Raises LetterRefused."""
        shared, site, post = self.written(due.interests), self.newsletter.site, self.newsletter.post
        own = Circular(
            to=due.address,
            id=f"{self.issue.week}.{due.id}",  # the same at every attempt: whoever looks can tell a message again
            subject=shared.view.subject,
            text=shared.text.replace(_TOKEN, token),
            html=shared.html.replace(_TOKEN, token),
            leave=f"{site.url}{LEAVE}?s={token}",
        )
        began = self.issue.began_at or self.newsletter.clock()
        return compose_circular(Mailing(post.sender, post.host, NAME, f"{site.url}{PATH}", began), own)

    def _write(self, interests: tuple[str, ...]) -> Written:
        site = self.newsletter.site
        view = issue_view(self.issue, site, self.issue.content.of(interests), MAILED)
        links = (f"{site.url}{MANAGE}?s={_TOKEN}", f"{site.url}{LEAVE}?s={_TOKEN}", self.newsletter.imprint)
        return Written(view, issue_text(view, site, *links), issue_html(view, site, *links))
