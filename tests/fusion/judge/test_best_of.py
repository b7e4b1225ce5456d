"""Best-of: pairs in both orders, flips are ties, code breaks ties."""

from __future__ import annotations

import asyncio
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fusion.judge.scripted import Scripted, Take, choice, form_of, pool, prompt, run, take
from verdicts.fusion.brief import Brief
from verdicts.fusion.events import JUDGE, Failed, Judged, Started
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.judge.best_of import EVERYBODY, pairs, ranked
from verdicts.fusion.judge.duel import Choice, Slot, ruled
from verdicts.fusion.known import Known
from verdicts.fusion.wire import Broken, Request, Trouble

SLOTS = st.sampled_from(["A", "B", "tie"])
SCORES = {"model-1": 40, "model-2": 80, "model-3": 62}


def drafted(request: Request) -> str:
    return take(SCORES[request.model.name], f"Draft of {SCORES[request.model.name]}.")


def by_merit(request: Request) -> str:
    """A judge that looks: of a pair it takes the higher score, in whatever order."""
    if form_of(request) == "draft":
        return drafted(request)
    seen = [int(part.split(",")[0]) for part in prompt(request).split('"score":')[1:]]
    return choice("A" if seen[0] > seen[1] else "B")


def by_place(request: Request) -> str:
    return drafted(request) if form_of(request) == "draft" else choice("B")


def test_the_strongest_is_chosen() -> None:
    """Each pair is asked in both orders, the winner of most pairs is the answer as it is, and each pair is told."""
    done = run(by_merit, pool("best-of"))
    assert (done.fusion.chosen, done.fusion.value.score, done.fusion.degraded) == ("m2", 80, "")
    assert {ruling.pair: ruling.winner for ruling in done.fusion.rulings} == {
        ("m1", "m2"): "m2",
        ("m1", "m3"): "m3",
        ("m2", "m3"): "m2",
    }
    assert done.fusion.agreement.flips == 0
    assert sum(isinstance(event, Judged) for event in done.events) == 3
    assert sum(isinstance(event, Started) and event.member == JUDGE for event in done.events) == 6
    looks = {prompt(request) for request in done.wire.requests if form_of(request) == "choice"}
    assert len(looks) == 6, "an order was asked twice"


def test_a_judge_that_goes_by_place_decides_nothing() -> None:
    """Every flipped pair is a tie, the draft most like the others is taken, and the operator is told of the bias."""
    done = run(by_place, pool("best-of"))
    assert all(ruling.flipped and ruling.winner is None for ruling in done.fusion.rulings)
    assert done.fusion.agreement.flips == 1
    assert any("changed its mind with the order on 3 of 3 pairs (it took the first draft 0 times, the second 6" in
               warning for warning in done.fusion.warnings)  # fmt: skip


def test_the_judge_sees_no_names() -> None:
    """No prompt of the judge holds the name of a member or of its model, also where a draft tells it."""

    def tells(request: Request) -> str:
        if form_of(request) == "draft":
            return take(70, f"As {request.model.name}, also known as the m{request.model.name[-1]}, I like it.")
        return choice("tie")

    done = run(tells, pool("best-of"))
    for request in done.wire.requests:
        if form_of(request) == "choice":
            assert "model-" not in prompt(request)


def test_some_pairs_without_a_ruling_are_ties() -> None:
    """Where the judge fails on a pair the others still count, and the answer says what is missing."""

    def partly(request: Request) -> str | Trouble:
        if form_of(request) == "choice" and "Draft of 40" in prompt(request) and "Draft of 62" in prompt(request):
            return Broken("it fell over")
        return by_merit(request)

    done = run(partly, pool("best-of"))
    assert done.fusion.chosen == "m2"
    assert done.fusion.degraded == "The judge ruled on 2 of 3 pairs, the other counts as a tie: it fell over."


def test_a_judge_that_fails_leaves_the_drafts() -> None:
    """Nobody ruled: no value, all drafts, and the judge's reason."""
    done = run(lambda r: drafted(r) if form_of(r) == "draft" else Broken("it fell over"), pool("best-of"))
    assert (done.fusion.value, done.fusion.chosen, len(done.fusion.drafts)) == (None, None, 3)
    assert done.fusion.degraded == "The judge gave no ruling: it fell over. The drafts stand unfused."
    assert any(isinstance(event, Failed) and event.failure.member == JUDGE for event in done.events)


