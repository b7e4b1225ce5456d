"""One text of one model: money held, the stream read, what it used settled, whatever ended it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field

from verdicts.fusion.cost import USUAL_BYTES, Hold, price, tokens
from verdicts.fusion.ground import Ground
from verdicts.fusion.wire import NOTHING, Ended, Request, Stop, Token, Trouble, Usage


@dataclass
class Speech:
    """A text as it grows, `size` its bytes.

    `first` is seconds from the call to the first token; `stop` is None until the text ended.
    """

    request: Request
    called: float
    asked: int  # tokens of the prompt, as they usually are
    parts: list[str] = field(default_factory=list[str])
    size: int = 0
    first: float | None = None
    stop: Stop | None = None
    counted: Usage | None = None
    under_way: asyncio.Event = field(default_factory=asyncio.Event)  # it left our door

    @property
    def text(self) -> str:
        """What was said so far."""
        return "".join(self.parts)

    @property
    def usage(self) -> Usage:
        """What the endpoint counted, or what we estimate of what went over the wire."""
        if self.counted:
            return self.counted
        return Usage(self.asked, (self.size + USUAL_BYTES - 1) // USUAL_BYTES, estimated=True)


def begin(request: Request, ground: Ground) -> Speech:
    """Nothing said yet."""
    return Speech(request, ground.clock(), tokens(request.messages, request.schema)[0])


def most(request: Request) -> Usage:
    """The most that a call can use: what the ledger holds for it."""
    return Usage(tokens(request.messages, request.schema)[1], request.max_tokens, estimated=True)


def hold(request: Request, ground: Ground) -> Hold:
    """Money for one call. Raises OverBudget."""
    return ground.ledger.reserve(price(request.model, most(request)))


async def speak(speech: Speech, held: Hold, ground: Ground, heard: Callable[[str], None]) -> None:
    """Read the stream into `speech`, each piece also to `heard`. Raises the wire's Troubles.

    The money is settled on every way out. A call that we hang up on costs its prompt and what was said by then; one
    that was refused before its first word costs nothing.
    """
    model, used = speech.request.model, NOTHING
    try:
        async with ground.known.lane(model.endpoint), aclosing(ground.wire.stream(speech.request)) as chunks:
            speech.called, used = ground.clock(), speech.usage
            speech.under_way.set()
            async for chunk in chunks:
                _take(chunk, speech, ground, heard)
                used = speech.usage
    except Trouble:
        used = used if speech.parts else NOTHING
        raise
    finally:
        held.settle(price(model, used), used)


def _take(chunk: Token | Ended, speech: Speech, ground: Ground, heard: Callable[[str], None]) -> None:
    if isinstance(chunk, Ended):
        speech.stop, speech.counted = chunk.stop, chunk.usage
        return
    if speech.first is None:
        speech.first = ground.clock() - speech.called
        ground.known.began(speech.request.model, speech.first)
    speech.parts.append(chunk.text)
    speech.size += len(chunk.text.encode(errors="replace"))
    heard(chunk.text)
