"""One answer of one model in the caller's type: the ladder of formats, a wait where asked to, one repair."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, NoReturn

from verdicts.fusion.cost import OverBudget
from verdicts.fusion.drafts import Reason, T
from verdicts.fusion.events import Started
from verdicts.fusion.ground import Ground
from verdicts.fusion.known import Hedges, below
from verdicts.fusion.pool import Model, Voice
from verdicts.fusion.race import Hedging, race
from verdicts.fusion.shape import Misfit, read, schema_of
from verdicts.fusion.speak import Speech
from verdicts.fusion.wire import FormatRefused, Limited, Message, Request, Trouble

REPAIR = (
    "That answer does not fit:\n{faults}\n"
    "Answer again: the whole JSON object with these faults mended, and nothing else."
)


@dataclass(frozen=True)
class Call(Generic[T]):
    """What is asked of whom. `until`: the clock's reading at the deadline, so that no wait passes it.

    `hedges` and `hedge` as in Pace: None or 0 sends no second call. `check` gives faults of a value that fits its type;
    they are mended as those of the type are.
    """

    who: str
    model: Model
    voice: Voice
    messages: tuple[Message, ...]
    out: type[T]
    until: float
    fallback: Model | None = None
    hedges: Hedges | None = None
    hedge: float = 0.0
    round: int = 0
    check: Callable[[T], tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """An answer that fits. What it cost stands in the ledger of the ground that it was asked on."""

    value: T
    raw: str
    model: str
    first_token: float
    repaired: bool
    hedged: bool


class Fell(Exception):
    """A call gave nothing that can be used. The text is a sentence; `raw` what was said."""

    def __init__(self, reason: Reason, words: str, raw: str = "") -> None:
        """Keep why, and what was said."""
        super().__init__(words)
        self.reason: Reason = reason
        self.raw = raw


async def ask(call: Call[T], ground: Ground, heard: Callable[[str], None]) -> Reply[T]:
    """The answer, each piece of its text also to `heard`. Raises Fell."""
    speech, hedged = await _text(call, call.messages, ground, heard)
    try:
        value, repaired = _read(call, speech.text), False
    except Misfit as misfit:
        speech, value = await _repair(call, speech, misfit, ground, heard)
        repaired = True
    return Reply(value, speech.text, speech.request.model.name, speech.first or 0.0, repaired, hedged)


def _read(call: Call[T], text: str) -> T:
    value = read(text, call.out)
    if call.check and (faults := call.check(value)):
        raise Misfit(faults)
    return value


async def _repair(
    call: Call[T], speech: Speech, misfit: Misfit, ground: Ground, heard: Callable[[str], None]
) -> tuple[Speech, T]:
    """Once more, with what was wrong. Raises Fell with the first text where the second is no better."""
    faults = "\n".join(f"- {fault}" for fault in misfit.faults)
    turns = (Message("assistant", speech.text), Message("user", REPAIR.format(faults=faults)))
    try:
        again, _ = await _text(call, (*call.messages, *turns), ground, heard)
    except Fell as fell:
        raise Fell("invalid", f"its answer did not fit ({misfit}), and {fell}", speech.text) from None
    try:
        return again, _read(call, again.text)
    except Misfit as still:
        raise Fell("invalid", f"its answer did not fit, and its repair did not either: {still}", again.text) from None


async def _text(
    call: Call[T], messages: tuple[Message, ...], ground: Ground, heard: Callable[[str], None]
) -> tuple[Speech, bool]:
    """A whole text. Raises Fell, also for one that was cut off by the longest length."""
    try:
        speech, hedged = await _attempts(call, messages, ground, heard)
    except OverBudget as over:
        raise Fell("budget", f"it was not asked: {over}") from None
    if speech.stop == "length":
        many = call.voice.max_tokens
        raise Fell("truncated", f"its answer was cut off at {many} tokens; raise max_tokens", speech.text)
    if speech.stop == "filtered":
        raise Fell("filtered", "its endpoint withheld the answer (content filter)", speech.text)
    return speech, hedged


async def _attempts(
    call: Call[T], messages: tuple[Message, ...], ground: Ground, heard: Callable[[str], None]
) -> tuple[Speech, bool]:
    """Down the ladder of formats, after one wait where the endpoint asks for it, and to the fallback at last."""
    request, waited = _request(call, call.model, messages, ground), False
    while True:
        ground.tell(Started(ground.at, call.who, request.model.name, call.round))
        try:
            answered = await race(request, _hedging(call, request), ground, call.who, heard)
            ground.known.took(request.model, request.format)
            return answered
        except FormatRefused as refused:
            request = _stepped_down(request, refused)
        except Trouble as trouble:
            after = trouble.after if isinstance(trouble, Limited) and not waited else None
            if after is not None and ground.clock() + after < call.until:
                waited = True
                await asyncio.sleep(after)
            else:
                request = _request(call, _fallback(call, request, trouble, ground), messages, ground)


def _stepped_down(request: Request, refused: FormatRefused) -> Request:
    """The same by the next step. It is remembered once it was answered: what was refused may be something else."""
    step = below(request.format) if request.schema is not None else None
    return replace(request, format=step) if step else _fall(refused)


def _fallback(call: Call[T], request: Request, trouble: Trouble, ground: Ground) -> Model:
    """Whom to ask instead. The operator hears why: a wrong key would stay unseen behind a fallback that answers."""
    if call.fallback is None or request.model is call.fallback:
        _fall(trouble)
    ground.warn(f"{call.who}: {trouble}; its fallback {call.fallback.name} was asked instead")
    return call.fallback


def _fall(trouble: Trouble) -> NoReturn:
    raise Fell(trouble.reason, str(trouble)) from None


def _request(call: Call[T], model: Model, messages: tuple[Message, ...], ground: Ground) -> Request:
    voice = call.voice
    return Request(
        model,
        messages,
        voice.max_tokens,
        voice.temperature,
        voice.seed,
        schema_of(call.out),
        ground.known.format(model),
    )


def _hedging(call: Call[T], request: Request) -> Hedging | None:
    """The second call goes to the same model: a stall is of one connection more often than of an endpoint."""
    return Hedging(call.hedge, call.hedges, request) if call.hedges and call.hedge else None
