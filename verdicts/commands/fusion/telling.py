"""What came of a fusion, for a person: the answer, who said what, how far apart they were, cost and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from verdicts.commands.fusion.running import Outcome
from verdicts.commands.fusion.wording import compared, estimated, line, money, plain, tokens
from verdicts.desk.wording import listed
from verdicts.fusion.board import Row
from verdicts.fusion.drafts import Agreement, Fusion
from verdicts.fusion.events import JUDGE
from verdicts.fusion.fields import wording
from verdicts.fusion.figures import share
from verdicts.fusion.judge.best_of import wavers


def told(outcome: Outcome) -> Iterator[str]:
    """All of it, line by line; every text of a model is plain."""
    fusion = outcome.board.fusion
    yield from _answer(fusion) if fusion else _so_far(outcome)
    yield ""
    yield "Members"
    for row in outcome.board.rows.values():
        if row.name != JUDGE:
            yield f"  {line(row.name)} ({line(row.model)}): {_member(row, outcome)}"
    if fusion:
        yield from _agreement(fusion.agreement, len(fusion.drafts))
        yield from _rulings(fusion)
        yield from _part("Dissent", fusion.dissent)
    yield ""
    yield _cost(outcome)
    yield from (f"Warning: {line(one)}" for one in (fusion.warnings if fusion else ()))


def _answer(fusion: Fusion[Any]) -> Iterator[str]:
    if not fusion.drafts:
        yield "Nobody answered."  # why not stands beside each member
        return
    if fusion.degraded:
        yield f"Not as it was asked for: {line(fusion.degraded)}"
        yield ""
    if fusion.value is not None:
        yield plain(wording(fusion.value))
        yield from _part("Who said what", [f"[{_who(one.members)}] {one.text}" for one in fusion.sentences])
        return
    for nth, draft in enumerate(fusion.drafts):
        yield from [""] if nth else []
        yield f"{line(draft.member)} wrote:"
        yield plain(wording(draft.value))


def _who(members: Sequence[str]) -> str:
    return ", ".join(members) or "the judge alone"


def _so_far(outcome: Outcome) -> Iterator[str]:
    yield "Stopped. What was said by then:"
    for row in outcome.board.rows.values():
        said = wording(row.draft.value) if row.draft else row.failure.raw if row.failure else row.text
        if said and row.name != JUDGE:
            yield ""
            yield f"{line(row.name)}{'' if row.draft else ' (unfinished)'}:"
            yield plain(said)
    ruled = [f"{compared(one)}: {one.why}" for one in outcome.board.rulings]
    of = share(len(ruled), outcome.board.rows[JUDGE].pairs, "pair")
    yield from _part(f"What the judge ruled by then, on {of}", ruled)


def _member(row: Row, outcome: Outcome) -> str:
    came = row.draft or row.failure
    if came is None:
        return {"waiting": "was not asked", "cut": "was stopped"}.get(row.state, "had not answered")
    figures = [f"{came.wall:.1f} s", tokens(came.usage)]
    if _priced(outcome):
        figures.append(money(came.cost, outcome.pool.currency))
    if row.failure:
        return f"failed: {line(row.failure.words)} ({', '.join(figures)})"
    notes = [name for name in ("repaired", "hedged") if getattr(row.draft, name)]
    fusion = outcome.board.fusion
    chosen = ["chosen"] if fusion and fusion.chosen == row.name else []
    return ", ".join([*figures, *notes, *chosen])


def _agreement(found: Agreement, many: int) -> Iterator[str]:
    if many < 2:
        return
    said = [f"the drafts are alike to {found.alike:.0%}"] if found.alike is not None else []
    said += [f"{name} is apart by {apart:g}" for name, apart in found.spread.items()]
    said += [f"{name}: {_split(counts)}" for name, counts in found.split.items()]
    yield f"Agreement: {'; '.join(said)}."


def _split(counts: dict[str, int]) -> str:
    return listed([f"{many} {line(value)}" for value, many in counts.items()])


def _rulings(fusion: Fusion[Any]) -> Iterator[str]:
    if not fusion.rulings:
        return
    order = ", ".join(f"{line(name)} ({won})" for name, won in ranking(fusion))
    yield f"Ranking: {order}; two for a pair won, one for a tie."
    yield from _flips(sum(one.flipped for one in fusion.rulings), len(fusion.rulings))
    yield from _part("Why", [f"{compared(one)}: {one.why}" for one in fusion.rulings if one.why])


def _flips(flips: int, pairs: int) -> Iterator[str]:
    if not flips:
        yield f"The judge chose alike in both orders{'' if pairs == 1 else ' of every pair'}."
    elif not wavers(flips, pairs):  # else a warning says it
        yield f"The judge changed its mind with the order on {share(flips, pairs, 'pair')}."


def ranking(fusion: Fusion[Any]) -> list[tuple[str, int]]:
    """Members by their points, the chosen one first among equals."""
    won = Counter({draft.member: 0 for draft in fusion.drafts})
    for one in fusion.rulings:
        for name in one.pair:
            won[name] += 1 if one.winner is None else 2 * (one.winner == name)
    return sorted(won.items(), key=lambda found: (found[0] != fusion.chosen, -found[1]))


def _part(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield head
        yield from (f"  {line(one)}" for one in lines)


def _priced(outcome: Outcome) -> bool:
    return bool(outcome.board.plan and outcome.board.plan.high)


def _cost(outcome: Outcome) -> str:
    plan, spent = outcome.board.plan, outcome.spent
    used = f"{outcome.used.input:,} tokens read and {outcome.used.output:,} written in {outcome.wall:.1f} s"
    if plan is None:
        return f"{used}."
    if not plan.high:
        return f"{used}; no prices are set, so no cost was counted."
    costs = estimated(plan.low, plan.high, plan.currency)
    about = "about " if outcome.used.estimated else ""
    return f"Cost: {about}{money(spent.spent, spent.currency)} (estimated {costs}); {used}."
