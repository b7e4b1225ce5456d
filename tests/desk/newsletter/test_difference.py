"""An issue tells what is different since the last one, and why; nothing different is no mail."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.newsletter import Kept, judged, later, office, tool_in, written_here
from verdicts.desk.newsletter.differing import difference
from verdicts.desk.newsletter.draft import draft, plan
from verdicts.desk.newsletter.edition import Edition
from verdicts.desk.newsletter.send import begin
from verdicts.domain.newsletter.content import Content
from verdicts.domain.newsletter.issues import planned, week_of
from verdicts.domain.tools import Tool
from verdicts.store.engine import writing
from verdicts.store.saving import Making, save_tools
from verdicts.store.tables import tool

WEEK = timedelta(days=7)


def _flipped(before: Tool) -> dict[str, int]:
    """Scores by which every take says the opposite."""
    return {take.reviewer: 20 if take.verdict == "ship" else 80 for take in before.panel}


def test_a_changed_verdict_is_told_with_what_and_why(demo: Engine) -> None:
    """Counts before and now, whose takes turned, the editor's reason once; scores that turned nothing are no news."""
    kept = office(demo, Kept(), later(NOON))
    before = judged(demo, "ollama", NOON + timedelta(days=1), "The registry moved", **_flipped(tool_in(demo, "ollama")))
    judged(demo, "ollama", NOON + timedelta(days=2), "The registry moved")
    aider = tool_in(demo, "aider").panel[0]
    judged(demo, "aider", NOON + timedelta(days=1), "Read again", **{aider.reviewer: aider.score + 1})
    told = difference(kept.library, NOON + timedelta(hours=1), NOON + WEEK)
    (one,) = told.changed
    assert (one.slug, one.why) == ("ollama", "The registry moved.")
    assert (one.before.ship, one.before.skip) == (one.now.skip, one.now.ship)
    assert len(before.panel) == one.now.ship + one.now.skip
    assert one.how.startswith(("Now ship: ", "Now skip: "))
    assert one.sample
    assert not told.arrived


def test_a_verdict_that_came_back_is_no_news(demo: Engine) -> None:
    """What was turned and turned back between two issues is not told; a tool that was retired neither."""
    kept, now = office(demo, Kept(), later(NOON)), tool_in(demo, "ollama")
    judged(demo, "ollama", NOON + timedelta(days=1), "", **_flipped(now))
    judged(demo, "ollama", NOON + timedelta(days=2), "", **{take.reviewer: take.score for take in now.panel})
    judged(demo, "vllm", NOON + timedelta(days=2), "", **_flipped(tool_in(demo, "vllm")))
    with writing(demo) as conn:
        conn.execute(tool.update().where(tool.c.slug == "vllm").values(retired_at=NOON + timedelta(days=3)))
    told = difference(kept.library, NOON + timedelta(hours=1), NOON + WEEK)
    assert not told.news(())


def test_the_first_issue_does_not_tell_the_whole_catalogue(demo: Engine) -> None:
    """Tools that were imported before any issue are no news, also where they were changed since; one that was made at
    the desk is, and so are verdicts that changed."""
    kept = office(demo, Kept(), later(NOON))
    assert not plan(kept, NOON + timedelta(hours=1)).news
    judged(demo, "ollama", NOON + timedelta(days=1), "Read again", **_flipped(tool_in(demo, "ollama")))
    with writing(demo) as conn:
        odd = tool_in(demo, "ollama").model_copy(update={"slug": "odd", "name": "Odd"})
        save_tools(conn, [odd], Making("desk", NOON + timedelta(days=1), "Kim"))
    told = plan(kept, NOON + timedelta(days=2))
    assert told.first
    assert [one.slug for one in told.content.arrived] == ["odd"]
    told = plan(kept, NOON + timedelta(days=7, hours=12))
    assert [one.slug for one in told.content.changed] == ["ollama"]