def test_who_stops_listening_stops_the_judge() -> None:
    """Closed while pairs are judged, a fusion hangs up on every one of them."""

    async def closing() -> tuple[int, int]:
        wire = Scripted(lambda request: drafted(request) if form_of(request) == "draft" else None)
        events = fuse(pool("best-of"), Brief("Judge."), Take, Means(wire, Known()))
        async for event in events:
            if isinstance(event, Started) and event.member == JUDGE and wire.under_way == 6:
                break
            await asyncio.sleep(0.001)
        before = wire.under_way
        await events.aclose()
        return before, wire.under_way

    assert asyncio.run(closing()) == (6, 0)


def test_large_pools_are_bounded() -> None:
    """Seven drafts meet four others each, not all; the warning says so."""
    done = run(lambda r: take(50) if form_of(r) == "draft" else choice("tie"), pool("best-of", many=7))
    assert len(done.fusion.rulings) == 14
    assert "Of 21 pairs 14 were judged, each of the 7 drafts in 4 of them." in done.fusion.warnings


@pytest.mark.parametrize("many", range(1, 17))
def test_every_draft_meets_as_many(many: int) -> None:
    """No draft meets itself or another twice, and all meet equally many."""
    plan = pairs(many)
    assert len(set(plan)) == len(plan)
    assert all(one < two for one, two in plan)
    assert len({sum(place in pair for pair in plan) for place in range(many)}) == 1
    assert many > EVERYBODY or plan == list(combinations(range(many), 2))


@given(SLOTS, SLOTS)
def test_a_flip_is_a_tie(first: Slot, second: Slot) -> None:
    """A ruling has a winner only where both orders name the same draft, and seen from the other side it is the same."""
    one, two = Choice(why="x", better=first), Choice(why="y", better=second)
    here, there = ruled(("a", "b"), one, two), ruled(("b", "a"), two, one)
    assert (here.winner, here.flipped) == (there.winner, there.flipped)
    assert not here.flipped or here.winner is None
    assert here.flipped == ({first, second} not in ({"A", "B"}, {"tie"}))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("It is short", "It is whole.", "It is short. The other way round: It is whole."),
        ("It is short.", "It is whole", "It is short. The other way round: It is whole"),
        ("", "It is whole.", "The other way round: It is whole."),
        ("It is short", "", "It is short."),
        ("", "", ""),
    ],
)
def test_two_reasons_are_two_sentences(first: str, second: str, told: str) -> None:
    """A judge that changed its mind is told with both reasons, whether or not it ends its sentences."""
    assert ruled(("a", "b"), Choice(why=first, better="A"), Choice(why=second, better="A")).why == told


@given(st.data())
def test_the_order_of_drafts_ranks_nothing(data: st.DataObject) -> None:
    """Drafts in another order are ranked the same, as long as code can tell them apart."""
    many = data.draw(st.integers(2, 6))
    weights = data.draw(st.lists(st.floats(0, 1), min_size=many, max_size=many, unique=True))
    met = {pair: data.draw(st.sampled_from([None, *pair])) for pair in pairs(many)}
    turned = data.draw(st.permutations(range(many)))
    place = {old: new for new, old in enumerate(turned)}
    again = [((place[a], place[b]), None if won is None else place[won]) for (a, b), won in met.items()]
    assert [turned[at] for at in ranked([weights[old] for old in turned], again)] == ranked(weights, met.items())


@given(st.integers(2, 6), st.data())
def test_who_beats_all_is_first(many: int, data: st.DataObject) -> None:
    """A draft that wins all its pairs is chosen, whatever the likeness (Condorcet)."""
    best = data.draw(st.integers(0, many - 1))
    met = [(pair, best if best in pair else data.draw(st.sampled_from([None, *pair]))) for pair in pairs(many)]
    weights = data.draw(st.lists(st.floats(0, 1), min_size=many, max_size=many))
    assert ranked(weights, met)[0] == best
