"""All members at once: deadline, quorum, grace, and nobody left calling."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from tests.fusion.peer import Hang, Script, Status, peer_of
from tests.fusion.pools import done, fused, pool_of
from verdicts.fusion.brief import Brief
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.drafts import Answer
from verdicts.fusion.events import Drafted, Failed, Quorum, Said
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.known import Known

pytestmark = pytest.mark.anyio
HUNG = Script(fault=Hang(headers=False))


async def test_all_answer_in_their_order(wire: OpenAIWire) -> None:
    """Drafts stand in the order of the members, whoever was first, and all of their words were told."""
    scripts = {"a": Script("First.", first=0.1), "b": Script("Second."), "c": Script("Third.", first=0.05)}
    with peer_of({**scripts, "judge": Script()}) as peer:
        told = await fused(pool_of(peer, *scripts, grace=10.0, hedge=0), wire)
    assert [(draft.member, draft.value.text) for draft in done(told).drafts] == [
        ("a", "First."), ("b", "Second."), ("c", "Third."),
    ]  # fmt: skip
    for draft in done(told).drafts:
        assert "".join(event.text for event in told.of(Said) if event.member == draft.member) == draft.raw
        assert 0 < draft.first_token <= draft.wall


async def test_grace_is_a_share_of_the_quorums_time(wire: OpenAIWire) -> None:
    """After the quorum the others have its time once more by `grace`; who comes within it is in."""
    with peer_of(a=Script(first=0.2), b=Script(first=0.2), c=Script(first=0.4), d=HUNG, judge=Script()) as peer:
        told = await fused(pool_of(peer, *"abcd", quorum=2, grace=3.0, hedge=0), wire)
        await peer.gone("d")
    quorum = told.of(Quorum)[0]
    assert quorum.until == pytest.approx(quorum.at * 4, rel=0.1)
    assert [draft.member for draft in done(told).drafts] == ["a", "b", "c"]
    assert [failure.member for failure in done(told).failures] == ["d"]


async def test_a_quorum_that_cannot_come_waits_for_the_deadline(wire: OpenAIWire) -> None:
    """Where too few answer, the deadline ends it, and what is there is used and called too few."""
    with peer_of(a=Script(), b=Script(fault=Status(401)), c=HUNG, judge=Script()) as peer:
        told = await fused(pool_of(peer, *"abc", deadline=1.0, hedge=0), wire)
        await peer.gone("c")
    assert not told.of(Quorum)
    assert {failure.member: failure.reason for failure in done(told).failures} == {"b": "denied", "c": "late"}
    assert "1 of 3 members answered; 2 were to." in done(told).degraded


async def test_leaving_hangs_up_on_all(wire: OpenAIWire) -> None:
    """Who closes the generator in the middle, or is cancelled while reading it, hangs up on every member."""
    with peer_of(a=Script(fault=Hang(2)), b=HUNG, c=HUNG, judge=Script()) as peer:
        pool, means = pool_of(peer, *"abc", hedge=0), Means(wire, Known())
        async with aclosing(fuse(pool, Brief("?"), Answer, means)) as events:
            async for event in events:
                if isinstance(event, Said):
                    await peer.called(3)
                    break
        for name in "abc":
            await peer.gone(name)
        reading = asyncio.create_task(fused(pool, wire))
        await peer.called(6)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        for name in "abc":
            await peer.gone(name, 2)
        await wire.aclose()
        await peer.quiet()
    assert {task for task in asyncio.all_tasks() if "fusion" in repr(task.get_coro())} <= {asyncio.current_task()}


async def test_what_is_told_adds_up(wire: OpenAIWire) -> None:
    """Every member is drafted or failed exactly once, and costs and tokens of members and judge make the whole."""
    scripts = {"a": Script(), "b": Script(usage=None), "c": Script(fault=Status(500))}
    with peer_of({**scripts, "judge": Script("no form")}) as peer:
        told = await fused(pool_of(peer, *scripts, price="10", mode="merge"), wire)
    ended = [event.draft.member for event in told.of(Drafted)] + [event.failure.member for event in told.of(Failed)]
    assert sorted(ended) == ["a", "b", "c", "judge"]
    judge = next(event.failure for event in told.of(Failed) if event.failure.member == "judge")
    each = [*done(told).drafts, *done(told).failures, judge]
    assert sum(one.cost for one in each) == done(told).cost
    assert sum(one.usage.output for one in each) == done(told).usage.output
