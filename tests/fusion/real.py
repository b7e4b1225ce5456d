"""A pool on the real small model, and its cassette: `python -m tests.fusion.real` records it anew."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pydantic import BaseModel, Field

from tests.fusion.pools import Told, fused
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.local.pool import PERSONAS
from verdicts.fusion.local.server import Served, serving
from verdicts.fusion.local.weights import NAME, weights
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pace, Pool
from verdicts.fusion.tape import Recorder
from verdicts.fusion.wire import Wire

CASSETTE = Path(__file__).parent / "cassettes" / "best-of.jsonl"
BRIEF = Brief("Rate this tool from 0 to 100.", (Datum("Ollama runs language models on your own machine.", "a test"),))


class Take(BaseModel):
    """What a reviewer says, short enough for a small model."""

    score: int = Field(ge=0, le=100)
    take: str = Field(min_length=4, max_length=60)


def model_at(endpoint: Endpoint) -> Model:
    """The small model."""
    return Model(endpoint=endpoint, name=NAME, family="smollm2")


def pool_at(endpoint: Endpoint, many: int = 3) -> Pool:
    """As many members, short answers, and time enough for a busy machine."""
    model = model_at(endpoint)
    members = tuple(
        Member(name=name, model=model, persona=persona, max_tokens=128, seed=seed)
        for seed, (name, persona) in enumerate(list(PERSONAS.items())[:many])
    )
    judge = Judge(model=model, max_tokens=160, seed=0)
    pace = Pace(deadline=120, judging=120, quorum=many, hedge=0)
    return Pool(name="real", members=members, judge=judge, mode="best-of", pace=pace)


async def rated(endpoint: Endpoint, wire: Wire) -> Told:
    """One fusion, best of its drafts."""
    return await fused(pool_at(endpoint), wire, Take, BRIEF)


async def _record() -> None:
    with serving(Served(weights(), NAME)) as endpoint:
        wire = OpenAIWire()
        recorder = Recorder(wire)
        told = await rated(endpoint, recorder)
        await wire.aclose()
    recorder.write(CASSETTE)
    print(told.events[-1])


if __name__ == "__main__":
    asyncio.run(_record())
