"""Panels drafted from the desk: real HTTP to a peer, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import Engine, update

from tests.conftest import NOON
from tests.desk.drafting.panel import KEYS, TEXT, opinion
from tests.desk.panels.conftest import runner_of
from tests.fusion.peer import Hang, Peer, Script, Status, peer_of
from tests.fusion.pools import pool_of
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.draft_panel import draft_panel
from verdicts.desk.drafting.job import Job
from verdicts.desk.panels.open_panel import Choice, open_panel
from verdicts.desk.panels.ordering import ordered
from verdicts.desk.panels.runner import Runner
from verdicts.desk.pools.offer import Offer, Pools
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.drafting import SILENT, UNDER_WAY, UNFINISHED, PanelRun
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.plan import Refused as NotBegun
from verdicts.store.accounts import set_role
from verdicts.store.drafts import panel_runs, runs_of_copy
from verdicts.store.engine import reading, writing
from verdicts.store.tables import panel_run
from verdicts.views.desk_panel import PanelDeskView, RunView

pytestmark = pytest.mark.anyio
GOOD = Script(opinion())


def pools(peer: Peer, price: str = "0", **more: object) -> Pools:
    """One pool of two members."""
    return Pools({"test": Offer(pool_of(peer, "a", "b", price=price, **more))})  # type: ignore[arg-type]


def runs(engine: Engine, copy: int) -> list[PanelRun]:
    """Of a copy, the newest first."""
    with reading(engine) as conn:
        return runs_of_copy(conn, copy)


async def until(true: Callable[[], object]) -> None:
    """Wait until the database or the runner says so: what is waited for happens elsewhere."""
    for _ in range(6000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


async def over(engine: Engine, runner: Runner, copy: int) -> PanelRun:
    """The run of a copy after its end."""
    await until(lambda: not runner.busy(copy))
    return runs(engine, copy)[0]


def page(engine: Engine, runner: Runner, kim: int, copy: int) -> tuple[PanelDeskView, RunView]:
    """What an editor sees."""
    return open_panel(Library(engine), Site("V", "https://v.example"), kim, str(copy), Choice(), runner)


async def test_a_new_tool_is_drafted(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """A tool that was never published gets a panel from its draft; page and row say so, while it runs and after."""
    told = list[RunView]()
    runner.told = lambda copy, progress: told.append(progress.view())
    with peer_of(a=GOOD, b=Script(opinion(40)), judge=Script('{"better": "A"}')) as peer:
        runner.pools = pools(peer)
        assert await runner.start(kim, copy, KEYS, "test") == Done(copy=copy)
        assert page(demo, runner, kim, copy)[1].on
        run = await over(demo, runner, copy)
        prompt = peer.calls("a")[0].body["messages"]
    assert (run.state, run.tool, run.copy_id, len(run.takes)) == ("done", "", copy, 5)
    assert "A new tool that answers 12 requests a second." in str(prompt)
    assert "License" not in str(prompt)
    assert told[0].on
    assert not told[-1].on
    assert {member.mark for view in told for one in view.sittings for member in one.members} >= {"writing", "done"}
    _, shown = page(demo, runner, kim, copy)
    assert (shown.number, shown.state, [one.score for one in shown.sittings]) == (run.id, "Done", ["55"] * 5)
    assert shown.sittings[0].agreement.startswith("1 ship, 1 skip, 30 points apart")
    assert shown.sittings[0].members[0].tokens


async def test_a_failing_member_is_told(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """A member that fails is shown with its reason in words; the others make the take."""
    late = replace(GOOD, first=0.5)  # who is the only one left ends the wait for the others
    with peer_of(a=late, b=Script(fault=Status(401, "No.")), judge=Script("")) as peer:
        runner.pools = pools(peer, quorum=1)
        await runner.start(kim, copy, ("skeptic",), "test")
        await over(demo, runner, copy)
    failed = next(one for one in page(demo, runner, kim, copy)[1].sittings[0].members if one.mark == "failed")
    assert failed.name == "b"
    assert "401" in failed.last


async def test_cards_and_costs_stay(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """The total grows while a run goes on. After it, and opened anew, the judge and a member that failed have their
    cards and their costs, which together are the run's."""
    told = list[RunView]()
    runner.told = lambda copy, progress: told.append(progress.view())
    late = replace(GOOD, first=0.3)
    with peer_of(a=late, b=Script(opinion(40)), c=Script("No."), judge=Script('{"better": "A"}')) as peer:
        runner.pools = Pools({"test": Offer(pool_of(peer, "a", "b", "c", price="0.1", quorum=2))})
        assert isinstance(await runner.start(kim, copy, ("skeptic",), "test"), Done)
        run = await over(demo, runner, copy)
    totals = [view.cost for view in told if view.on]
    assert (totals[0], len(set(totals)) > 2) == ("$0 so far", True)
    anew = page(demo, runner, kim, copy)[1].sittings[0].members
    assert [view.sittings[0].members for view in told[-2:]] == [anew, anew]
    cards = {one.name: one for one in anew}
    assert {name: one.mark for name, one in cards.items()} == {"a": "done", "b": "done", "c": "failed", "Judge": "done"}
    assert sum(Decimal(one.cost.removeprefix("$")) for one in cards.values()) == run.cost > 0
    assert all(one.tokens and one.seconds for one in cards.values())


