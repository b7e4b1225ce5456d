"""What a fusion may cost, before the first call: never more than `high`, refused where it cannot be paid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fusion.hostile import HOSTILE
from tests.fusion.judge.scripted import (
    HOME,
    MARK,
    Scripted,
    Take,
    choice,
    form_of,
    merged,
    pool,
    run,
    take,
    turn,
)
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.case import Case
from verdicts.fusion.cost import Ledger, price
from verdicts.fusion.drafts import Answer
from verdicts.fusion.events import Planned
from verdicts.fusion.figures import at_most
from verdicts.fusion.ground import Ground
from verdicts.fusion.judge.settle import by_field
from verdicts.fusion.known import Known
from verdicts.fusion.plan import Refused, estimate, planned
from verdicts.fusion.planning import asks
from verdicts.fusion.pool import Mode, Model, Pace, Pool
from verdicts.fusion.speak import most
from verdicts.fusion.wire import Request

BRIEF = Brief("Judge the tool.", (Datum("It costs 20 USD a month. " * 20, "https://example.org"),))
LONG, OK = "x y z " * 60, "All is well with it. " * 5


def case(pool: Pool, brief: Brief = BRIEF, above: Ledger | None = None) -> Case[Take]:
    ledger = Ledger(pool.budget, pool.currency, above)
    ground = Ground(Scripted(lambda _: ""), ledger, Known(), lambda: 0.0, 0.0, lambda _: None)
    return Case(pool, brief, Take, by_field(Take), ground, MARK)


def lengthy(request: Request) -> str:
    """Answers at great length, each wrong at first, and a debate in which everybody objects and changes."""
    repairing = "does not fit" in request.messages[-1].text
    if not repairing:
        return "no JSON " * 300
    at = int(request.model.name[-1]) if request.model.name[-1].isdigit() else 0
    match form_of(request):
        case "draft":
            return take(at * 10, LONG)
        case "choice":
            return choice("A")
        case "turn":
            return turn(("A", LONG), ("B", LONG), draft={"score": at, "verdict": "ship", "text": LONG})
        case _:
            return merged((LONG, ["A"]))


def brisk(request: Request) -> str:
    """As short as the plan takes short to be."""
    said = {"draft": take(50, OK), "choice": choice("A").replace("It", OK), "merged": merged((OK, ["A"]))}
    return said[form_of(request)]


@pytest.mark.parametrize("many", [1, 2, 5, 8])
@pytest.mark.parametrize("mode", ["best-of", "merge", "debate"])
def test_the_estimate_holds(mode: Mode, many: int) -> None:
    """Short answers cost no less than `low`, long ones that are all repaired no more than `high`; calls are counted."""
    priced = pool(mode, many=many, price="10", rounds=2)
    costs = estimate(case(priced))
    short, long = run(brisk, priced, BRIEF), run(lengthy, priced, BRIEF)
    assert costs.low <= short.fusion.cost < long.fusion.cost <= costs.high
    assert long.fusion.value is not None
    assert costs.calls == len(short.wire.requests)


@pytest.mark.parametrize("mode", ["best-of", "merge", "debate"])
def test_a_budget_of_high_is_enough(mode: Mode) -> None:
    """With `high` to spend no call is kept back, whatever is said and mended."""
    priced = pool(mode, many=4, price="10", rounds=2)
    whole = priced.model_copy(update={"budget": estimate(case(priced)).high})
    done = run(lengthy, whole, BRIEF)
    assert (done.fusion.degraded, done.fusion.failures) == ("", ())
    assert not any("is left" in warning for warning in done.fusion.warnings)


def test_the_judge_and_all_its_pairs_are_in_it() -> None:
    """Best-of of five asks twenty times more than its members, a debate once a round, a pool of one never."""
    calls = {mode: estimate(case(pool(mode, many=5))).calls for mode in ("best-of", "merge", "debate")}
    assert calls == {"best-of": 25, "merge": 6, "debate": 6}
    assert estimate(case(pool("merge", many=1))).calls == 1
    high = [estimate(case(pool("debate", many=3, price="1", rounds=rounds))).high for rounds in (1, 2, 3)]
    assert high[0] < high[1] < high[2]
    assert estimate(case(pool("merge", many=3, price="1"))).high < high[0]


@pytest.mark.parametrize("mode", ["best-of", "merge", "debate"])
def test_long_drafts_count_in_every_prompt_that_holds_them(mode: Mode) -> None:
    """Drafts as long as they may be, that the judge reads and members read in two rounds, fit a budget of `high`."""
    priced = pool(mode, many=4, price="10", rounds=2)
    whole = replace(case(priced), out=Answer)
    drafts = {f"model-{at}": word * 1024 for at, word in enumerate(("abc ", "def ", "ghi ", "jkl "), 1)}

    def answering(request: Request) -> str:
        said = drafts.get(request.model.name, "")
        if form_of(request) == "turn":
            return turn(*[(label, "x" * 300) for label in "ABCD"], draft={"text": said[:2000]})
        return said or (choice("A") if form_of(request) == "choice" else merged(("Ok.", ["A"])))

    done = run(answering, priced.model_copy(update={"budget": estimate(whole).high}), BRIEF, Answer)
    assert (done.fusion.degraded, done.fusion.failures) == ("", ())
    assert len(done.wire.requests) == len(asks(whole))
    held = sum(price(request.model, most(request)) for request in done.wire.requests)
    assert held <= sum(one.mosts[0] for one in asks(whole)), "the ledger holds more than was planned"


def test_every_call_is_planned() -> None:
    """Members once, each pair twice, in a debate each member once a round, and the judge."""
    assert len(asks(case(pool("merge", many=4)))) == 5
    assert len(asks(case(pool("best-of", many=4)))) == 4 + 12
    assert len(asks(case(pool("debate", many=4, rounds=3)))) == 4 + 12 + 1


def test_hedges_and_the_dearer_fallback_are_in_it() -> None:
    """`high` grows by hedges where the pace allows some, and counts the dearer of a model and its fallback."""
    plain = pool("merge", price="1")
    hedged = plain.model_copy(update={"pace": Pace(hedge=1)})
    fallback = Model(endpoint=HOME, name="dear", input=Decimal(50), output=Decimal(50))
    dear = plain.model_copy(update={"members": (*plain.members[:2], plain.members[2].model_copy(
        update={"fallback": fallback}))})  # fmt: skip
    costs = estimate(case(plain))
    assert costs.low == estimate(case(hedged)).low == estimate(case(dear)).low
    assert costs.high < estimate(case(hedged)).high
    assert costs.high < estimate(case(dear)).high


def test_what_cannot_be_paid_is_refused_with_the_figures() -> None:
    """Where even short answers pass the budget nothing is sent, and the sentence has all three figures."""
    wire = Scripted(brisk)
    poor = pool("merge", price="1000", budget=Decimal("0.01"))
    with pytest.raises(Refused) as refused:
        run(wire.answering, poor, BRIEF)
    costs = estimate(case(poor))
    assert str(refused.value) == (
        f"Pool panel is not begun: with the shortest answers it would cost {at_most(costs.low)} USD "
        f"(at most {at_most(costs.high)}), and 0.01 USD is left for it."
    )


def test_no_member_that_can_be_asked_is_refused_too() -> None:
    """Short answers might fit, but a call may be long: where no first call fits, nobody would answer."""
    with pytest.raises(Refused, match="no member can be asked, since one call may cost 0\\.1"):
        planned(case(pool("merge", price="100", budget=Decimal("0.09"), many=1)))


def test_what_others_left_counts() -> None:
    """A ledger above, a day's or a key's, refuses as the pool's own budget does."""
    with pytest.raises(Refused, match="0 USD is left"):
        planned(case(pool("merge", price="1"), above=Ledger(Decimal("0.000000"))))


