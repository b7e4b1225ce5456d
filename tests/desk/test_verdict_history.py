"""The verdict's history on a tool's page: which takes changed, who changed them and why."""

from __future__ import annotations

from sqlalchemy import Engine

from tests.components.parsing import sound
from tests.desk.revising.conftest import NOON, SITE, TOOL, day, scored
from tests.generate import fill
from verdicts.components.tool.page import tool_page
from verdicts.desk.catalogue import Library
from verdicts.desk.show import show
from verdicts.desk.tool.history import SHOWN
from verdicts.store.engine import writing
from verdicts.store.saving import Making, save_tools
from verdicts.views.tool import ToolView
from verdicts.web.paper.printing import print_html


def _shown(engine: Engine) -> ToolView:
    view = show(Library(engine), SITE, TOOL.slug, NOON.date())
    assert isinstance(view, ToolView)
    return view


def test_a_step_says_what_changed_who_did_it_and_why(engine: Engine) -> None:
    """Skip to ship: two takes revised, one added, one removed, by name, with the editor's reason."""
    fill(engine, [scored(TOOL, builder=40, skeptic=30, founder=70)], at=NOON)
    judged = scored(TOOL, builder=80, skeptic=65, creator=70)
    with writing(engine) as conn:
        save_tools(conn, [judged], Making("desk", day(3), "Kim <b>", "They <i>fixed</i> it"))
    newest = _shown(engine).changes[0]
    assert (newest.was_word, newest.word, newest.when) == ("Skip", "Ship", "3 Nov 2026")
    assert newest.how == "Two takes revised: Builder and Skeptic. One take added: Creator. One take removed: Founder."
    assert (newest.reason, newest.by) == ("They <i>fixed</i> it", "Kim <b>")
    html = print_html(tool_page, _shown(engine))
    sound(html)
    assert "They &lt;i&gt;fixed&lt;/i&gt; it" in html
    assert 'Edited by <span dir="auto">Kim &lt;b&gt;' in html


def test_only_steps_of_the_scores_are_told(engine: Engine) -> None:
    """A change of anything else is a revision and no step; a tool without a panel tells its publication alone."""
    fill(engine, [scored(TOOL)], at=NOON)
    fill(engine, [scored(TOOL).model_copy(update={"maker": "Else"})], at=day(2))
    (first,) = _shown(engine).changes
    assert (first.how, first.said, first.was_word) == ("First published.", "No panel take.", "")
    fill(engine, [scored(TOOL, builder=70)], at=day(3))
    assert _shown(engine).changes[0].how == "One take added: Builder."
    assert (_shown(engine).changes[0].was_word, _shown(engine).changes[0].word) == ("No take", "Ship")


def test_a_panel_that_came_back_is_of_the_day_it_did(engine: Engine) -> None:
    """Restoring an older panel is a step of its own day, not one of the day that the panel was first given on."""
    old, new = scored(TOOL, builder=40), scored(TOOL, builder=80)
    fill(engine, [old], at=NOON)
    fill(engine, [new.model_copy(update={"panel_on": day(3).date()})], at=day(3))
    fill(engine, [old], at=day(5))
    assert [one.when for one in _shown(engine).changes][:2] == ["5 Nov 2026", "3 Nov 2026"]


def test_a_long_history_shows_its_newest_steps(engine: Engine) -> None:
    """Of many steps the newest are shown, none of them as the first publication."""
    for at in range(SHOWN + 5):
        fill(engine, [scored(TOOL, builder=at)], at=day(1 + at))
    found = _shown(engine).changes
    assert len(found) == SHOWN
    assert {one.how for one in found} == {"One take revised: Builder."}
