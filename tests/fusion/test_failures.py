"""The table of failures, row by row, against a peer over real HTTP, with the words that a user sees."""

from __future__ import annotations

import json
import logging
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field

from tests.fusion.peer import Asked, Cut, Hang, Lines, Refuse, Script, Status, peer_of
from tests.fusion.pools import KEY, done, endpoint_of, fused, model_of, pool_of
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Failure
from verdicts.fusion.events import Drafted, Hedged, Planned, Quorum, Started
from verdicts.fusion.known import Known
from verdicts.fusion.plan import Refused
from verdicts.fusion.pool import Endpoint, Judge, Model, Pool
from verdicts.fusion.tape import Recorder

pytestmark = pytest.mark.anyio
PARTS = (KEY, KEY[3:14], KEY[-10:])


class Take(BaseModel):
    """What is asked for: a score with bounds, and a sentence."""

    score: int = Field(ge=0, le=100)
    text: str


def take(score: int = 70, text: str = "It does what it says.") -> str:
    """A Take as a model writes it."""
    return json.dumps({"score": score, "text": text})


def of(failures: tuple[Failure, ...], member: str) -> Failure:
    """The failure of one member."""
    return next(failure for failure in failures if failure.member == member)


def with_model(pool: Pool, member: str, **given: Any) -> Pool:
    """The pool with other fields for one member."""
    members = tuple(one.model_copy(update=given) if one.name == member else one for one in pool.members)
    return pool.model_copy(update={"members": members})


def nowhere(name: str = "cellar") -> Model:
    """A model of an endpoint where nobody listens."""
    with peer_of() as gone:
        pass
    return Model(endpoint=Endpoint(name=name, base_url=gone.url), name="m")


async def test_endpoint_down(wire: OpenAIWire) -> None:
    """A member whose endpoint is down fails at once, named with its address, and the others go on."""
    with peer_of(a=Script(), b=Script(), judge=Script()) as peer:
        told = await fused(with_model(pool_of(peer, "a", "b", "c", quorum=2), "c", model=nowhere()), wire)
    failure = of(done(told).failures, "c")
    assert failure.reason == "unreachable"
    assert failure.words.startswith("cellar (127.0.0.1:")
    assert "cannot be reached" in failure.words
    assert {draft.member for draft in done(told).drafts} == {"a", "b"}


async def test_endpoint_down_with_a_fallback(wire: OpenAIWire) -> None:
    """A member with a fallback answers by it, and the draft says who really wrote."""
    with peer_of(a=Script(), spare=Script("From the spare one."), judge=Script()) as peer:
        pool = with_model(pool_of(peer, "a"), "a", model=nowhere(), fallback=model_of(peer, "spare"))
        told = await fused(pool, wire)
    assert [event.model for event in told.of(Started)] == ["m", "spare"]
    assert (done(told).drafts[0].model, done(told).drafts[0].value.text) == ("spare", "From the spare one.")


DENIED = [(401, "No such key"), (402, "No credit is left"), (403, "Not for you"), (404, "No such model")]


@pytest.mark.parametrize(("code", "said"), DENIED)
async def test_denied_with_a_fallback(wire: OpenAIWire, code: int, said: str) -> None:
    """A wrong key, no credit or no such model goes to the fallback, and a warning says the endpoint's words, once."""
    shut, spare = Script(fault=Status(code, said)), Script('{"why": "It says more.", "better": "tie"}')
    with peer_of(a=shut, b=Script(), judge=shut, spare=spare) as peer:
        pool = pool_of(peer, "a", "b", member={"fallback": model_of(peer, "spare")})
        judge = Judge(model=model_of(peer, "judge"), fallback=model_of(peer, "spare"))
        told = done(await fused(pool.model_copy(update={"judge": judge}), wire))
        assert len(peer.calls("judge")) == 2  # both orders of the pair, one warning
    assert (told.failures, told.degraded, [draft.model for draft in told.drafts]) == ((), "", ["spare", "b"])
    assert [words.split(":")[0] for words in told.warnings if said in words] == ["a", "judge"]
    assert all(words.endswith("; its fallback spare was asked instead") for words in told.warnings if said in words)


