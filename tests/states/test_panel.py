"""The panel desk without a browser: handlers, and who is told what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
import reflex as rx
from sqlalchemy import Engine

from tests.accounts import SignedIn, signed_in
from tests.conftest import NOON
from tests.desk.drafting.conftest import wire
from tests.desk.drafting.panel import opinion
from tests.fusion.peer import Hang, Script, peer_of
from tests.fusion.pools import pool_of
from verdicts.desk.catalogue import Library
from verdicts.desk.panels.runner import Runner
from verdicts.desk.pools.offer import Offer, Pools
from verdicts.desk.vote import Polls
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.live.hub import Hub
from verdicts.paneling import Paneling as Assembled
from verdicts.settings import Settings
from verdicts.states import panel as module
from verdicts.states.panel import PanelState
from verdicts.states.paneling import paneling

__all__ = ["wire"]
pytestmark = pytest.mark.anyio
MARKUP = "<script>alert(document)</script> I would put it into the stack since it says plainly what it does."


@dataclass(eq=False)
class Chair:
    """A socket's seat that notes what it is sent."""

    sent: list[Any] = field(default_factory=list[Any])
    at: list[float] = field(default_factory=list[float])
    states: dict[str, Any] = field(default_factory=dict[str, Any])

    def push(self, room: Hashable, message: Any) -> bool:
        """Take a message."""
        self.sent.append(message)
        self.at.append(asyncio.get_running_loop().time())
        return True


@pytest.fixture
def kim(demo: Engine) -> SignedIn:
    """An editor."""
    return signed_in(demo, "kim@example.com", "editor")


@pytest.fixture
def copy(demo: Engine, kim: SignedIn) -> int:
    """A draft of a tool of the demo."""
    done = begin(demo, kim.account.id, "aider", NOON)
    assert isinstance(done, Done)
    return done.copy


@pytest.fixture
async def runner(demo: Engine, wire: OpenAIWire, polls: Polls) -> AsyncIterator[Runner]:
    """As the app hands it to the states."""

    async def means() -> Means:
        return Means(wire, Known())

    made = Runner(demo, means, Decimal(1), polls.clock)
    made.told = paneling.heard
    paneling.runner, paneling.hub = made, Hub()
    yield made
    await made.close()
    paneling.runner = None


Opened = Callable[..., Any]