def test_a_budget_that_may_not_suffice_is_a_warning() -> None:
    """Between `low` and `high` it begins, and says what happens at the cap."""
    priced = pool("merge", price="1")
    costs = estimate(case(priced))
    plan = planned(case(priced.model_copy(update={"budget": costs.high - Decimal("0.000001")})))
    assert plan.warnings == (
        f"It may cost up to {at_most(costs.high)} USD, and {costs.high - Decimal('0.000001')} USD is left: "
        "if that is used up, code chooses a draft.",
    )


def test_kin_of_the_judge_are_named() -> None:
    """A judge of a member's family is warned of by the members' names; unknown families and pools of one are not."""
    plain = pool("merge")
    members = tuple(
        member.model_copy(update={"model": member.model.model_copy(update={"family": family})})
        for member, family in zip(plain.members, ("qwen", "mistral", ""), strict=True)
    )
    judge = plain.judge.model_copy(update={"model": plain.judge.model.model_copy(update={"family": "mistral"})})
    kin = plain.model_copy(update={"members": members, "judge": judge})
    assert planned(case(kin)).warnings == (
        "The judge is of the family of m2: models favour what sounds like their own.",
    )
    assert planned(case(plain)).warnings == ()
    assert planned(case(kin.model_copy(update={"members": members[1:2]}))).warnings == ()


def test_a_debate_is_told_to_be_dear() -> None:
    """The plan of a debate says what it costs, and what small models do in it."""
    assert "two to three times the tokens of a merge" in planned(case(pool("debate"))).warnings[0]


def test_odd_material_is_named() -> None:
    """The plan has the numbers of data that try to instruct, and says so in a sentence."""
    plan = planned(case(pool("merge"), Brief("Judge.", (Datum("A tool."), Datum(HOSTILE[0])))))
    assert plan.suspicious == (2,)
    assert plan.warnings == ("Material that tries to instruct models, or hides its words: 2.",)


def test_the_plan_is_the_first_event() -> None:
    """It stands before every call, with the estimate that the judge is in."""
    priced = pool("merge", price="1")
    first = run(brisk, priced, BRIEF).events[0]
    assert isinstance(first, Planned)
    assert (first.low, first.high) == (estimate(case(priced)).low, estimate(case(priced)).high)


def test_a_refusal_sends_nothing() -> None:
    """Not one request reaches the wire."""
    sent = []
    poor = pool("best-of", price="1000", budget=Decimal("0.01"))
    with pytest.raises(Refused):
        run(lambda request: sent.append(request) or "", poor)
    assert sent == []
