"""A call of the judge: one form, its own deadline, its cost in the fusion's ledger. What it fails by is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from verdicts.fusion.ask import Call, Fell, ask
from verdicts.fusion.case import Case
from verdicts.fusion.drafts import T
from verdicts.fusion.events import JUDGE
from verdicts.fusion.fence import RULE, block, fenced
from verdicts.fusion.run import seat
from verdicts.fusion.wire import Message

LATE = "it had not ruled after {seconds:g} s"


def _whole(schema: dict[str, Any]) -> None:
    """Every field is asked for, in its order; what is left out all the same is empty.

    The longest lengths are checked when it is read, not asked for: grammars of some servers grow with them and fail.
    """
    schema["required"] = list(schema["properties"])
    for field in schema["properties"].values():
        for key in ("default", "maxLength", "maxItems"):
            field.pop(key, None)


class Form(BaseModel):
    """What a judge fills in, and a member in a debate."""

    model_config = ConfigDict(json_schema_extra=_whole)


F = TypeVar("F", bound=Form)
Check = Callable[[F], tuple[str, ...]]


def prompt(role: str, case: Case[Any], pieces: list[tuple[str, str]], wanted: str) -> tuple[Message, ...]:
    """The judge's prompt: all that was written by others is fenced, also the task, which it is not to do itself."""
    parts = (
        block("task", [("[task]", case.brief.task)], case.mark),
        fenced(case.brief.data, case.mark),
        block("drafts", pieces, case.mark),
        wanted,
    )
    rule = f"{role}\n\n{RULE.format(mark=case.mark)}"
    return Message("system", rule), Message("user", "\n\n".join(part for part in parts if part))


async def asked(
    case: Case[T], messages: tuple[Message, ...], form: type[F], check: Check[F] | None = None, aloud: bool = True
) -> F:
    """The form as the judge filled it in. Raises Fell, which is told as Failed of JUDGE.

    `aloud` tells each piece as Said; calls that run side by side would talk over each other.
    """
    seconds, judge = case.pool.pace.judging, case.pool.judge
    until = case.ground.clock() + seconds
    call = Call(JUDGE, judge.model, judge, messages, form, until, judge.fallback, check=check)
    one = seat(call, case.ground)
    try:
        async with asyncio.timeout(seconds):
            return (await ask(call, one.ground, one.heard if aloud else one.said.append)).value
    except TimeoutError:
        fell = Fell("late", LATE.format(seconds=seconds))
    except Fell as found:
        fell = found
    one.fail(fell.reason, str(fell), fell.raw)
    raise fell
