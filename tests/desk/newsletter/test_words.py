"""What an issue says: its subject by the first change, its contests with names, its mail short and its page whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.newsletter import SITE
from verdicts.desk.newsletter.mjml import issue_html
from verdicts.desk.newsletter.plain import issue_text
from verdicts.desk.newsletter.words import MAILED, SAMPLES, issue_view, subject_of
from verdicts.domain.newsletter.content import Arrived, Changed, Content, Contest, Side, Verdict
from verdicts.domain.newsletter.issues import Issue
from verdicts.post.address import line

SHIP, MORE, SKIP = Verdict(word="ship", ship=4, skip=1), Verdict(word="ship", ship=5), Verdict(word="skip", skip=5)
LINKS = ("https://m.example", "https://u.example", "")


def _changed(name: str, before: Verdict, now: Verdict, sample: bool = False) -> Changed:
    return Changed(slug="a", name=name, category="Any", before=before, now=now, sample=sample)


def _arrived(many: int, sample: bool = False) -> tuple[Arrived, ...]:
    about = {"category": "Any", "tagline": "", "now": SHIP, "sample": sample}
    return tuple(Arrived.model_validate({"slug": f"t{n}", "name": f"Tool {n}", **about}) for n in range(many))


def _contest() -> Contest:
    left, right = (
        Side(slug=name.lower(), name=name, category="Any", share=s) for name, s in (("Ash", 52), ("Oak", 48))
    )
    return Contest(matchup="ash-vs-oak", left=left, right=right, picks=231)


def _issue(content: Content) -> Issue:
    return Issue(
        1, "2026-w48", "draft", datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC), content
    )


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        (Content(changed=(_changed("Ash", SHIP, SKIP),)), "Ash: ship to skip"),
        (Content(changed=(_changed("Ash", SHIP, MORE),)), "Ash: ship, now 5 to 0"),
        (Content(changed=(_changed("Ash", SHIP, MORE), _changed("Oak", Verdict(), SKIP))), "Oak: first verdict skip; "),
        (Content(changed=(_changed("Ash", SKIP, Verdict()),)), "Ash: skip to no take"),
        (Content(arrived=_arrived(3), contests=(_contest(),)), "New: Tool 0; 2 more new, 1 too close to call"),
        (Content(contests=(_contest(),)), "Too close to call: Ash or Oak"),
    ],
)
def test_the_subject_names_the_first_change(content: Content, subject: str) -> None:
    """Whoever reads only the subject knows what happened to which tool; what is more is counted."""
    assert subject_of(content) == subject + ("1 more changed" if subject.endswith("; ") else "")


@pytest.mark.parametrize("odd", ["=?utf-8?q?x?=", "a\nBcc: b@example.com", "x" * 300, "\ud800\x00", "模" * 200])
def test_no_name_of_a_tool_holds_a_letter_up(odd: str) -> None:
    """A header takes every subject, whatever the catalogue calls a tool."""
    contents = (Content(changed=(_changed(odd, SHIP, SKIP),)), Content(arrived=_arrived(1)))
    for content in (contents[0], contents[1].model_copy(update={"contests": (_contest(),)})):
        assert line(subject_of(content))


def test_a_mail_is_short_and_its_page_whole() -> None:
    """The mail tells eight of a kind and leads to the rest on the page, which has all."""
    issue = _issue(Content(arrived=_arrived(18)))
    mail, page = issue_view(issue, SITE, most=MAILED), issue_view(issue, SITE)
    assert (len(mail.arrived), len(page.arrived), page.more_arrived) == (8, 18, None)
    rest = f"{SITE.url}/newsletter/2026-w48#new"
    assert f'href="{rest}"' in issue_html(mail, SITE, *LINKS)
    assert f"And 10 more new tools on the site:\n{rest}" in issue_text(mail, SITE, *LINKS)


def test_samples_are_said_once() -> None:
    """Where all panels are samples one sentence says so; where some are, each has its mark."""
    some = _issue(Content(arrived=(*_arrived(2, sample=True), *_arrived(1))))
    view, mixed = issue_view(_issue(Content(arrived=_arrived(3, sample=True))), SITE), issue_view(some, SITE)
    assert (view.samples, {one.note for one in view.arrived}) == (SAMPLES, {""})
    assert SAMPLES in issue_text(view, SITE, *LINKS)
    assert (mixed.samples, [bool(one.note) for one in mixed.arrived]) == ("", [True, True, False])


def test_a_contest_says_who_has_what() -> None:
    """Both names with their shares, how many voted, and why nobody leads."""
    (one,) = issue_view(_issue(Content(contests=(_contest(),))), SITE).contested
    assert one.said == "Ash 52%, Oak 48% of 231 votes; the 95% interval includes 50%"


def test_a_mail_has_one_title() -> None:
    """Its heading is the sentence that says it all; programs that read aloud begin there."""
    html = issue_html(issue_view(_issue(Content(arrived=_arrived(1))), SITE), SITE, *LINKS)
    assert (html.count("<h1"), html.index("<h1") < html.index("<h2")) == (1, True)