async def test_a_judge_without_sense_loses_no_draft(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """Where the judge writes nonsense the drafts are shown, each to be taken."""
    with peer_of(a=GOOD, b=Script(opinion(50)), judge=Script("I would rather talk of cats.")) as peer:
        runner.pools = pools(peer, mode="merge")
        await runner.start(kim, copy, ("skeptic",), "test")
        run = await over(demo, runner, copy)
    sitting = page(demo, runner, kim, copy)[1].sittings[0]
    assert run.takes[0].state in ("unfused", "drafted")
    assert "judge" in sitting.words.lower()
    assert [one.text[0].text for one in sitting.members if one.mark == "done"] == [TEXT, TEXT]


async def test_the_day_has_a_budget(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """A run that cannot be paid is refused with the figures before the first call; without prices it is begun."""
    runner.daily = Decimal(0)
    with peer_of(a=GOOD, b=GOOD, judge=Script('{"better": "A"}')) as peer:
        runner.pools = pools(peer, price="10")
        no = await runner.start(kim, copy, KEYS, "test")
        assert isinstance(no, Refused)
        assert "VERDICTS_DESK_BUDGET" in no.said or "0 USD is left" in no.said
        assert not peer.calls("a")
        assert page(demo, runner, kim, copy)[0].lacks
        runner.pools = pools(peer)
        assert isinstance(await runner.start(kim, copy, KEYS, "test"), Done)
        await over(demo, runner, copy)


async def test_two_at_once_do_not_share_a_budget(
    demo: Engine, kim: int, copy: int, wire: OpenAIWire, clock: Callable[[], datetime]
) -> None:
    """Two editors in two processes begin at the same moment with money for one: one begins, and the sum holds."""
    other = begin(demo, kim, "aider", NOON)
    assert isinstance(other, Done)
    first, second = (runner_of(demo, wire, clock, "0.05") for _ in range(2))
    slow = Script(opinion(), first=0.3)
    with peer_of(a=slow, b=slow, judge=Script('{"better": "A"}')) as peer:
        first.pools = second.pools = pools(peer, price="1")
        most = Decimal("0.04")
        answers = await asyncio.gather(
            first.start(kim, copy, ("skeptic",), "test", most),
            second.start(kim, other.copy, ("skeptic",), "test", most),
        )
        refused = [one for one in answers if isinstance(one, Refused)]
        for runner, one in ((first, copy), (second, other.copy)):
            await until(partial(lambda runner, one: not runner.busy(one), runner, one))
    with reading(demo) as conn:
        spent = [run.cost for run in panel_runs(conn)]
    assert len(refused) == 1
    assert "of the desk's 0.05 USD a day" in refused[0].said
    assert len(spent) == 1
    assert 0 < sum(spent) <= Decimal("0.05")


async def test_the_money_ends_in_the_middle(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """A run stops calling at its cap; what it cost is never more than that, and every draft that came is stored."""
    cap = Decimal("0.05")
    with peer_of(a=GOOD, b=GOOD, judge=Script('{"better": "A"}')) as peer:
        runner.pools = pools(peer, price="2")
        answer = await runner.start(kim, copy, KEYS, "test", cap)
        if isinstance(answer, Refused):
            pytest.fail(answer.said)
        run = await over(demo, runner, copy)
    assert run.cap == cap
    assert run.cost <= cap
    assert all(take.state != "waiting" for take in run.takes)


async def test_stopped(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """Stop ends it at once; the draft that was whole is kept, and can be seen."""
    with peer_of(a=GOOD, b=Script(opinion(), fault=Hang(2)), judge=Script("")) as peer:
        runner.pools = pools(peer)
        await runner.start(kim, copy, ("skeptic",), "test")
        await until(lambda: runs(demo, copy)[0].takes[0].report.drafts)
        assert isinstance(await runner.stop(kim, copy), Done)
    run = runs(demo, copy)[0]
    assert (run.state, run.takes[0].state, len(run.takes[0].report.drafts)) == ("cancelled", "none", 1)
    shown = page(demo, runner, kim, copy)[1]
    assert (shown.on, shown.state, shown.sittings[0].members[0].text[0].text) == (False, "Stopped", TEXT)


async def test_a_restart_ends_it_clearly(
    demo: Engine, kim: int, copy: int, runner: Runner, clock: Callable[[], datetime], wire: OpenAIWire
) -> None:
    """After the process died the run shows as ended unfinished with its drafts, counts the most that it may have spent,
    and what lacks is drafted by a run of its own."""
    with peer_of(a=GOOD, b=Script(opinion(), fault=Hang(2)), judge=Script('{"better": "A"}')) as peer:
        runner.pools = pools(peer)
        await runner.start(kim, copy, ("skeptic", "builder"), "test")
        await until(lambda: all(take.report.drafts for take in runs(demo, copy)[0].takes))
        await runner.stop(kim, copy)
        with writing(demo) as conn:  # as a process leaves it that was killed
            conn.execute(update(panel_run).values(state="running", ended=None, beat=NOON - SILENT))
        later = runner_of(demo, wire, lambda: NOON + timedelta(seconds=1))
        later.pools = pools(peer)
        found = await later.start(kim, copy, ("founder",), "test", None)
        assert isinstance(found, Done)
        await later.stop(kim, copy)
    newest, died = runs(demo, copy)
    assert died.state == "unfinished"
    assert {take.words for take in died.takes} <= {UNFINISHED, "The run was cancelled before this take was ready."}
    assert all(take.report.drafts for take in died.takes)
    assert [take.reviewer for take in newest.takes] == ["founder"]


async def test_of_two_who_press_run_at_once_one_is_told(
    demo: Engine, kim: int, copy: int, runner: Runner, clock: Callable[[], datetime]
) -> None:
    """Both looked before either began, in two processes: one run is stored, the other editor hears of it in a sentence,
    and no model is asked twice."""
    order = await asyncio.to_thread(ordered, demo, kim, copy, ("skeptic",), NOON)
    assert not isinstance(order, Refused)
    with peer_of(a=GOOD, b=Script(opinion(), fault=Hang(2)), judge=Script("")) as peer:
        runner.pools = pools(peer)
        assert isinstance(await runner.start(kim, copy, ("skeptic",), "test"), Done)
        late = Job(order.tool, order.reviewers, pool_of(peer, "a", "b", price="0"), budget=Decimal(0), copy_id=copy)
        with pytest.raises(NotBegun) as told:
            await anext(draft_panel(demo, late, await runner.means(), clock))
        assert str(told.value) == UNDER_WAY
        assert [run.state for run in runs(demo, copy)] == ["running"]
        await runner.close()
        assert len(peer.calls("a")) <= 1


async def test_who_may_and_when(demo: Engine, kim: int, copy: int, runner: Runner) -> None:
    """Nobody but an editor begins or stops one; one a draft at once; unknown pools and reviewers are said to be so."""
    with peer_of(a=Script(opinion(), fault=Hang(1)), b=GOOD, judge=Script("")) as peer:
        runner.pools = pools(peer)
        with pytest.raises(NotAllowed):
            await runner.start(0, copy, KEYS, "test")
        for no in (
            await runner.start(kim, copy, KEYS, "nowhere"),
            await runner.start(kim, copy, (), "test"),
            await runner.start(kim, 999, KEYS, "test"),
        ):
            assert isinstance(no, Refused)
        assert isinstance(await runner.start(kim, copy, KEYS, "test"), Done)
        assert isinstance(await runner.start(kim, copy, KEYS, "test"), Refused)
        with writing(demo) as conn:
            set_role(conn, "kim@example.org", "reader")
        with pytest.raises(NotAllowed):
            await runner.stop(kim, copy)
        await runner.close()
    assert runs(demo, copy)[0].state == "cancelled"