async def test_denied_and_its_fallback_is_away(wire: OpenAIWire) -> None:
    """The failure is the fallback's, and the denial is still told."""
    with peer_of(a=Script(fault=Status(401, f"Wrong key {KEY}")), judge=Script()) as peer:
        told = done(await fused(with_model(pool_of(peer, "a"), "a", fallback=nowhere()), wire))
    assert (of(told.failures, "a").reason, "cannot be reached" in told.degraded) == ("unreachable", True)
    (words,) = (words for words in told.warnings if words.startswith("a: "))
    assert words.endswith(
        '(401); look at its key and its credit: "Wrong key [hidden]"; its fallback m was asked instead'
    )


async def test_hang(wire: OpenAIWire) -> None:
    """A hung member is hedged, then cancelled when the grace is over, and marked late; only its prompt is paid for."""
    slow = Script(fault=Hang(headers=False))
    with peer_of(a=Script(first=0.1), b=Script(first=0.1), c=slow, judge=Script("A")) as peer:
        pool = pool_of(peer, "a", "b", "c", quorum=2, grace=1.0, hedge=0.15, hedges=1, price="10")
        told = await fused(pool, wire)
        gone = await peer.gone("c", 2)
    failure = of(done(told).failures, "c")
    assert failure.reason == "late"
    assert failure.words.startswith("it had not answered when the wait ended, after 0.")
    assert told.of(Hedged)[0].member == "c"
    assert told.of(Quorum)[0].drafts == 2
    assert len(gone) == 2
    assert 0 < failure.cost < Decimal("0.001")  # two prompts; a thousand tokens were held for each
    assert failure.usage.estimated
    assert failure.usage.output == 0


async def test_hang_in_the_middle(wire: OpenAIWire) -> None:
    """What a member had said before it hung is kept and paid for."""
    with peer_of(a=Script(), b=Script(), c=Script(first=0.0, fault=Hang(3)), judge=Script("A")) as peer:
        told = await fused(pool_of(peer, "a", "b", "c", quorum=2, grace=3.0, price="10"), wire)
        await peer.gone("c")
    failure = of(done(told).failures, "c")
    assert (failure.reason, failure.raw) == ("late", "The answer is ")
    assert failure.usage.output > 0


async def test_invalid_json_is_repaired_once(wire: OpenAIWire) -> None:
    """An answer that does not fit is asked for again with what was wrong, in words that name the field."""
    wrong_then_right = [Script("I would say seventy."), Script(take())]
    with peer_of(a=wrong_then_right, b=[Script(take(170)), Script(take(71))], judge=Script()) as peer:
        told = await fused(pool_of(peer, "a", "b"), wire, Take)
        again, bounds = peer.calls("a")[1], peer.calls("b")[1]
    assert [(draft.value.score, draft.repaired) for draft in done(told).drafts] == [(70, True), (71, True)]
    assert "there is no JSON object in the answer" in again.body["messages"][-1]["content"]
    assert "score: Input should be less than or equal to 100" in bounds.body["messages"][-1]["content"]


async def test_invalid_twice_is_dropped(wire: OpenAIWire) -> None:
    """Bounds that the repair does not mend drop the member, and its text is kept."""
    with peer_of(a=Script(take()), b=Script(take(170)), judge=Script()) as peer:
        told = await fused(pool_of(peer, "a", "b", quorum=1, grace=10.0), wire, Take)
        assert len(peer.calls("b")) == 2
    failure = of(done(told).failures, "b")
    assert failure.reason == "invalid"
    assert failure.words == (
        "its answer did not fit, and its repair did not either: score: Input should be less than or equal to 100"
    )
    assert failure.raw == take(170)


async def test_truncated(wire: OpenAIWire) -> None:
    """An answer that was cut off at the cap fails with the cap named, and is not asked for again at the same cap."""
    with peer_of(a=Script(take()[:20], finish="length"), judge=Script()) as peer:
        told = await fused(pool_of(peer, "a", member={"max_tokens": 64}), wire, Take)
        assert len(peer.calls("a")) == 1
    failure = of(done(told).failures, "a")
    assert (failure.reason, failure.raw) == ("truncated", take()[:20])
    assert failure.words == "its answer was cut off at 64 tokens; raise max_tokens"


