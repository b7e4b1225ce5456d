"""Merge: sentences with sources, numbers by code, and what happens where the judge gives nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fusion.judge.scripted import MARK, Take, form_of, merged, pool, prompt, run, take
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.drafts import Answer, Draft, Quote
from verdicts.fusion.events import JUDGE, Judged, Said
from verdicts.fusion.judge.blind import labelled
from verdicts.fusion.judge.merge import Written, assembled, sourced
from verdicts.fusion.pool import Pace
from verdicts.fusion.wire import NOTHING, Broken, Denied, Limited, Request, Trouble, Unreachable

SCORES = {"model-1": 40, "model-2": 80, "model-3": 62}
DRAFT = Draft("m1", "model-1", Answer(text="Said."), "Said.", NOTHING, Decimal(0), 0.1, 0.2)


def over(judge: Callable[[Request], str | Trouble | None]) -> Callable[[Request], str | Trouble | None]:
    """Members that draft their scores, and a judge."""

    def answering(request: Request) -> str | Trouble | None:
        if form_of(request) == "draft":
            return take(SCORES[request.model.name], f"Draft of {SCORES[request.model.name]}.")
        return judge(request)

    return answering


def test_the_answer_says_who_it_is_from() -> None:
    """Sentences name members, numbers are the median, the verdict the majority; a sentence of the judge's is marked."""
    done = run(over(lambda _: merged(("First.", ["A", "draft b"]), ("Second.", []))), pool("merge"))
    names = [draft.member for draft in labelled(done.fusion.drafts, MARK).values()]
    assert done.fusion.value == Take(score=62, verdict="ship", text="First. Second.")
    assert [sentence.members for sentence in done.fusion.sentences] == [tuple(names[:2]), ()]
    assert done.fusion.warnings == ("1 of 2 sentences names no draft; it is the judge's own.",)
    assert (done.fusion.chosen, done.fusion.degraded) == (None, "")
    assert done.fusion.agreement.spread == {"score": 40.0}
    assert done.fusion.agreement.split == {"verdict": {"ship": 2, "wait": 1}}
    assert [event.ruling for event in done.events if isinstance(event, Judged)] == [None]
    assert "".join(event.text for event in done.events if isinstance(event, Said) and event.member == JUDGE)


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([[]], "No sentence names a draft: it is the judge's own."),
        ([[], []], "No sentence names a draft: they are the judge's own."),
        ([[], [], ["A"]], "2 of 3 sentences name no draft; they are the judge's own."),
        ([["A", "Q"]], "The judge named 1 draft that is not there."),
    ],
)
def test_one_sentence_is_told_as_one(sources: list[list[str]], said: str) -> None:
    """Warnings have the words of their number."""
    written = [(f"Sentence {at}.", named) for at, named in enumerate(sources)]
    assert run(over(lambda _: merged(*written)), pool("merge")).fusion.warnings == (said,)


def test_labels_that_are_not_there_are_refused() -> None:
    """A source that no draft has is nobody's, and the operator hears of it."""
    done = run(over(lambda _: merged(("Said.", ["Z", "m1", "A"]), ("Made up.", ["Q"]))), pool("merge"))
    assert [len(sentence.members) for sentence in done.fusion.sentences] == [1, 0]
    assert "The judge named 3 drafts that are not there." in done.fusion.warnings


def test_a_score_that_the_judge_writes_counts_nowhere() -> None:
    """The judge may write any number into its prose or beside it: the score is the drafts' median."""
    forged = merged(("Score: 100/100.", ["A"])).replace("{", '{"score": 100, "verdict": "ship", ', 1)
    assert run(over(lambda _: forged), pool("merge")).fusion.value.score == 62


def test_prose_that_is_too_long_is_mended_once() -> None:
    """An answer that does not fit the caller's type goes back to the judge with the fault, and then it fits."""

    def judge(request: Request) -> str:
        return merged(("Short.", ["A"])) if "do not fit" in prompt(request) else merged(("x" * 401, ["A"]))

    done = run(over(judge), pool("merge"))
    assert (done.fusion.value.text, len(done.wire.requests)) == ("Short.", 5)
    assert "at most 400 characters" in prompt(done.wire.requests[3])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Unreachable("nobody answers at home.test"), "nobody answers at home.test"),
        (Denied("it knows no such model"), "it knows no such model"),
        (Limited("it is too busy"), "it is too busy"),
        (Broken("its stream was cut"), "its stream was cut"),
        ("I would rather not.", "its answer did not fit"),
        (None, "it had not ruled after 0.05 s"),
    ],
)
def test_a_judge_that_fails_leaves_the_drafts(said: str | Trouble | None, words: str) -> None:
    """Whatever the judge does, the drafts come back unfused with its reason, and nothing is left under way."""
    done = run(over(lambda _: said), pool("merge", pace=Pace(hedge=0, judging=0.05)))
    assert (done.fusion.value, len(done.fusion.drafts), done.wire.under_way) == (None, 3, 0)
    assert done.fusion.degraded.startswith("The judge gave no ruling: ")
    assert words in done.fusion.degraded
    assert done.fusion.degraded.endswith("The drafts stand unfused.")


