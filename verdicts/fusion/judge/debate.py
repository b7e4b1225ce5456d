"""Debate: members read each other's drafts, unsigned, and stand by theirs or change it; then the judge merges.

It ends early where code counts agreement: before the first round too. What a member still holds against a draft is
kept beside the answer, whoever wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from verdicts.fusion.ask import Call
from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Draft, Quote, T
from verdicts.fusion.events import Drafted, Event
from verdicts.fusion.fence import RULE, block, messages
from verdicts.fusion.judge.blind import shown, written
from verdicts.fusion.judge.floor import Floor, dissent, heads
from verdicts.fusion.judge.merge import merge
from verdicts.fusion.judge.turn import Turn, turn_of
from verdicts.fusion.pool import Member
from verdicts.fusion.run import gather
from verdicts.fusion.wire import Message

WANTED = (
    'Above are drafts of others for the same task. Answer a JSON object: "dissent": what is wrong in them, each point '
    'an object with "draft" (its letter) and "point" (one sentence), [] where nothing is; "stands": true where your '
    'own draft needs no change; "draft": your changed draft, whole, or null where it stands. Change it for a reason, '
    "not because others differ."
)


async def debate(case: Case[T], drafts: Sequence[Draft[T]]) -> Verdict[T]:
    """Rounds as the pool says, then one answer, with the dissent that is left."""
    floor = Floor(case, {draft.member: draft for draft in drafts})
    for at in range(1, case.pool.rounds + 1):
        if floor.over():
            break
        await _round(floor, at)
    verdict = await merge(case, list(floor.drafts.values()), heads(floor))
    return replace(verdict, dissent=dissent(floor), warnings=(*verdict.warnings, *floor.absent))


async def _round(floor: Floor[T], at: int) -> None:
    """Members answer each other, each on its own. Who listens hears drafts of the caller's type."""
    case = floor.case
    calls = [call(case, member, floor.labels, at) for member in case.pool.members if member.name in floor.drafts]
    ground = replace(case.ground, tell=_plainly(floor))
    quorum = min(case.pool.quorum, len(calls))
    floor.settled = True
    turns, failures = await gather(calls, quorum, case.pool.pace, ground, _quoted(case))
    for turn in turns:
        floor.take(turn)
    for failure in failures:
        floor.miss(failure, at)


def _plainly(floor: Floor[T]) -> Callable[[Event[Any]], None]:
    def tell(event: Event[Any]) -> None:
        if isinstance(event, Drafted):
            before, turn = floor.drafts[event.draft.member], event.draft
            event = replace(event, draft=replace(turn, value=turn.value.after(before.value)))
        floor.case.ground.tell(event)

    return tell


def _quoted(case: Case[T]) -> Callable[[Turn[T]], tuple[Quote, ...]]:
    return lambda turn: () if turn.changed is None else case.quoted(turn.changed)


def call(case: Case[T], member: Member, labels: Mapping[str, Draft[T]], at: int) -> Call[Turn[T]]:
    """What a member is asked in a round: its first prompt, its own draft, and the others' as data."""
    own = next(draft for draft in labels.values() if draft.member == member.name)
    others = [(f"[{label}]", shown(draft.value, case)) for label, draft in labels.items() if draft is not own]
    first, asked = case.call(member), answering(case, member, written(own.value), others)
    return Call(
        first.who,
        first.model,
        first.voice,
        asked,
        turn_of(case.out),
        first.until,
        first.fallback,
        first.hedges,
        first.hedge,
        at,
    )


def answering(case: Case[T], member: Member, own: str, others: list[tuple[str, str]]) -> tuple[Message, ...]:
    """The prompt of a round."""
    rule = "" if case.brief.data else RULE.format(mark=case.mark)
    parts = (rule, block("drafts", others, case.mark), WANTED)
    answer = Message("user", "\n\n".join(part for part in parts if part))
    return (*messages(case.brief, member.persona, case.mark), Message("assistant", own), answer)
