"""The calls that a fusion may make, each with the least and the most that it may cost.

Prompts are built as they will be; the drafts in them, which nobody has written yet, count by their tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from verdicts.fusion.case import Case
from verdicts.fusion.cost import USUAL_BYTES, price, tokens
from verdicts.fusion.drafts import T
from verdicts.fusion.judge import duel
from verdicts.fusion.judge.best_of import pairs
from verdicts.fusion.judge.debate import answering
from verdicts.fusion.judge.merge import Merged, asking
from verdicts.fusion.judge.turn import turn_of
from verdicts.fusion.pool import Judge, Member, Model, Voice
from verdicts.fusion.shape import schema_of
from verdicts.fusion.wire import Message, Usage

SHORT = 32  # tokens of a short answer
FAULTS = 500  # tokens of what a repair says, as the ledger holds them
HELD = USUAL_BYTES // 2  # tokens that the ledger holds for one token of a draft in a prompt


@dataclass(frozen=True)
class Ask:
    """One call: the least it costs, and the most that the ledger holds for it and for its repair.

    `sure` is whether every fusion of the case makes it; `hedged` whether a second one may be sent for it.
    """

    low: Decimal
    mosts: tuple[Decimal, Decimal]
    sure: bool = True
    hedged: bool = False

    @property
    def high(self) -> Decimal:
        """The call and its repair."""
        return sum(self.mosts, Decimal(0))


@dataclass(frozen=True)
class Prompt:
    """A prompt without its drafts, which have `least` tokens together or `most`."""

    messages: tuple[Message, ...]
    out: type[BaseModel]
    least: int = 0
    most: int = 0

    @property
    def sizes(self) -> tuple[int, int]:
        """Tokens with short drafts, and as the ledger holds them with the longest."""
        usual, bound = tokens(self.messages, schema_of(self.out))
        return usual + self.least, bound + HELD * self.most


def asks(case: Case[T]) -> list[Ask]:
    """Every call that the case may make, each as if all members draft."""
    members = case.pool.members
    first = [_priced(member, Prompt(case.call(member).messages, case.out), hedged=True) for member in members]
    if len(members) == 1:
        return first
    match case.pool.mode:
        case "best-of":
            return [*first, *_duels(case)]
        case "merge":
            return [*first, _merge(case)]
        case "debate":
            return [*first, *_rounds(case), _merge(case)]


def _duels(case: Case[T]) -> Iterator[Ask]:
    members, asked = case.pool.members, duel.asking(case, "", "")
    for one, two in pairs(len(members)):
        least, most = _drafts((members[one], members[two]))
        look = _priced(case.pool.judge, Prompt(asked, duel.Choice, least, most))
        yield from (look, look)


def _merge(case: Case[T]) -> Ask:
    least, most = _drafts(case.pool.members)
    said = most * case.pool.rounds if case.pool.mode == "debate" else 0  # points against each other
    asked = asking(case, [("[A]", "")] * len(case.pool.members))
    return _priced(case.pool.judge, Prompt(asked, Merged, least, most + said))


def _rounds(case: Case[T]) -> Iterator[Ask]:
    """Each reads all drafts, its own among them."""
    least, most = _drafts(case.pool.members)
    for member in case.pool.members:
        asked = answering(case, member, "", [("[A]", "")] * (len(case.pool.members) - 1))
        turn = _priced(member, Prompt(asked, turn_of(case.out), least, most), sure=False, hedged=True)
        yield from [turn] * case.pool.rounds


def _drafts(members: Sequence[Member]) -> tuple[int, int]:
    return sum(_short(member) for member in members), sum(member.max_tokens for member in members)


def _short(voice: Voice) -> int:
    return min(SHORT, voice.max_tokens)


def _priced(who: Member | Judge, prompt: Prompt, sure: bool = True, hedged: bool = False) -> Ask:
    usual, bound = prompt.sizes
    again = bound + HELD * who.max_tokens + FAULTS
    models = [model for model in (who.model, who.fallback) if model]
    low = price(who.model, Usage(usual, _short(who)))
    mosts = (_dearest(models, bound, who.max_tokens), _dearest(models, again, who.max_tokens))
    return Ask(low, mosts, sure, hedged)


def _dearest(models: Sequence[Model], input_tokens: int, output: int) -> Decimal:
    return max(price(model, Usage(input_tokens, output)) for model in models)
