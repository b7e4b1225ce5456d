"""Watching votes: a planted campaign is found, weighed, excluded, undone; every number follows. On both engines."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import Engine, text

from tests.accounts import an_account
from tests.kept import do
from tests.libraries import SITE, TODAY
from tests.votes import AT, PAIR, count, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.explain import explain
from verdicts.desk.watching.exclude import exclude, include, weigh
from verdicts.desk.watching.excluded import excluded
from verdicts.desk.watching.open_votes import open_votes
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Vote, Voter
from verdicts.store.excluding import exclude as exclude_one
from verdicts.store.working import set_byline

NOW = AT + timedelta(hours=12)
BOUGHT = range(1000, 1060)


@pytest.fixture
def library(demo: Engine) -> Library:
    """The demo catalogue with two days of ordinary votes, and sixty devices of one network that push one tool."""
    rng, slugs = Random(7), sorted(Library(demo).catalogue().cards)
    votes = list[Vote]()
    for number in range(300):
        at = AT - timedelta(hours=36) + timedelta(minutes=9 * number)
        voter = Voter(reader(number), f"network-{rng.randrange(60)}")
        for slug in rng.sample(slugs, 5):
            votes.append(Vote(voter, (slug,), "ship" if rng.random() < 0.3 else "skip", at))
    for place, number in enumerate(BOUGHT):
        voter, at = Voter(reader(number), "bought"), AT + timedelta(hours=11, minutes=place)
        votes += [Vote(voter, ("ollama",), "ship", at), Vote(voter, PAIR, "ollama", at)]
    count(demo, *votes)
    return Library(demo)


@pytest.fixture
def kim(demo: Engine) -> int:
    """An editor."""
    return an_account(demo, "kim@example.org", "editor").id


def test_a_campaign_is_found_and_nobody_else(library: Library, kim: int) -> None:
    """The page tells the clump with counts and times and names the sixty devices; no key of theirs is in the view."""
    view, known = open_votes(library, SITE, kim, "", NOW)
    clump = next(one for one in view.patterns if one.kind == "Alike from one network")
    assert "60 devices of one network said ship of this tool from 24 Nov 2026, 23:00 to 23:59 UTC" in clump.said
    assert "60 of 60 ballots" in clump.said
    assert {key for one in clump.suspects for key in known[one.id]} == {reader(number) for number in BOUGHT}
    assert all(one.on for one in clump.suspects)
    assert not any(reader(number) in str(view) for number in BOUGHT)


def test_one_tool_is_looked_at_by_network_and_day(library: Library, kim: int) -> None:
    """By its name or slug, in the same while: networks from the largest on, none selected, days from the newest on; and
    how much was looked at. A tool that is not there is said."""
    view, known = open_votes(library, SITE, kim, "tool=OLLAMA&span=week", NOW)
    (looked,), first = view.looked, view.looked[0].suspects[0]
    assert (first.said, first.on, len(known[first.id])) == ("60 ballots (60 ship), 24 Nov 2026", False, 60)
    assert [line.partition(":")[0] for line in looked.lines] == ["24 Nov 2026", "23 Nov 2026"]
    assert view.said.startswith("1,620 votes of 360 devices from 61 networks since ")
    assert view.spans[1].href == "/desk/votes?span=week&tool=OLLAMA"
    assert open_votes(library, SITE, kim, "tool=gull", NOW)[0].missed == "No tool is called “gull”."


def test_a_share_that_moved_is_told_by_network(library: Library, kim: int) -> None:
    """A hundred devices from everywhere that ship one tool: told with z and both counts; nobody is selected before an
    editor does, and the largest network stands first."""
    pushed = [Vote(Voter(reader(5000 + n), f"n-{n // 2}"), ("vllm",), "ship", AT) for n in range(100)]
    count(library.engine, *pushed)
    view, known = open_votes(library, SITE, kim, "", NOW)
    shift = next(one for one in view.patterns if one.kind == "A share that moved")
    assert (shift.about, "z = +" in shift.said) == ("vllm", True)
    assert not any(one.on for one in shift.suspects)
    sizes = [len(known[one.id]) for one in shift.suspects]
    assert sizes == sorted(sizes, reverse=True)
    assert {reader(5000 + n) for n in range(100)} <= {key for one in shift.suspects for key in known[one.id]}


def test_ordinary_votes_show_nothing(library: Library, kim: int) -> None:
    """Before the campaign began nothing stands out, in whatever while one looks at."""
    readers = [reader(number) for number in BOUGHT]
    exclude(library.engine, kim, readers, "Campaign", NOW)
    for span in ("", "span=week", "span=month", "span=nonsense"):
        view, _ = open_votes(library, SITE, kim, span, NOW)
        assert view.patterns == [], span
        assert [one.on for one in view.spans].count(True) == 1


def test_what_is_weighed_is_what_is_taken_out(library: Library, kim: int) -> None:
    """The figures said before are those by which the tallies fall; nothing else moves, and undoing brings all back."""
    topics = [*(f"/tools/{slug}" for slug in library.catalogue().cards), "/compare/ollama-vs-vllm"]
    before, readers = library.values(topics), [reader(number) for number in BOUGHT]
    weighed = weigh(library.engine, kim, readers)
    assert "60 devices takes 60 ballots on 1 tool and 60 picks" in weighed.said
    assert [line.partition(": ")[2] for line in weighed.lines] == ["60 ship, 0 skip", "60 picks"]
    assert isinstance(exclude(library.engine, kim, readers, " A  campaign ", NOW), Done)
    after = library.values(topics)
    was, now, split = before["/tools/ollama"], after["/tools/ollama"], after["/compare/ollama-vs-vllm"]
    assert isinstance(was, Tally)
    assert isinstance(now, Tally)
    assert isinstance(split, Split)
    assert (was.ship - now.ship, was.skip - now.skip, split.count) == (60, 0, 0)
    assert now.version > was.version  # open pages take it in
    moved = {"/tools/ollama", "/compare/ollama-vs-vllm"}
    assert all(after.get(each) == before.get(each) for each in topics if each not in moved)
    assert check(library.engine) == []
    assert isinstance(include(library.engine, kim, readers, NOW), Done)
    back = library.values(topics)["/tools/ollama"]
    assert isinstance(back, Tally)
    assert (back.ship, back.skip) == (was.ship, was.skip)
    assert check(library.engine) == []


def test_exclusions_are_counted_in_public(library: Library, kim: int) -> None:
    """The method page counts devices and votes from the tables, by reason; a batch can be let count again as one."""
    assert excluded(library).said == "Nothing is excluded at present."
    exclude(library.engine, kim, [reader(number) for number in BOUGHT], "A campaign", NOW)
    exclude(library.engine, kim, [reader(1)], "Another", NOW + timedelta(minutes=1))
    said = excluded(library)
    assert said.said == "Excluded at present: 61 devices, 125 votes."
    assert [(one.term, one.said) for one in said.reasons] == [
        ("60 devices, 120 votes", "A campaign"),
        ("1 device, 5 votes", "Another"),
    ]
    view, known = open_votes(library, SITE, kim, "", NOW)
    assert [one.reason for one in view.batches] == ["Another", "A campaign"]
    include(library.engine, kim, known[view.batches[1].id], NOW)
    assert excluded(library).said == "Excluded at present: 1 device, 5 votes."


def test_who_excluded_and_who_undid_it_is_kept(library: Library, kim: int) -> None:
    """Editors see who did what, when, for what reason, also after it was undone; a change of a name changes nothing,
    and the command line is called that. Nothing of it is public."""
    engine, bought = library.engine, [reader(number) for number in BOUGHT]
    do(engine, set_byline, kim, "Kim")
    exclude(engine, kim, bought, "A campaign", NOW)
    do(engine, exclude_one, reader(1), "Another", NOW + timedelta(minutes=1))
    do(engine, set_byline, kim, "")
    view, _ = open_votes(library, SITE, kim, "", NOW)
    assert [one.said.partition(" UTC")[2] for one in view.batches] == ["", ", by Kim"]
    include(engine, kim, [*bought, reader(1)], NOW + timedelta(minutes=2))
    view, _ = open_votes(library, SITE, kim, "", NOW)
    assert view.batches == []
    assert [(one.at[-9:], one.said, one.reason) for one in view.done] == [
        ("00:02 UTC", "An editor let 1 device count again.", "Another"),
        ("00:02 UTC", "An editor let 60 devices count again.", "A campaign"),
        ("00:01 UTC", "The command line excluded 1 device.", "Another"),
        ("00:00 UTC", "Kim excluded 60 devices.", "A campaign"),
    ]
    assert "Kim" not in f"{excluded(library)} {explain(library, SITE, TODAY)}"
    assert check(engine) == []


def test_later_votes_of_the_excluded_do_not_count(library: Library, kim: int) -> None:
    """A device that was excluded with others goes on voting for nothing, and is not told twice."""
    readers = [reader(number) for number in BOUGHT]
    exclude(library.engine, kim, readers, "A campaign", NOW)
    before = library.values(["/tools/vllm"])["/tools/vllm"]
    count(library.engine, Vote(Voter(readers[0], "bought"), ("vllm",), "ship", NOW))
    assert library.values(["/tools/vllm"])["/tools/vllm"] == before
    assert isinstance(exclude(library.engine, kim, readers, "Again", NOW), Refused)
    with library.engine.connect() as conn:
        assert conn.execute(text("SELECT count(*) FROM vote_event WHERE act = 'exclude'")).scalar() == len(readers)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201, "a\x00b"])
def test_a_reason_is_needed(library: Library, kim: int, reason: str) -> None:
    """Nobody is excluded without a reason that can be shown."""
    assert isinstance(exclude(library.engine, kim, [reader(1000)], reason, NOW), Refused)
    assert isinstance(exclude(library.engine, kim, [], "A campaign", NOW), Refused)
    assert excluded(library).said == "Nothing is excluded at present."


def test_readers_look_at_nothing(library: Library) -> None:
    """Who is no editor sees no pattern, weighs nothing and excludes nobody."""
    account, readers = an_account(library.engine).id, [reader(1000)]
    view, known = open_votes(library, SITE, account, "", NOW)
    assert (view.barred, view.patterns, known) == (True, [], {})
    for verb, values in ((weigh, (readers,)), (exclude, (readers, "r", NOW)), (include, (readers, NOW))):
        with pytest.raises(NotAllowed):
            verb(library.engine, account, *values)


def test_demo_votes_are_no_campaign(demo: Engine, kim: int) -> None:
    """Votes of a demonstration stand out nowhere, however alike they are."""
    made = [Vote(Voter(reader(n), "n", demo=True), ("ollama",), "ship", AT) for n in range(60)]
    count(demo, *made)
    assert open_votes(Library(demo), SITE, kim, "", NOW)[0].patterns == []