@pytest.fixture
def page(at: Callable[..., Any], polls: Polls, copy: int, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the panel for somebody, in a seat of their own."""
    seats = dict[rx.State, Chair]()
    monkeypatch.setattr(module, "here", seats.get)

    async def opened(who: SignedIn | None, seat: Chair | None = None) -> Any:
        cookie = polls.attendance.enter(who.presence) if who else ""
        state = at(PanelState, f"/desk/panels/{copy}", cookie=cookie)
        if seat:
            seats[state] = seat
        await PanelState.open.fn(state)
        return state

    return opened


async def ended(runner: Runner, copy: int) -> None:
    """Wait for the end of a run."""
    for _ in range(6000):
        if not runner.busy(copy):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never ended")


async def test_from_run_to_take(page: Opened, kim: SignedIn, copy: int, runner: Runner) -> None:
    """Choose, run, take, edit, put back: what the page then shows; texts of models are parts of text, never markup."""
    with peer_of(a=Script(opinion(70, MARKUP)), b=Script(opinion(71, MARKUP)), judge=Script("")) as peer:
        runner.pools = Pools({"test": Offer(pool_of(peer, "a", "b"))})
        state = await page(kim)
        assert [seat.ticked for seat in state.view.seats] == [True] * 5
        for key in ("builder", "futurist", "founder", "creator"):
            await PanelState.tick.fn(state, key)
        await PanelState.begin.fn(state)
        assert not state.answer.bad, state.answer.said
        await ended(runner, copy)
    await PanelState.look.fn(state)
    assert [one.key for one in state.run.sittings] == ["skeptic"]
    assert state.run.sittings[0].members[0].text[0].text == MARKUP
    await PanelState.take.fn(state, "skeptic", "b")
    seat = next(seat for seat in state.view.seats if seat.key == "skeptic")
    assert (seat.score.value, seat.text.value, seat.stamp) == ("71", MARKUP, "Drafted by b, unchanged so far")
    await PanelState.write.fn(state, "take.skeptic.text", MARKUP.replace("plainly", "clearly"), MARKUP)
    assert "edited 7 %" in next(seat for seat in state.view.seats if seat.key == "skeptic").stamp
    await PanelState.put_back.fn(state, "skeptic")
    assert next(seat for seat in state.view.seats if seat.key == "skeptic").stamp == "Sample"


async def test_a_second_editor_watches(page: Opened, demo: Engine, kim: SignedIn, copy: int, runner: Runner) -> None:
    """The page of another editor is told while models write, not more often than five times a second, and the last
    message is the end. Who left hears no more."""
    lee, first, second, left = signed_in(demo, "lee@example.com", "editor"), Chair(), Chair(), Chair()
    slow = Script(opinion(), between=0.03)
    with peer_of(a=slow, b=slow, judge=Script("")) as peer:
        runner.pools = Pools({"test": Offer(pool_of(peer, "a", "b"))})
        state = await page(kim, first)
        await page(lee, second)
        await page(lee, left)
        paneling.leave(left)
        await PanelState.begin.fn(state)
        await ended(runner, copy)
        await asyncio.sleep(0.3)
    views = [message.values["run"] for message in second.sent]
    assert len(views) > 2
    assert any(one.last for view in views for part in view.sittings for one in part.members)
    assert (views[0].on, views[-1].on, views[-1].number) == (True, False, views[0].number)
    gaps = [after - before for before, after in zip(second.at, second.at[1:], strict=False)]
    assert sorted(gaps)[len(gaps) // 2] > 0.15  # one may be said twice, half a second after a page opened
    assert first.sent
    assert left.sent == []


async def test_pages_follow_a_run_elsewhere_without_redis(
    demo: Engine, kim: SignedIn, polls: Polls, copy: int, runner: Runner
) -> None:
    """While another process drafts, and once after its end, pages of the draft look again by themselves."""
    known = Settings(secret_keys="k" * 40, _env_file=None)  # type: ignore[call-arg,arg-type]
    watching = Assembled(known, Library(demo), polls, runner.means)
    chair = Chair()
    polls.desk.join(chair, str(copy))  # pyright: ignore[reportArgumentType]
    counts = list[int]()
    with peer_of(a=Script(opinion(), fault=Hang(2)), judge=Script("")) as peer:
        runner.pools = Pools({"test": Offer(pool_of(peer, "a"))})
        await runner.start(kim.account.id, copy, ("skeptic",), "test")
        for at in range(4):
            await watching.look()
            counts.append(len(chair.sent))
            if at == 0:
                await runner.stop(kim.account.id, copy)
    assert counts == [1, 2, 2, 2]


@pytest.mark.parametrize("role", ["reader", None])
async def test_nobody_else(page: Opened, demo: Engine, copy: int, runner: Runner, role: Any) -> None:
    """A reader, or nobody, sees nothing, begins nothing, and takes no seat where a run is told."""
    who, chair = signed_in(demo, "eve@example.com", role) if role else None, Chair()
    runner.pools = Pools()
    state = await page(who, chair)
    for call in (
        PanelState.begin.fn(state),
        PanelState.begin_without.fn(state),
        PanelState.stop.fn(state),
        PanelState.take.fn(state, "skeptic", ""),
        PanelState.put_back.fn(state, "skeptic"),
        PanelState.acknowledge.fn(state, "skeptic", "x"),
        PanelState.write.fn(state, "name", "Mine", "Aider"),
        PanelState.settle.fn(state, "name", True),
    ):
        await call
    await PanelState.look.fn(state)
    assert state.view.barred
    assert (state.view.seats, state.view.pools, state.run.number) == ([], [], 0)
    assert paneling.hub.seats == 0
