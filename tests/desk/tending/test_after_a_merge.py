"""What stays of a tool after it was merged into another one: what was claimed of it, and what was reported."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from tests.claiming import LATER, claim, claiming
from tests.conftest import NOON
from tests.kept import do
from tests.libraries import SITE, TODAY
from verdicts.desk.catalogue import Library
from verdicts.desk.compare import compare
from verdicts.desk.correcting.log import open_log
from verdicts.desk.correcting.open_form import open_form
from verdicts.desk.correcting.open_queue import open_queue
from verdicts.desk.correcting.report import report
from verdicts.desk.correcting.ruling import rule
from verdicts.desk.explain import explain
from verdicts.desk.ledger.open_ledger import open_ledger
from verdicts.desk.ledger.resolve import resolve
from verdicts.desk.show import show
from verdicts.desk.tending.merge import merge
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.store.engine import reading
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import tool_by_slug
from verdicts.views.claims import ClaimView
from verdicts.views.comparison import ComparisonView
from verdicts.views.tool import ToolView

ONE, INTO, NAME = "ollama", "vllm", "Ollama"


def test_claims_stay_in_scores_and_are_listed_with_the_other(demo: Engine, kim: int) -> None:
    """What a reviewer said of the tool counts as before, on the method page, at the desk and on the other's page,
    which says of what it was said; a comparison as of a day before the merge has none of it."""
    with reading(demo) as conn:
        tool = tool_by_slug(conn, ONE)
        assert tool
    foretold = claiming(claim("Told"), claim("Waits"), of=tool)
    key = foretold.panel[0].reviewer
    do(demo, save_tools, [foretold], Making("desk", NOON))
    told, _ = Library(demo).catalogue().ledger
    resolve(demo, kim, told.id, 0, "false", "https://a.example", "", NOON)
    later, day = NOON + timedelta(days=2), (NOON + timedelta(days=1)).date()
    before, _ = listed(demo, kim)
    assert isinstance(merge(demo, kim, ONE, INTO, NAME, "The same", later), Done)
    after, page = listed(demo, kim)
    assert after == before
    note = f"Said of {NAME} before it was merged into vLLM."
    assert [(one.text, one.mark, one.note) for one in page[key]] == [("Told", "false", note), ("Waits", "open", note)]
    past = compare(Library(demo), SITE, f"cursor-vs-{INTO}", later.date(), f"as-of={day}")
    assert isinstance(past, ComparisonView)
    assert not any(cell.claims for row in past.scores.takes for cell in row.cells)


def listed(engine: Engine, by: int) -> tuple[list[object], dict[str, list[ClaimView]]]:
    """What the method page and the desk say of predictions but for notes and addresses; the other's claims."""
    ledger, shown = open_ledger(Library(engine), SITE, by, LATER), show(Library(engine), SITE, INTO, TODAY)
    method = next(one for one in explain(Library(engine), SITE, TODAY).sections if one.id == "predictions")
    told = [(one.tool, one.who, one.claim.text, one.claim.word) for one in method.told]
    desk = [(one.tool, one.claim.text) for part in (ledger.due, ledger.told) for one in part]
    assert isinstance(shown, ToolView)
    assert {one.href for one in method.told} <= {f"/tools/{ONE}", f"/tools/{INTO}"} & set(_found(engine))
    return [method.points, told, ledger.said, desk], {take.reviewer.key: take.claims for take in shown.takes}


def _found(engine: Engine) -> list[str]:
    return [f"/tools/{slug}" for slug in Library(engine).catalogue().cards]


def test_corrections_lead_to_the_other(demo: Engine, kim: int) -> None:
    """The log keeps what was reported of which name; what waits can be mended and accepted on the other's page."""
    library = Library(demo)
    first, second = (
        report(library, SITE, {"tool": ONE, "wrong": text, "right": "It is."}, NOON) for text in ("One", "Two")
    )
    assert isinstance(first, int)
    assert isinstance(second, int)
    rule(demo, kim, first, "declined", "No.", NOON)
    merge(demo, kim, ONE, INTO, NAME, "The same", NOON)
    (row,) = open_queue(library, SITE, kim, "2026-11").waiting
    assert (row.tool, row.slug, row.href) == (NAME, INTO, f"/tools/{INTO}")
    assert isinstance(begin(demo, kim, row.slug, NOON), Done)
    (entry,) = open_log(library).logged
    assert (entry.tool, entry.href, entry.wrong) == (NAME, f"/tools/{INTO}", "One")
    assert open_form(library, SITE, f"tool={ONE}").tool == INTO
