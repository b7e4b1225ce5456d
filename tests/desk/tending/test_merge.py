"""Merging a tool into another one: nothing that a reader said is counted twice, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.accounts import an_account
from tests.conftest import NOON
from tests.kept import do, full_shelf, stands, whole
from tests.libraries import SITE, TODAY, in_memory
from tests.votes import ballot, count, pick, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.compare import Moved, compare
from verdicts.desk.exporting import export_catalogue
from verdicts.desk.rank import rank
from verdicts.desk.show import show
from verdicts.desk.tending.merge import foresee, merge
from verdicts.desk.tending.rename import rename
from verdicts.desk.tending.retire import bring_back, retire
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.rebase import discard
from verdicts.desk.working.said import Done, Refused
from verdicts.store.bringing import bring
from verdicts.store.engine import reading
from verdicts.store.excluding import exclude
from verdicts.store.merging import said_by
from verdicts.store.revisions import history

ONE, INTO, THIRD = "ollama", "vllm", "llama-cpp"
NAME = "Ollama"


def merged(engine: Engine, by: int, one: str = ONE, into: str = INTO, typed: str = NAME) -> Done | Refused:
    """Merge them."""
    return merge(engine, by, one, into, typed, "The same", NOON)


def said(engine: Engine, number: int) -> Mapping[tuple[str, ...], str]:
    """What a reader says."""
    with reading(engine) as conn:
        return said_by(conn, reader(number))


def test_ballots_go_where_the_reader_has_none(demo: Engine, kim: int) -> None:
    """One of an account stays one, one of an excluded reader stays uncounted, and who said something there keeps it."""
    count(demo, ballot(1, "ship"), ballot(2, "ship"), ballot(2, "skip", INTO), ballot(3, "skip", account=True))
    count(demo, ballot(4, "ship"))
    do(demo, exclude, reader(4), "a test", NOON)
    answer = merged(demo, kim)
    assert isinstance(answer, Done)
    assert "3 ballots move, 1 does not: the reader has one there." in answer.said
    assert [said(demo, number).get((INTO,)) for number in (1, 2, 3, 4)] == ["ship", "skip", "skip", "ship"]
    assert not any((ONE,) in said(demo, number) for number in (1, 2, 3, 4))
    tally = Library(demo).values([f"/tools/{INTO}"])[f"/tools/{INTO}"]
    assert (tally.ship, tally.skip, tally.accounts) == (1, 2, 1)  # type: ignore[union-attr]
    assert check(demo) == []


def test_picks_go_to_the_set_with_the_other_in_its_place(demo: Engine, kim: int) -> None:
    """Of a comparison that has both nothing goes; where the reader picked there already, that stands."""
    count(demo, pick(1, ONE, (ONE, THIRD)), pick(2, THIRD, (ONE, THIRD)), pick(2, INTO, (INTO, THIRD)))
    count(demo, pick(3, ONE, (ONE, INTO)), pick(4, INTO, (ONE, INTO, THIRD)))
    answer = merged(demo, kim)
    assert isinstance(answer, Done)
    assert "1 pick moves, 3 do not:" in answer.said
    both = (THIRD, INTO)
    assert [said(demo, number) for number in (1, 2, 3, 4)] == [{both: INTO}, {both: INTO}, {}, {}]
    assert check(demo) == []
    assert ONE not in rank(demo, lambda: NOON)[""].rungs


def test_bookmarks_point_to_the_other(demo: Engine, kim: int) -> None:
    """A comparison of the two is the tool alone; what is kept twice is kept once, with a note where there is one."""
    pair, other = f"/compare/{ONE}-vs-{INTO}", f"/compare/{THIRD}-vs-{ONE}"
    do(demo, bring, reader(1), [full_shelf("Mine", f"/tools/{ONE}", other, note="of the first")])
    do(demo, bring, reader(2), [full_shelf("Old", f"/tools/{ONE}", note="kept"), full_shelf("New", f"/tools/{INTO}")])
    do(demo, bring, reader(3), [full_shelf("Mine", pair)])
    answer = merged(demo, kim)
    assert isinstance(answer, Done)
    assert "3 bookmarks move, 1 does not" in answer.said
    assert stands(demo, 1) == {"Mine": [f"/tools/{INTO}", f"/compare/{THIRD}-vs-{INTO}"]}
    assert stands(demo, 2) == {"Old": [], "New": [f"/tools/{INTO}"]}
    assert stands(demo, 3) == {"Mine": [f"/tools/{INTO}"]}
    assert [each.note for each in whole(demo, 2)[1].bookmarks] == ["kept"]
    assert check(demo) == []


def test_all_addresses_lead_there(demo: Engine, kim: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tool's own, its old ones, comparisons with it, and those of a tool that was merged into it before; it is in
    no list and no export, and its history can still be read."""
    rename(demo, kim, ONE, "was", "", NOON)
    merged(demo, kim, "was", THIRD)
    with reading(demo) as conn:
        name = Library(demo).catalogue().cards[THIRD].name
        assert history(conn, "was")[0].reason == f"Merged into {THIRD}: The same"
    assert isinstance(merged(demo, kim, THIRD, INTO, name), Done)
    for slug in (ONE, "was", THIRD):
        assert show(Library(demo), SITE, slug, TODAY) == Moved(f"/tools/{INTO}")
    assert compare(Library(demo), SITE, f"cursor-vs-{ONE}", TODAY) == Moved(f"/compare/cursor-vs-{INTO}")
    assert not {ONE, "was", THIRD} & set(Library(demo).catalogue().cards)
    folder = tmp_path_factory.mktemp("export")
    export_catalogue(demo, folder)
    assert not {file.stem for file in folder.glob("*.json")} & {ONE, "was", THIRD}
    assert check(demo) == []
    assert isinstance(rename(demo, kim, INTO, "was", "", NOON), Refused)
    assert isinstance(begin(demo, kim, "was", NOON), Refused)
    assert isinstance(bring_back(demo, kim, "was", "", NOON), Refused)
    assert count(demo, ballot(9, "ship", "was")) == ["retired"]