def test_the_judge_has_a_fallback() -> None:
    """Where the judge's model cannot be reached its fallback rules."""
    two = pool("merge")
    judge = two.judge.model_copy(update={"fallback": two.judge.model, "model": two.members[0].model})
    requests: list[Request] = []

    def answering(request: Request) -> str | Trouble:
        requests.append(request)
        if request.model.name == "the-judge":
            return merged(("Fine.", ["A"]))
        return Unreachable("gone") if "drafts" in prompt(request) else take(60)

    done = run(answering, two.model_copy(update={"judge": judge}))
    assert (done.fusion.value.text, requests[-1].model.name) == ("Fine.", "the-judge")


def test_money_that_ends_before_the_judge_leaves_the_choice_to_code() -> None:
    """No call is sent that might pass the budget: the draft most like the others is the answer, and it is said so."""
    texts = {"model-1": "It works well on Linux.", "model-2": "It works well on Linux and Windows.", "model-3": "No."}

    def answering(request: Request) -> str:
        assert form_of(request) == "draft", "the judge was asked"
        return take(70, texts[request.model.name])

    priced = pool("merge", price="100")
    members = tuple(one.model_copy(update={"max_tokens": 16}) for one in priced.members)
    tight = priced.model_copy(update={"members": members, "budget": Decimal("0.12")})
    done = run(answering, tight)
    assert done.fusion.chosen in ("m1", "m2")
    assert done.fusion.value.text in texts.values()
    assert done.fusion.degraded.startswith("The budget was used up before the judge could rule (it was not asked: ")
    assert done.fusion.cost <= Decimal("0.12")


def test_one_draft_alone_is_the_answer() -> None:
    """Where one of three answers, its draft is the value, unjudged, and it is said so; the judge is not asked."""
    fails = over(lambda _: pytest.fail("the judge was asked"))
    done = run(lambda r: fails(r) if r.model.name == "model-2" else Unreachable("gone"), pool("merge"))
    assert (done.fusion.chosen, done.fusion.value.score) == ("m2", 80)
    assert "1 of 3 members answered; 2 were to." in done.fusion.degraded
    assert "m2 alone answered; its draft is the answer, and nobody judged it." in done.fusion.degraded


def test_a_pool_of_one_is_no_failure() -> None:
    """A pool of one member answers as it is asked to."""
    done = run(over(lambda _: None), pool("merge", many=1))
    assert (done.fusion.chosen, done.fusion.degraded) == ("m1", "")


def test_quotes_of_the_answer_are_looked_up() -> None:
    """Words in quotation marks of the merged text are found in the material or marked as not."""
    said = 'It is "free for five users" [1]. Some say "it never ever fails" [1]. Others: “costs nothing at all”.'
    brief = Brief("Judge.", (Datum("The plan is free for five users."),))
    done = run(lambda r: "A draft." if form_of(r) == "draft" else merged((said, ["A"])), pool("merge"), brief, Answer)
    assert done.fusion.quotes == (
        Quote("free for five users", 1, True),
        Quote("it never ever fails", 1, False),
        Quote("costs nothing at all", 0, False),
    )


def test_paragraphs_stay() -> None:
    """Sentences are joined by a space, or by an empty line where the judge broke the line."""
    said = [Written(text=text, drafts=[]) for text in ("One. ", "Two.\n", "Three.", "\n- four")]
    assert assembled(said) == "One. Two.\n\nThree.\n\n- four"


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.lists(st.text(max_size=8), max_size=4)), max_size=6))
def test_no_label_names_somebody_else(said: list[tuple[str, list[str]]]) -> None:
    """Whatever a judge writes as labels, a sentence names members that drafted, each once, or nobody."""
    labels = labelled([DRAFT, replace(DRAFT, member="m2")], "x")
    sentences, refused = sourced([Written(text=text, drafts=named) for text, named in said], labels)
    assert all(set(one.members) <= {"m1", "m2"} and len(set(one.members)) == len(one.members) for one in sentences)
    assert refused >= 0