async def test_filtered(wire: OpenAIWire) -> None:
    """An answer that the endpoint withheld is told as that."""
    with peer_of(a=Script(finish="content_filter"), judge=Script()) as peer:
        told = await fused(pool_of(peer, "a"), wire)
    assert of(done(told).failures, "a").words == "its endpoint withheld the answer (content filter)"


@pytest.mark.parametrize("code", [400, 422, 500])
async def test_format_refused(wire: OpenAIWire, code: int) -> None:
    """A refused format goes one step down the ladder, and the next fusion begins where it was taken."""
    fault, known = Refuse(("json_schema", "json_object"), code), Known()
    with peer_of(a=Script(take(), fault=fault), judge=Script()) as peer:
        first = await fused(pool_of(peer, "a"), wire, Take, known=known)
        formats = [call.body.get("response_format", {}).get("type", "prompt") for call in peer.calls("a")]
        await fused(pool_of(peer, "a"), wire, Take, known=known)
        assert formats == ["json_schema", "json_object", "prompt"]
        assert len(peer.calls("a")) == 4
    assert done(first).drafts[0].value.score == 70


async def test_what_was_no_matter_of_format_is_not_remembered(wire: OpenAIWire) -> None:
    """An endpoint that refuses every step is not asked by a lower one the next time, and its words are told."""
    known = Known()
    with peer_of(a=Script(fault=Status(400, "The prompt is too long")), judge=Script()) as peer:
        told = await fused(pool_of(peer, "a"), wire, Take, known=known)
        assert known.format(model_of(peer, "a")) == "json_schema"
    words = of(done(told).failures, "a").words
    assert words.endswith('refused the call (400): "The prompt is too long"')


async def test_estimate_over_budget(wire: OpenAIWire) -> None:
    """A fusion that would pass its budget is refused with the figures before the first call."""
    with peer_of(a=Script(), b=Script(), judge=Script()) as peer:
        with pytest.raises(Refused) as refused:
            await fused(pool_of(peer, "a", "b", price="1000", budget="0.01"), wire)
        assert not peer.seen
    words = str(refused.value)
    assert words.startswith("Pool test is not begun: ")
    assert "and 0.01" in words
    assert "USD" in words


async def test_budget_hit_in_the_middle(wire: OpenAIWire) -> None:
    """Where money runs out no new call is sent, code chooses, and the answer says that and why."""
    words = "The answer is forty-two, and it is short."
    with peer_of(a=Script(words, usage=(900, 900)), b=Script(words, usage=(900, 900)), judge=Script("A")) as peer:
        pool = pool_of(peer, "a", "b", price="1000", budget="3", mode="merge", member={"max_tokens": 1000})
        told = await fused(pool, wire)
        assert len(peer.calls("judge")) == 0
    fusion = done(told)
    assert fusion.value is not None
    assert "is left" in fusion.degraded
    assert told.of(Planned)[0].low <= Decimal(3)
    assert fusion.cost <= Decimal("3.6")  # by one call at the most


async def test_a_ledger_above_is_kept_too(wire: OpenAIWire) -> None:
    """A day's ledger that has no room refuses a fusion whose own budget would do."""
    with peer_of(a=Script(), judge=Script()) as peer:
        with pytest.raises(Refused, match="is not begun"):
            await fused(pool_of(peer, "a", price="1000", budget="100"), wire, ledger=Ledger(Decimal("0.0001")))
        assert not peer.seen


