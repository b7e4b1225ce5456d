"""A wire within the process that answers by a script, and fusions over it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, Field

from verdicts.fusion.brief import Brief
from verdicts.fusion.drafts import Fusion
from verdicts.fusion.events import Done, Event
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.judge.asking import Form
from verdicts.fusion.judge.duel import Choice
from verdicts.fusion.judge.merge import Merged
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Endpoint, Judge, Member, Mode, Model, Pace, Pool
from verdicts.fusion.shape import schema_of
from verdicts.fusion.wire import Chunk, Ended, Request, Token, Trouble

MARK = "5eed" * 8
HOME = Endpoint(name="home", base_url="http://home.test/v1", at_once=64)
Answering = Callable[[Request], "str | Trouble | None"]


class Take(BaseModel):
    """A reviewer's take, as a panel asks for it."""

    score: int = Field(ge=0, le=100)
    verdict: Literal["ship", "wait"]
    text: str = Field(min_length=1, max_length=400)


@dataclass
class Scripted:
    """Says what `answering` says to each request; None hangs. `requests` are kept in the order that they came."""

    answering: Answering
    requests: list[Request] = field(default_factory=list)
    under_way: int = 0

    async def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        self.requests.append(request)
        self.under_way += 1
        try:
            await asyncio.sleep(0)
            said = self.answering(request)
            if isinstance(said, Trouble):
                raise said
            if said is None:
                await asyncio.Event().wait()
            yield Token(said or "")
            yield Ended("stop", None)
        finally:
            self.under_way -= 1


def form_of(request: Request) -> str:
    """What is asked for: "choice", "merged", "turn", or "draft"."""
    if request.model.name != "the-judge":
        return "turn" if "dissent" in (request.schema or {}).get("properties", {}) else "draft"
    forms: dict[str, type[Form]] = {"choice": Choice, "merged": Merged}
    return next(name for name, form in forms.items() if request.schema == schema_of(form))


def take(score: int, text: str = "It does what it says.") -> str:
    return json.dumps({"score": score, "verdict": "ship" if score >= 60 else "wait", "text": text})


def choice(better: str) -> str:
    return json.dumps({"why": "It is clearer.", "better": better})


def merged(*sentences: tuple[str, list[str]]) -> str:
    return json.dumps({"sentences": [{"text": text, "drafts": drafts} for text, drafts in sentences]})


def turn(*dissent: tuple[str, str], draft: dict[str, Any] | None = None) -> str:
    points = [{"draft": label, "point": point} for label, point in dissent]
    return json.dumps({"dissent": points, "stands": draft is None, "draft": draft})


def pool(mode: Mode, many: int = 3, price: str = "0", **more: Any) -> Pool:
    """Members m1 to m`many` on models model-1 and on, and a judge of another family."""
    members = tuple(
        Member(
            name=f"m{at}", model=Model(endpoint=HOME, name=f"model-{at}", input=Decimal(price), output=Decimal(price))
        )
        for at in range(1, many + 1)
    )
    judge = Judge(model=Model(endpoint=HOME, name="the-judge", input=Decimal(price), output=Decimal(price)))
    return Pool(**{"name": "panel", "members": members, "judge": judge, "mode": mode, "pace": Pace(hedge=0), **more})


@dataclass
class Run:
    """A fusion that is over."""

    fusion: Fusion[Any]
    events: list[Event[Any]]
    wire: Scripted


def run(
    answering: Answering, pool: Pool, brief: Brief | None = None, out: type[BaseModel] = Take, settle: Any = None
) -> Run:
    """Fuse over a scripted wire, to the end."""
    return asyncio.run(_run(Scripted(answering), pool, brief or Brief("Judge the tool."), out, settle))


async def _run(wire: Scripted, pool: Pool, brief: Brief, out: type[BaseModel], settle: Any) -> Run:
    means = Means(wire, Known(), mark=lambda: MARK)
    events = [event async for event in fuse(pool, brief, out, means, settle)]
    assert isinstance(events[-1], Done)
    return Run(events[-1].fusion, events, wire)


def prompt(request: Request) -> str:
    return "\n".join(message.text for message in request.messages)