def test_imported_tools_are_told_from_the_second_issue_on(demo: Engine) -> None:
    """What an import brings after an issue went out is news."""
    kept = office(demo, Kept(), later(NOON))
    judged(demo, "ollama", NOON + timedelta(days=1), "", **_flipped(tool_in(demo, "ollama")))
    first = draft(kept, NOON + timedelta(days=7, hours=1))
    assert first
    assert begin(kept, first, NOON + timedelta(days=7, hours=1)) == 0
    with writing(demo) as conn:
        odd = tool_in(demo, "ollama").model_copy(update={"slug": "odd", "name": "Odd"})
        save_tools(conn, [odd], Making("import", NOON + timedelta(days=9)))
    assert [one.slug for one in plan(kept, NOON + 2 * WEEK).content.arrived] == ["odd"]


def test_new_tools_are_told_once(demo: Engine) -> None:
    """The first issue looks a week back; the next one begins where the last one that went out ended."""
    kept = office(demo, Kept(), later(NOON, days=1))
    written_here(demo)
    first = draft(kept, NOON + timedelta(days=1))
    assert first
    assert len(first.content.arrived) == 18
    assert begin(kept, first, NOON + timedelta(days=1)) == 0
    with writing(demo) as conn:
        odd = tool_in(demo, "ollama").model_copy(update={"slug": "odd", "name": "<b>Odd & Sons</b>"})
        save_tools(conn, [odd], Making("desk", NOON + timedelta(days=2)))
    second = plan(kept, NOON + timedelta(days=8))
    assert [one.slug for one in second.content.arrived] == ["odd"]
    assert second.since == first.until


def test_nothing_changed_is_no_mail(demo: Engine) -> None:
    """It is kept as empty for its week, so that the clock asks once; an editor may draft it anew."""
    kept = office(demo, Kept(), later(NOON, days=1))
    written_here(demo)
    first = draft(kept, NOON + timedelta(hours=1))
    assert first
    begin(kept, first, NOON + timedelta(hours=1))
    quiet = draft(kept, NOON + WEEK)
    assert quiet
    assert (quiet.state, quiet.week) == ("empty", week_of(NOON + WEEK))
    assert draft(kept, NOON + WEEK, anew=False) is None
    assert begin(kept, quiet, NOON + WEEK) is None
    judged(demo, "ollama", NOON + WEEK, "", **_flipped(tool_in(demo, "ollama")))
    news = draft(kept, NOON + WEEK + timedelta(hours=1))
    assert news
    assert news.state == "draft"


def test_interests_leave_out_the_rest(demo: Engine) -> None:
    """Who chose categories gets a letter of those alone; nobody else's name is in it, and markup is shown as text."""
    kept = office(demo, Kept(), later(NOON), imprint="Ltd <i>")
    written_here(demo)
    with writing(demo) as conn:
        odd = tool_in(demo, "ollama").model_copy(update={"slug": "odd", "name": "<b>Odd & Sons</b>"})
        save_tools(conn, [odd], Making("desk", NOON))
    issue = draft(kept, NOON + timedelta(hours=1))
    assert issue
    edition = Edition(kept, issue)
    own, whole = edition.written((odd.category, "No such")), edition.written()
    assert "aider" in whole.text.lower()
    assert "aider" not in own.text.lower()
    assert "&lt;b&gt;Odd &amp; Sons&lt;/b&gt;" in own.html
    assert "<b>Odd" not in own.html
    assert "Ltd &lt;i&gt;" in own.html
    assert edition.written(("No such",)) is whole  # interests that it does not touch are never written for
    assert issue.content.of(("No such",)) == Content(demo=issue.content.demo)


def test_the_clock_knows_its_week() -> None:
    """Monday is day 0; the moment is in the week of now, also on its Sunday and over a new year."""
    assert planned(NOON, 0, 7).isoformat() == "2026-11-16T07:00:00+00:00"
    assert planned(NOON, 6, 23).isoformat() == "2026-11-22T23:00:00+00:00"
    assert week_of(NOON + timedelta(days=45)) == "2027-w01"
    assert week_of(NOON + timedelta(days=42)) == "2026-w53"
