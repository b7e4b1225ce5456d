"""The judge's rows of the table of failures, and what stands in a tool's text, against a peer over real HTTP."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel, Field

from tests.fusion.hostile import HOSTILE
from tests.fusion.peer import Asked, Hang, Script, Status, peer_of
from tests.fusion.pools import done, fused, pool_of
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.pool import Mode

pytestmark = pytest.mark.anyio

NONSENSE = "I think that all of them are lovely."


class Take(BaseModel):
    """What is asked for: a score with bounds, and a sentence."""

    score: int = Field(ge=0, le=100)
    text: str


def take(score: int) -> str:
    """A Take as a model writes it."""
    return json.dumps({"score": score, "text": f"It is worth {score}."})


@pytest.mark.parametrize("mode", ["best-of", "merge", "debate"])
@pytest.mark.parametrize(
    ("judge", "words"),
    [
        (Script(fault=Status(500, "Out of memory")), "Out of memory"),
        (Script(fault=Hang(headers=False)), "had not ruled after 0.5 s"),
        (Script(NONSENSE), "did not fit"),
    ],
)
async def test_the_judge_fails(wire: OpenAIWire, mode: Mode, judge: Script, words: str) -> None:
    """A judge that is down, hangs or says nonsense costs no draft: they stand unfused, and the reason is said."""
    with peer_of(a=Script(take(20)), b=Script(take(90)), judge=judge) as peer:
        seconds = 0.5 if isinstance(judge.fault, Hang) else 30
        told = await fused(pool_of(peer, "a", "b", mode=mode, judging=seconds), wire, out=Take)
        if isinstance(judge.fault, Hang):
            assert await peer.gone("judge")
    fusion = done(told)
    assert {draft.value.score for draft in fusion.drafts} == {20, 90}
    assert fusion.value is None
    assert fusion.degraded.startswith("The judge gave no ruling: ")
    assert words in fusion.degraded
    assert fusion.degraded.endswith("The drafts stand unfused.")


async def test_instructions_in_a_text(wire: OpenAIWire) -> None:
    """A text that instructs is fenced as data, named as suspicious, and the member that obeys it is one vote."""
    text, fences = next(text for text in HOSTILE if "{mark}" not in text), list[str]()

    def obeys(asked: Asked) -> str:
        fences.append(asked.prompt.partition("--- material ")[2].partition("--- end ")[0])
        return take(100)

    ruled = json.dumps({"sentences": [{"text": "It holds up.", "drafts": ["A"]}]})
    with peer_of(a=Script(take(30)), b=Script(obeys), c=Script(take(34)), judge=Script(ruled)) as peer:
        brief = Brief("Score it.", (Datum("A plain fact."), Datum(text)))
        told = await fused(pool_of(peer, "a", "b", "c", mode="merge", quorum=3), wire, out=Take, brief=brief)
    fusion = done(told)
    assert [f"| {text.splitlines()[0][:30]}" in fence for fence in fences] == [True]
    assert fusion.suspicious == (2,)
    assert (fusion.value, fusion.degraded) == (Take(score=34, text="It holds up."), "")
