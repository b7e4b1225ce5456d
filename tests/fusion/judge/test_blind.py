"""Who reads drafts does not learn who wrote them, and facts stay facts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fusion.judge.scripted import HOME, MARK, pool
from tests.fusion.test_plan import case
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.drafts import Answer, Draft
from verdicts.fusion.judge.blind import known, labelled, unnamed
from verdicts.fusion.pool import Model
from verdicts.fusion.wire import NOTHING

MEMBER = pool("merge").members[0].model_copy(
    update={"name": "sceptic", "model": Model(endpoint=HOME, name="mistralai/mixtral-8x22b", family="mistral")}
)  # fmt: skip
POOL = pool("merge").model_copy(update={"members": (MEMBER,)})


def draft(member: str) -> Draft[Answer]:
    return Draft(member, "x", Answer(text="x"), "x", NOTHING, Decimal(0), 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("As mixtral-8x22b, I like it.", "As a model, I like it."),
        ("Written by mistralai/Mixtral-8x22B.", "Written by a model."),
        ("I am Mistral, and I like it.", "I am writer, and I like it."),
        ("I'm the sceptic here.", "I'm the writer here."),
        ("A sceptic would wait.", "A sceptic would wait."),
        ("The mistral blows in winter.", "The mistral blows in winter."),
        ("mixtral-8x22b-instruct is another.", "mixtral-8x22b-instruct is another."),
    ],
)
def test_names_of_the_writer_go(text: str, shown: str) -> None:
    """A full name goes, a name that is a word as well only where somebody introduces himself."""
    assert unnamed(text, case(POOL)) == shown


@pytest.mark.parametrize(
    "brief", [Brief("What of mixtral-8x22b?"), Brief("Judge.", (Datum("It runs Mixtral-8x22B."),))]
)
def test_names_that_are_facts_stay(brief: Brief) -> None:
    """A model that the task or the material speaks of keeps its name in the drafts."""
    assert unnamed("I took mixtral-8x22b.", case(POOL, brief)) == "I took mixtral-8x22b."


@given(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=16, unique=True), st.data())
def test_labels_are_the_same_in_every_round(members: list[str], data: st.DataObject) -> None:
    """A mark gives each member one label, whatever the order in which drafts came."""
    drafts = [draft(member) for member in members]
    labels = labelled(drafts, MARK)
    assert list(labels) == [chr(ord("A") + at) for at in range(len(members))]
    assert labelled(data.draw(st.permutations(drafts)), MARK) == labels


def test_labels_do_not_follow_the_pool() -> None:
    """The first member is not always A: over many fusions it has each label about as often."""
    drafts = [draft(member) for member in ("m1", "m2", "m3")]
    first = [next(label for label, one in labelled(drafts, str(at)).items() if one.member == "m1") for at in range(300)]
    assert all(60 <= first.count(label) <= 140 for label in "ABC")


def test_labels_are_read_as_they_are_written() -> None:
    """ "A", "draft b" and "[A]" are labels, each once; names, numbers and letters of nobody are none."""
    there = labelled([draft("m1"), draft("m2")], MARK)
    assert known(["A", "draft b", "[A]", "C", "m1", "1", "", "A and B"], there) == ["A", "B"]
