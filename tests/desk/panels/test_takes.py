"""Drafted takes in a working copy: taken over, put back, marked, stamped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.drafting.panel import TEXT
from verdicts.desk.drafting.material import material
from verdicts.desk.panels.marks import checked, open_marks
from verdicts.desk.panels.matter import matter_of, matter_of_cells
from verdicts.desk.panels.origins import written_by
from verdicts.desk.panels.parts import marked
from verdicts.desk.panels.stamping import kept_share, stamped
from verdicts.desk.panels.take_over import Chosen, acknowledge, check_again, leave_all, put_back, take_all, take_over
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import add_row, put
from verdicts.desk.working.publish import lacks_of, publish
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.drafting import MemberDraft, Planning, RunReport, TakeDraft, TakeReport
from verdicts.domain.tools import Drafting, Tool
from verdicts.domain.working.cells import Cells
from verdicts.domain.working.edits import Edit
from verdicts.domain.working.tools import cells_of
from verdicts.store.drafts import begin_run, end_run, keep_take, panel_runs
from verdicts.store.engine import reading, writing
from verdicts.store.tools import all_tools, tool_by_slug
from verdicts.store.working import copy_by_id

NOTHING = Decimal(0)
LATER = NOON + timedelta(days=2)
ODD = 'It has 44,000 stars, answers 12 requests, and "cures the common cold" for those who wait.'


def a_run(engine: Engine, copy: int, text: str = TEXT, key: str = "skeptic") -> int:
    """A run that gave a reviewer this text of two drafts."""
    drafts = tuple(
        MemberDraft(member=name, model=f"model-{name}", score=score, text=f"{text} {name}")
        for name, score in (("a", 60), ("b", 71))
    )
    take = TakeDraft(reviewer=key, state="drafted", score=66, text=text, report=TakeReport(drafts=drafts))
    plan = Planning(
        tool="", copy_id=copy, cap=NOTHING, pool="test", mode="merge", reviewers=(key,),
        low=NOTHING, high=NOTHING, currency="USD",
        report=RunReport(judge="model-judge"),
    )  # fmt: skip
    with writing(engine) as conn:
        run = begin_run(conn, plan, NOON)
        keep_take(conn, run, take, NOTHING, NOON)
        end_run(conn, run, "done", NOTHING, 1.0, "", NOON)
    return run


def stands(engine: Engine, copy: int) -> WorkingCopy:
    """The copy as it is."""
    with reading(engine) as conn:
        found = copy_by_id(conn, copy)
    assert found
    return found


def words(cells: Cells) -> dict[str, str]:
    """What editors typed, without who did and what is kept of it."""
    return {name: text for name, text in cells.items() if text and not name.startswith("by.") and ".before" not in name}


def write(engine: Engine, kim: int, copy: int, path: str, text: str) -> None:
    """An editor types into a cell."""
    edit = Edit(path, text, stands(engine, copy).cells.get(path, ""))
    assert isinstance(put(engine, kim, copy, edit, NOON), Done)


def published(engine: Engine, kim: int, copy: int, now: datetime = LATER) -> Tool:
    """The tool after publishing the copy."""
    done = publish(engine, kim, copy, stands(engine, copy).version, "", now)
    assert isinstance(done, Done), done
    with reading(engine) as conn:
        found = tool_by_slug(conn, done.slug)
    assert found
    return found


def test_every_demo_tool_reads_the_same(demo: Engine) -> None:
    """The material of a whole tool is the same whether it is read from the catalogue or from its cells."""
    with reading(demo) as conn:
        for tool in all_tools(conn):
            assert material(matter_of_cells(cells_of(tool), tool.slug).tool) == material(tool)


def test_half_a_tool_is_material_as_far_as_it_goes(demo: Engine, kim: int, copy: int) -> None:
    """A fact without a source is left out and counted; nothing at all is no material."""
    row = add_row(demo, kim, copy, "facts", "", NOON)
    assert isinstance(row, Done)
    write(demo, kim, copy, f"fact.{row.row}.label", "Stars")
    write(demo, kim, copy, f"fact.{row.row}.value", "44000")
    found = matter_of(stands(demo, copy))
    assert (found.left_out, found.lacks, found.tool.facts) == (1, "", ())
    assert "44" not in str(material(found.tool))
    assert matter_of_cells({"facts": "", "prices": "", "panel": ""}).lacks


@pytest.mark.parametrize(("member", "who", "score"), [("", "a, b, judge", 66), ("b", "b", 71)])
def test_a_draft_becomes_the_take(demo: Engine, kim: int, copy: int, member: str, who: str, score: int) -> None:
    """The draft of a reviewer, or that of one member alone, with whoever wrote it; and it is stamped when published."""
    run = a_run(demo, copy)
    assert isinstance(take_over(demo, kim, copy, Chosen(run, "skeptic", member), NOON), Done)
    write(demo, kim, copy, "take.skeptic.text", stands(demo, copy).cells["take.skeptic.text"].replace("plainly", "so"))
    take = published(demo, kim, copy).panel[0]
    wrote = tuple(f"model-{name}" for name in who.split(", "))
    assert (take.score, take.origin) == (score, "model-drafted")
    assert take.drafting == Drafting(models=wrote, edited=5, editor="Kim", on=date(2026, 11, 22))
    assert written_by(take).endswith(", edited 5 % by Kim, 22 Nov 2026")
    with reading(demo) as conn:
        assert [one.id for one in panel_runs(conn, "new-tool")] == [run]


def test_all_drafts_are_taken_where_no_words_stand(demo: Engine, kim: int, copy: int) -> None:
    """With one press every draft becomes a take; where an editor wrote something, the words stay and it is said.
    All can be taken out again but what was edited."""
    run = a_run(demo, copy)
    assert isinstance(take_all(demo, kim, copy, 10**9, NOON), Refused)
    assert take_all(demo, kim, copy, run, NOON) == Done("1 draft is a take now.", rows=("skeptic",))
    assert leave_all(demo, kim, copy, ["skeptic"], NOON) == Done("1 draft taken out again.")
    assert "skeptic" not in stands(demo, copy).cells["panel"]
    take_all(demo, kim, copy, run, NOON)
    write(demo, kim, copy, "take.skeptic.text", "My own words.")
    assert leave_all(demo, kim, copy, ["skeptic"], NOON).said.endswith("One that was edited stays.")
    assert isinstance(take_all(demo, kim, copy, run, NOON), Refused)
    assert stands(demo, copy).cells["take.skeptic.text"] == "My own words."


def test_no_word_is_lost(demo: Engine, kim: int, copy: int) -> None:
    """What was typed is put back, also after two drafts were taken over it one after the other."""
    run = a_run(demo, copy)
    add_row(demo, kim, copy, "panel", "skeptic", NOON)
    write(demo, kim, copy, "take.skeptic.text", "My own words.")
    before = stands(demo, copy).cells
    for member in ("", "a", "b"):
        assert isinstance(take_over(demo, kim, copy, Chosen(run, "skeptic", member), NOON), Done)
    write(demo, kim, copy, "take.skeptic.text", f"{TEXT} b and mine")
    take_over(demo, kim, copy, Chosen(run, "skeptic", "a"), NOON)
    assert isinstance(put_back(demo, kim, copy, "skeptic", NOON), Done)
    assert stands(demo, copy).cells["take.skeptic.text"] == f"{TEXT} b and mine"
    assert isinstance(put_back(demo, kim, copy, "skeptic", NOON), Done)
    assert words(stands(demo, copy).cells) == words(before)
    assert isinstance(put_back(demo, kim, copy, "skeptic", NOON), Refused)


def test_a_run_of_another_draft_gives_nothing(demo: Engine, kim: int, copy: int) -> None:
    """Nor does a reviewer or a member that is not in it."""
    other = begin(demo, kim, "aider", NOON)
    assert isinstance(other, Done)
    run = a_run(demo, copy)
    for where, chosen in (
        (other.copy, Chosen(run, "skeptic")),
        (copy, Chosen(run, "builder")),
        (copy, Chosen(run, "skeptic", "z")),
        (copy, Chosen(10**9, "skeptic")),
    ):
        assert isinstance(take_over(demo, kim, where, chosen, NOON), Refused)


def test_what_no_source_has_blocks_until_it_is_looked_at(demo: Engine, kim: int, copy: int) -> None:
    """A figure and a quote of no source keep the take from being published: mended, sourced or acknowledged they do
    not, which is said with who did, and can be taken back; what is changed afterwards is looked at anew."""
    run = a_run(demo, copy, ODD)
    take_over(demo, kim, copy, Chosen(run, "skeptic"), NOON)

    def lacks() -> list[str]:
        with reading(demo) as conn:
            return [one.said for one in lacks_of(conn, stands(demo, copy)) if one.path == "take.skeptic.text"]

    found = lacks()[0]
    assert "44,000" in found
    assert "cures the common cold" in found
    assert "12" not in found
    assert isinstance(publish(demo, kim, copy, stands(demo, copy).version, "", LATER), Refused)
    acknowledge(demo, kim, copy, "skeptic", "44,000\nnothing of ours", NOON)
    assert "44,000" not in lacks()[0]
    acknowledge(demo, kim, copy, "skeptic", "cures the common cold", NOON)
    assert lacks() == []
    there = checked(stands(demo, copy).cells, "skeptic", ())
    assert there == "Checked by Kim: “cures the common cold”, “44,000”"
    check_again(demo, kim, copy, "skeptic", NOON)
    assert "44,000" in lacks()[0]
    acknowledge(demo, kim, copy, "skeptic", "44,000\ncures the common cold", NOON)
    write(demo, kim, copy, "take.skeptic.text", f"{ODD} And 99 more.")
    assert "99" in lacks()[0]
    write(demo, kim, copy, "description", "A new tool that answers 12 requests a second, for 99 people.")
    assert lacks() == []
    assert published(demo, kim, copy).panel[0].origin == "model-drafted"


def test_rewritten_wholly_is_by_hand(demo: Engine, kim: int, copy: int) -> None:
    """A take that shares no word with its draft says that it was written by hand; untouched it says so too."""
    run = a_run(demo, copy)
    take_over(demo, kim, copy, Chosen(run, "skeptic"), NOON)
    write(demo, kim, copy, "take.skeptic.text", "Nothing of this stands there.")
    take = published(demo, kim, copy).panel[0]
    assert (take.origin, take.drafting, written_by(take)) == ("human", None, "Written by hand")


def test_edited_again_it_keeps_counting(demo: Engine, kim: int, copy: int) -> None:
    """Published as drafted and then half rewritten it is edited by half, and by whom; untouched its stamp stays."""
    run = a_run(demo, copy, "one two three four five six seven eight nine last")
    take_over(demo, kim, copy, Chosen(run, "skeptic"), NOON)
    first = published(demo, kim, copy).panel[0]
    assert first.drafting
    assert (first.drafting.edited, written_by(first)[-39:]) == (0, "published unchanged by Kim, 22 Nov 2026")
    text = "one two three four five 6 7 8 9 10"
    for words, edited in ((text, 50), ("one two three four five 6 7 8 9 0", 55)):
        again = begin(demo, kim, "new-tool", LATER)
        assert isinstance(again, Done)
        write(demo, kim, again.copy, "take.skeptic.text", words)
        now = published(demo, kim, again.copy, datetime(2026, 12, 1, tzinfo=UTC)).panel[0].drafting
        assert now
        assert (now.edited, now.on) == (edited, date(2026, 12, 1))
    last = begin(demo, kim, "new-tool", LATER)
    assert isinstance(last, Done)
    write(demo, kim, last.copy, "tagline", "Otherwise")
    then = published(demo, kim, last.copy, datetime(2026, 12, 9, tzinfo=UTC)).panel[0].drafting
    assert then == now


def test_shares() -> None:
    """Words that stand in one alone count, of the longer text; nothing is nothing."""
    assert kept_share("a b c d", "a b c d") == 1
    assert kept_share("a b", "a b c d") * 100 == 50
    assert kept_share("a b c d", "x") == 0
    assert kept_share("", "") == 1
    assert stamped({"panel": ""}, {}, "Kim", NOON) == {"panel": ""}


def test_marks_stand_in_the_text() -> None:
    """Each place of a mark is a part of its own, a figure only where it stands alone; markup stays text."""
    parts = marked("44 of 144 <b>44</b>", ["44"])
    assert [(part.text, part.marked) for part in parts] == [
        ("44", True),
        (" of 144 <b>", False),
        ("44", True),
        ("</b>", False),
    ]
    assert "".join(part.text for part in marked("x $99 y", ["$99"])) == "x $99 y"
    assert open_marks({"panel": "skeptic"}, "skeptic", ()) == ()