def test_what_it_will_do_is_said_before(demo: Engine, kim: int) -> None:
    """In the words that come after, and that it cannot be undone; nothing is changed by asking."""
    count(demo, ballot(1, "ship"), pick(1, ONE, (ONE, THIRD)))
    before = said(demo, 1)
    told = foresee(demo, kim, ONE, INTO, NOON)
    assert said(demo, 1) == before
    done = merged(demo, kim)
    assert isinstance(told, Done)
    assert isinstance(done, Done)
    assert told.said.endswith("This cannot be undone.")
    assert done.said.partition(". ")[2] in told.said
    assert not told.published


def test_it_is_refused_in_words(demo: Engine, kim: int) -> None:
    """Another name typed, itself, a retired one, an unknown one, a draft under way, nobody: nothing is changed."""
    assert merged(demo, kim, typed="ollama").said.startswith("Type the name as it is written, Ollama")
    assert merged(demo, kim, into=ONE) == Refused("A tool cannot be merged into itself.")
    assert merged(demo, kim, into="none") == Refused("There is no tool at that address.")
    begun = begin(demo, kim, ONE, NOON)
    assert isinstance(begun, Done)
    assert merged(demo, kim) == Refused("Ollama has a draft. Publish it or throw it away first.")
    discard(demo, kim, begun.copy)
    retire(demo, kim, INTO, "", NOON)
    assert merged(demo, kim) == Refused("vLLM is retired. Bring it back first.")
    for verb in (lambda: merged(demo, 0), lambda: foresee(demo, 0, ONE, INTO, NOON)):
        with pytest.raises(NotAllowed):
            verb()
    assert ONE in Library(demo).catalogue().cards


MOST = 100  # examples: each has a database of its own, in which all votes are counted anew
POLLS = {
    (ONE,): ("ship", "skip"),
    (INTO,): ("ship", "skip"),
    (ONE, INTO): (ONE, INTO),
    (THIRD, ONE): (THIRD, ONE),
    (THIRD, INTO): (THIRD, INTO),
    (THIRD, ONE, INTO): (THIRD, ONE, INTO),
    ("cursor", THIRD, ONE): ("cursor", THIRD, ONE),
}
SAID = st.fixed_dictionaries({}, optional={tools: st.sampled_from(options) for tools, options in POLLS.items()})


def after(before: Mapping[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """What a reader must say after the merge, by the plain words of the rule."""
    left = {tools: choice for tools, choice in before.items() if ONE not in tools}
    for tools, choice in before.items():
        there = tuple(sorted({*tools, INTO} - {ONE}))
        if ONE in tools and INTO not in tools:
            left.setdefault(there, INTO if choice == ONE else choice)
    return left


@settings(max_examples=min(settings().max_examples, MOST))
@given(st.lists(SAID, min_size=1, max_size=4))
def test_whatever_was_said_follows_the_rule(everybody: list[Mapping[tuple[str, ...], str]]) -> None:
    """For any votes of any readers; and the log recounts to the same."""
    engine = in_memory(demo=True)
    editor = an_account(engine, "kim@example.org", "editor").id
    votes = [
        ballot(number, choice, tools[0]) if len(tools) == 1 else pick(number, choice, tools)
        for number, one in enumerate(everybody)
        for tools, choice in one.items()
    ]
    assert set(count(engine, *votes)) <= {"counted"}
    assert isinstance(merged(engine, editor), Done)
    for number, before in enumerate(everybody):
        assert said(engine, number) == after(before)
    assert check(engine) == []
    engine.dispose()
