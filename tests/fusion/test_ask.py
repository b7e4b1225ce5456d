"""One answer of one model in the caller's type, over real HTTP."""

from __future__ import annotations

import json

import pytest

from tests.fusion.peer import Refuse, Script, Status, peer_of
from tests.fusion.pools import Told, model_of
from tests.fusion.test_failures import Take, take
from verdicts.fusion.ask import Call, Fell, Reply, ask
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.events import Started
from verdicts.fusion.ground import Ground
from verdicts.fusion.pool import Model, Voice
from verdicts.fusion.wire import Message

pytestmark = pytest.mark.anyio


def call_of(model: Model, ground: Ground, **given: object) -> Call[Take]:
    """A call for a Take."""
    asked = (Message("system", "You judge."), Message("user", "How good?"))
    return Call("m", model, Voice(), asked, Take, ground.clock() + 30, **given)  # pyright: ignore[reportArgumentType]


async def answered(wire: OpenAIWire, told: Told, scripts: object, **given: object) -> Reply[Take]:
    """What comes of it."""
    with peer_of(m=scripts) as peer:  # pyright: ignore[reportArgumentType]
        ground = told.ground(wire)
        try:
            return await ask(call_of(model_of(peer, "m"), ground, **given), ground, lambda _: None)
        finally:
            told.events.append(peer.calls())


async def test_it_is_of_the_type(wire: OpenAIWire) -> None:
    """An answer comes as the caller's type, with what was said."""
    reply = await answered(wire, Told(), Script(take(64)))
    assert (reply.value, reply.raw) == (Take(score=64, text="It does what it says."), take(64))
    assert (reply.model, reply.repaired, reply.hedged) == ("m", False, False)


async def test_a_repair_shows_the_model_what_it_said(wire: OpenAIWire) -> None:
    """The second call has the first answer as a turn of its own, and the faults after it."""
    told = Told()
    reply = await answered(wire, told, [Script(json.dumps({"score": "high"})), Script(take())])
    roles = [message["role"] for message in told.events[-1][1].body["messages"]]
    assert reply.repaired
    assert roles == ["system", "user", "assistant", "user"]
    *_, said, faults = (message["content"] for message in told.events[-1][1].body["messages"])
    assert said == '{"score": "high"}'
    assert "- score: Input should be a valid integer" in faults
    assert "- text: Field required" in faults


async def test_a_repair_that_falls_says_both(wire: OpenAIWire) -> None:
    """Where the repair is not answered the reason is that and what was wrong first, and the first text is kept."""
    with pytest.raises(Fell) as fell:
        await answered(wire, Told(), [Script("No."), Script(fault=Status(401))])
    assert fell.value.reason == "invalid"
    assert str(fell.value).startswith("its answer did not fit (there is no JSON object in the answer), and peer (")
    assert fell.value.raw == "No."


async def test_a_check_is_mended_too(wire: OpenAIWire) -> None:
    """Faults that the caller finds in a value that fits its type are mended as those of the type are."""
    told = Told()
    reply = await answered(
        wire,
        told,
        [Script(take(1)), Script(take(2))],
        check=lambda value: () if value.score == 2 else ("score: be two",),
    )
    assert reply.value.score == 2
    assert "- score: be two" in told.events[-1][1].body["messages"][-1]["content"]


async def test_each_step_is_a_start(wire: OpenAIWire) -> None:
    """Every call that is sent is told, so that who shows the text knows when to begin anew."""
    told = Told()
    await answered(wire, told, Script(take(), fault=Refuse(("json_schema",), 422)))
    assert len(told.of(Started)) == 2
    assert len(told.events[-1]) == 2
