"""One call to a model and what it showed: whether it answers, streams, counts its tokens, and keeps to a schema."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from verdicts.fusion.cost import price
from verdicts.fusion.fence import visible
from verdicts.fusion.pool import LADDER, Format, Model
from verdicts.fusion.shape import Misfit, read, schema_of
from verdicts.fusion.speak import most
from verdicts.fusion.wire import NOTHING, Ended, FormatRefused, Message, Request, Token, Trouble, Usage, Wire
from verdicts.fusion.words import named

ASKED = "Count from one to eight in words, separated by spaces."
FORMED = "Which number comes after four? Answer a JSON object with the key number."
LONGEST = 64  # tokens of an answer: enough for these, and for all of them a few hundred tokens a model
Kept = Literal["keeps", "answers otherwise", "refuses"]


class Number(BaseModel):
    """What is asked for in a shape."""

    number: int = Field(ge=0, le=100)


@dataclass
class Finding:
    """What one model showed. `first` is seconds to its first token; None is what was not seen.

    `usage` and `streams` are of the first call; `formats` what became of each way to ask for a schema; `faults` are
    sentences, `misfits` those among them that say what an answer in a shape lacked. `spent` is by the prices of the
    model, `used` its tokens.
    """

    model: Model
    answers: bool = False
    streams: bool | None = None
    counts: bool | None = None
    first: float | None = None
    formats: dict[Format, Kept] = field(default_factory=dict[Format, Kept])
    faults: list[str] = field(default_factory=list[str])
    misfits: dict[Format, str] = field(default_factory=dict[Format, str])
    used: Usage = NOTHING
    spent: Decimal = Decimal(0)

    @property
    def name(self) -> str:
        """How a sentence calls it."""
        return f"{self.model.name} at {named(self.model.endpoint)}"


def probes(model: Model) -> list[Request]:
    """The calls that are made: prose, then a schema by each step of the ladder."""
    plain = Request(model, (Message("user", ASKED),), LONGEST, 0.0)
    shaped = (Message("user", FORMED),)
    return [plain, *(Request(model, shaped, LONGEST, 0.0, None, schema_of(Number), step) for step in LADDER)]


def dearest(model: Model) -> Decimal:
    """The most that examining a model may cost, by its prices."""
    return sum((price(model, most(one)) for one in probes(model)), Decimal(0))


@dataclass
class _Heard:
    """An answer as it came."""

    parts: list[str] = field(default_factory=list[str])
    first: float | None = None
    end: Ended | None = None


async def examine(finding: Finding, wire: Wire, seconds: float, clock: Callable[[], float]) -> None:
    """Call the model and write into `finding` what it shows; each call has so many seconds."""
    plain, *shaped = probes(finding.model)
    heard = await _heard(finding, plain, wire, seconds, clock)
    if heard is None:
        return
    finding.answers, finding.streams, finding.first = bool(heard.parts), len(heard.parts) > 1, heard.first
    finding.counts = bool(heard.end and heard.end.usage)
    if not heard.parts:
        finding.faults.append(f"{finding.name} said nothing within {LONGEST} tokens; does it think aloud first?")
        return
    for one in shaped:
        await _shape(finding, one, wire, seconds, clock)


async def _shape(finding: Finding, asked: Request, wire: Wire, seconds: float, clock: Callable[[], float]) -> None:
    heard = await _heard(finding, asked, wire, seconds, clock)
    if heard is None:
        return
    try:
        read("".join(heard.parts), Number)
    except Misfit as misfit:
        finding.formats[asked.format] = "answers otherwise"
        said = visible(str(misfit))[:120]
        finding.misfits[asked.format] = f"{finding.name} takes {asked.format} but its answer does not fit: {said}"
        finding.faults.append(finding.misfits[asked.format])
    else:
        finding.formats[asked.format] = "keeps"


async def _heard(
    finding: Finding, asked: Request, wire: Wire, seconds: float, clock: Callable[[], float]
) -> _Heard | None:
    """The answer; None where there is none, and why is among the faults."""
    heard, began = _Heard(), clock()
    try:
        async with asyncio.timeout(seconds), aclosing(wire.stream(asked)) as chunks:
            async for chunk in chunks:
                if isinstance(chunk, Token):
                    heard.first = clock() - began if heard.first is None else heard.first
                    heard.parts.append(chunk.text)
                else:
                    heard.end = chunk
    except FormatRefused:
        finding.formats[asked.format] = "refuses"
        return None
    except Trouble as trouble:
        finding.faults.append(str(trouble))
        return None
    except TimeoutError:
        finding.faults.append(f"{finding.name} gave no whole answer within {seconds:g} s")
        return None
    _count(finding, heard)
    return heard


def _count(finding: Finding, heard: _Heard) -> None:
    used = heard.end.usage if heard.end and heard.end.usage else Usage(0, len(heard.parts), estimated=True)
    finding.used += used
    finding.spent += price(finding.model, used)