async def test_all_fail(wire: OpenAIWire) -> None:
    """Where nobody answers every member's own reason is listed."""
    scripts = {
        "a": Script(fault=Status(401, "No such key")),
        "b": Script(fault=Status(500, "Out of memory")),
        "c": Script(fault=Cut(2)),
        "d": Script(fault=Lines(["data: {no", ""], 1)),
        "e": Script(fault=Status(429, "Slow down")),
    }
    with peer_of(scripts) as peer:
        told = await fused(pool_of(peer, *scripts), wire)
    fusion, here = done(told), f"peer (127.0.0.1:{peer.port})"
    assert (fusion.value, fusion.drafts) == (None, ())
    assert fusion.degraded == (
        "Nobody answered. "
        f'a: {here} does not let us in (401); look at its key and its credit: "No such key"; '
        f'b: {here} failed (500): "Out of memory"; '
        f"c: {here} cut the connection before its answer was whole; "
        f"d: {here} did not answer by the protocol of chat completions; "
        f'e: {here} takes no more calls now (429): "Slow down".'
    )
    assert of(fusion.failures, "c").raw == "The answer "


async def test_limited_waits_once(wire: OpenAIWire) -> None:
    """429 with a wait that fits into the deadline is waited for, once."""
    busy = Script(fault=Status(429, headers={"Retry-After": "0"}))
    with peer_of(a=[busy, Script()], b=[busy, busy, Script()], judge=Script("A")) as peer:
        told = await fused(pool_of(peer, "a", "b"), wire)
        assert (len(peer.calls("a")), len(peer.calls("b"))) == (2, 2)
    assert [draft.member for draft in done(told).drafts] == ["a"]
    assert "takes no more calls now (429), for 0 s" in of(done(told).failures, "b").words


async def test_limited_longer_than_there_is_time(wire: OpenAIWire) -> None:
    """429 with a wait beyond the deadline goes to the fallback at once."""
    busy = Script(fault=Status(429, headers={"Retry-After": "600"}))
    with peer_of(a=busy, spare=Script(), judge=Script()) as peer:
        told = await fused(with_model(pool_of(peer, "a"), "a", fallback=model_of(peer, "spare")), wire)
    assert done(told).drafts[0].model == "spare"


async def test_a_second_start_voids_the_first(wire: OpenAIWire) -> None:
    """What a member said before its connection was cut is no part of what it is quoted by after a second start."""
    with peer_of(a=Script("Old words here.", fault=Cut(2)), spare=Script("New.", fault=Cut(0)), judge=Script()) as peer:
        told = await fused(with_model(pool_of(peer, "a"), "a", fallback=model_of(peer, "spare")), wire)
    assert of(done(told).failures, "a").raw == ""


async def test_keys_are_nowhere(
    wire: OpenAIWire, tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """A marked key that peers echo in errors and answers is in no event, error, log, tape, dump or representation."""
    caplog.set_level(logging.DEBUG)

    def echo(asked: Asked) -> str:
        return take(text=f"You sent {asked.headers['authorization']}")

    scripts = {
        "a": Script(echo, pieces=1),
        "e": Script(echo, pieces=200),
        "b": Script(fault=Status(401, f"Incorrect API key provided: {KEY}. You can find yours elsewhere.")),
        "c": Script(fault=Status(500, None, text=f"Traceback: Authorization: Bearer {KEY}")),
        "d": Script(fault=Lines([f'data: {{"error": {{"message": "{KEY}"}}}}', ""])),
        "judge": Script(f"I rule that {KEY} wins", pieces=1),
    }
    recorder, known, ledger = Recorder(wire), Known(), Ledger(None)
    with peer_of(scripts) as peer:
        pool = pool_of(peer, *"abcde", quorum=5)  # so that the wait ends with the last of them, however slow
        told = await fused(pool, recorder, Take, known=known, ledger=ledger)
        assert {call.model for call in peer.seen} == set(scripts)
    recorder.write(tmp_path / "tape.jsonl")
    written = [*map(repr, told.events), repr([pool, known, ledger, wire, recorder, done(told)])]
    written += [pool.model_dump_json(), repr(endpoint_of(peer)), caplog.text, *capsys.readouterr()]
    written += [record.getMessage() + repr(record.args) for record in caplog.records]
    written.append((tmp_path / "tape.jsonl").read_text())
    assert all(call.headers["authorization"] == f"Bearer {KEY}" for call in peer.seen)
    leaks = [(part, text[max(0, text.find(part) - 300) :][:600]) for part in PARTS for text in written if part in text]
    assert leaks == []
    assert "[hidden]" in "\n".join(written)
    assert len(told.of(Drafted)) == 2
