"""Debate: members answer each other, dissent is kept, and it ends where code counts agreement."""

from __future__ import annotations

from decimal import Decimal

from tests.fusion.judge.scripted import MARK, Take, form_of, merged, pool, prompt, run, take, turn
from verdicts.fusion.drafts import Answer
from verdicts.fusion.events import Drafted, Failed, Started
from verdicts.fusion.judge.blind import labelled
from verdicts.fusion.wire import Broken, Request, Trouble

SCORES = {"model-1": 40, "model-2": 80, "model-3": 62}
CHANGED = {"score": 58, "verdict": "wait", "text": "I was wrong."}


def debating(request: Request) -> str:
    """The second member changes its draft, the first objects to a label, the third stands."""
    if form_of(request) == "draft":
        return take(SCORES[request.model.name], f"Draft of {SCORES[request.model.name]}.")
    if form_of(request) == "merged":
        return merged(("Settled.", ["A", "B", "C"]))
    return {
        "model-1": turn(("A", "A is wrong."), ("B", "B is wrong."), ("C", "C is wrong."), ("Z", "Somebody is wrong.")),
        "model-2": turn(draft=CHANGED),
        "model-3": turn(),
    }[request.model.name]


def test_members_answer_each_other_and_dissent_stays() -> None:
    """The changed draft counts in the numbers; points stand in the verdict with who holds them against whom."""
    done = run(debating, pool("debate"))
    assert {draft.member: draft.value.score for draft in done.fusion.drafts} == {"m1": 40, "m2": 58, "m3": 62}
    assert done.fusion.value == Take(score=58, verdict="wait", text="Settled.")
    names = {label: draft.member for label, draft in labelled(done.fusion.drafts, MARK).items()}
    wanted = {f"m1 on {name}: {label} is wrong." for label, name in names.items() if name != "m1"}
    own = next(label for label, name in names.items() if name == "m1")
    assert set(done.fusion.dissent) == {*wanted, f"m1: {own} is wrong.", "m1: Somebody is wrong."}
    assert sum(isinstance(event, Started) and event.round == 1 for event in done.events) == 3


def test_listeners_hear_drafts_of_the_callers_type() -> None:
    """A draft of a round is told as a take, also where its member stands by the former one."""
    told = [event for event in run(debating, pool("debate")).events if isinstance(event, Drafted) and event.round == 1]
    assert {event.draft.member: event.draft.value.score for event in told} == {"m1": 40, "m2": 58, "m3": 62}


def test_nobody_learns_who_wrote_what() -> None:
    """In a round a member reads the others' drafts under labels, its own as its own, and no name."""
    done = run(debating, pool("debate"))
    for request in done.wire.requests:
        if form_of(request) in ("turn", "merged"):
            assert "model-" not in prompt(request)
            assert "m1" not in prompt(request)
        if form_of(request) == "turn":
            own = f"Draft of {SCORES[request.model.name]}."
            assert [own in message.text for message in request.messages].count(True) == 1
            assert own in next(message.text for message in request.messages if message.role == "assistant")


def test_the_judge_reads_the_dissent() -> None:
    """Points reach the judge as data, within the fence."""
    judge = next(r for r in run(debating, pool("debate")).wire.requests if form_of(r) == "merged")
    assert f"--- dissent {MARK}" in prompt(judge)
    assert "\n| Somebody is wrong." in prompt(judge)


def test_drafts_that_agree_are_not_debated() -> None:
    """With one verdict and scores within a twentieth of their range, the judge merges at once."""

    def answering(request: Request) -> str:
        assert form_of(request) != "turn", "there was nothing to debate"
        scores = {"model-1": 70, "model-2": 75, "model-3": 72}
        return take(scores[request.model.name]) if form_of(request) == "draft" else merged(("Fine.", ["A"]))

    assert run(answering, pool("debate")).fusion.value.score == 72


def test_a_round_without_a_point_is_the_last() -> None:
    """Where all stand by their drafts and hold nothing against others, a second round is not asked for."""

    def answering(request: Request) -> str:
        return turn() if form_of(request) == "turn" else debating(request)

    done = run(answering, pool("debate", rounds=3))
    assert sum(form_of(request) == "turn" for request in done.wire.requests) == 3


def test_who_fails_in_a_round_keeps_its_draft() -> None:
    """A member that gives nothing in a round is heard with its former draft, and the operator is told."""

    def answering(request: Request) -> str | Trouble:
        broken = form_of(request) == "turn" and request.model.name == "model-2"
        return Broken("it fell over") if broken else debating(request)

    done = run(answering, pool("debate"))
    assert {draft.member: draft.value.score for draft in done.fusion.drafts} == {"m1": 40, "m2": 80, "m3": 62}
    assert "m2 gave nothing in round 1 and keeps its draft: it fell over." in done.fusion.warnings
    assert [event.round for event in done.events if isinstance(event, Failed)] == [1]


def test_a_change_without_a_draft_is_asked_for_again() -> None:
    """A member that changes its mind has to write it down: one repair, with the fault."""

    def answering(request: Request) -> str:
        if form_of(request) == "turn" and "give the changed draft" not in prompt(request):
            return '{"dissent": [], "stands": false, "draft": null}'
        return turn(draft=CHANGED) if form_of(request) == "turn" else debating(request)

    assert {draft.value.score for draft in run(answering, pool("debate")).fusion.drafts} == {58}


def test_prose_can_be_debated() -> None:
    """Plain answers go through the same rounds."""
    texts = {"model-1": "Red is best.", "model-2": "Blue, by a wide margin.", "model-3": "Neither of these two."}

    def answering(request: Request) -> str:
        if form_of(request) == "turn":
            return turn(draft={"text": "Green."})
        return texts[request.model.name] if form_of(request) == "draft" else merged(("Green it is.", ["A"]))

    done = run(answering, pool("debate"), out=Answer)
    assert (done.fusion.value.text, {draft.value.text for draft in done.fusion.drafts}) == ("Green it is.", {"Green."})


def test_a_debate_counts_all_of_its_money() -> None:
    """A draft's cost is that of all its rounds; with the judge's they make the fusion's."""
    done = run(debating, pool("debate", price="10"))
    members = sum((draft.cost for draft in done.fusion.drafts), Decimal(0))
    assert Decimal(0) < members < done.fusion.cost
    assert any("two to three times the tokens" in warning for warning in done.fusion.warnings)
