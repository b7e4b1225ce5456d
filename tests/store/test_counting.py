"""Counting votes."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from tests.votes import AT, ballot, count, pick, reader
from verdicts.domain.tallies import Split, Tally
from verdicts.store import recount
from verdicts.store.engine import writing
from verdicts.store.excluding import exclude, include
from verdicts.store.tables import ballot as ballots
from verdicts.store.tables import vote_event
from verdicts.store.tallies import ballots_of, pick_of, splits, tallies


def sound(engine: Engine) -> bool:
    """Whether votes follow the log and tallies the votes."""
    with engine.connect() as conn:
        return not list(recount.misremembered(conn)) and not list(recount.miscounted(conn))


def the_tally(engine: Engine, slug: str = "ollama") -> Tally:
    """The tally of a tool."""
    with engine.connect() as conn:
        return tallies(conn, [slug]).get(slug, Tally())


def test_a_ballot_is_cast_changed_and_taken_back(demo: Engine) -> None:
    """Each step moves the tally by one and its version by one; the row is gone at the end, the log is not."""
    assert count(demo, ballot(1, "ship")) == ["counted"]
    assert the_tally(demo) == Tally(1, 0, 0, 1)
    assert count(demo, ballot(1, "skip")) == ["counted"]
    assert (the_tally(demo).ship, the_tally(demo).skip) == (0, 1)
    assert count(demo, ballot(1, "")) == ["counted"]
    assert the_tally(demo).count == 0
    with demo.connect() as conn:
        assert ballots_of(conn, reader(1), ["ollama"]) == {}
        assert conn.execute(select(func.count()).select_from(vote_event)).scalar() == 3
    assert sound(demo)


def test_saying_the_same_again_changes_nothing(demo: Engine) -> None:
    """A repeated vote is answered "unchanged": no second row, no log row, no new version."""
    count(demo, ballot(1, "ship"))
    assert count(demo, ballot(1, "ship"), ballot(2, "")) == ["unchanged", "unchanged"]
    assert the_tally(demo) == Tally(1, 0, 0, 1)
    with demo.connect() as conn:
        assert conn.execute(select(func.count()).select_from(vote_event)).scalar() == 1


def test_one_commit_holds_changes_of_mind(demo: Engine) -> None:
    """Votes of one batch count in their order, also when one reader changes its mind within it."""
    said = count(demo, ballot(1, "ship"), ballot(2, "ship"), ballot(1, "skip"), ballot(2, ""), ballot(3, "skip"))
    assert said == ["counted"] * 5
    assert (the_tally(demo).ship, the_tally(demo).skip) == (0, 2)
    assert sound(demo)


def test_a_pick_belongs_to_its_matchup(demo: Engine) -> None:
    """Picks on a pair and on three tools that hold the pair are counted apart."""
    count(demo, pick(1, "vllm"), pick(2, "ollama"), pick(1, "ollama", ["ollama", "vllm", "llama-cpp"]))
    with demo.connect() as conn:
        found = splits(conn)
        assert found["ollama-vs-vllm"] == Split({"ollama": 1, "vllm": 1}, 0, 2)
        assert found["llama-cpp-vs-ollama-vs-vllm"].picks == {"llama-cpp": 0, "ollama": 1, "vllm": 0}
        assert pick_of(conn, reader(1), "ollama-vs-vllm") == "vllm"
        assert splits(conn, ["ollama-vs-vllm"], least=2).keys() == {"ollama-vs-vllm"}
        assert not splits(conn, least=3)
    assert sound(demo)


@pytest.mark.parametrize(
    ("vote", "outcome"),
    [
        (ballot(1, "ship", "no-such-tool"), "missing"),
        (ballot(1, "maybe"), "missing"),
        (pick(1, "qdrant"), "missing"),
        (pick(1, "vllm", ["vllm", "no-such-tool"]), "missing"),
    ],
    ids=str,
)
def test_what_is_not_there_is_not_counted(demo: Engine, vote: object, outcome: str) -> None:
    """Unknown tools and choices are answered so, and the others of the batch count all the same."""
    assert count(demo, ballot(7, "ship"), vote, ballot(8, "ship")) == ["counted", outcome, "counted"]  # type: ignore[arg-type]
    assert the_tally(demo).ship == 2


def test_a_retired_tool_takes_no_votes_but_gives_them_back(demo: Engine) -> None:
    """Casting on a retired tool is refused; taking an earlier ballot back is not."""
    count(demo, ballot(1, "ship"))
    with writing(demo) as conn:
        conn.execute(text("UPDATE tool SET retired_at = '2026-11-01 00:00:00' WHERE slug = 'ollama'"))
    assert count(demo, ballot(2, "ship"), ballot(1, "")) == ["retired", "counted"]


def test_votes_of_accounts_are_counted_apart(demo: Engine) -> None:
    """The tally says how many of its votes are of accounts, and follows when one changes."""
    count(demo, ballot(1, "ship", account=True), ballot(2, "ship"), pick(1, "vllm", account=True))
    assert the_tally(demo).accounts == 1
    count(demo, ballot(1, "skip", account=True))
    assert (the_tally(demo).ship, the_tally(demo).skip, the_tally(demo).accounts) == (1, 1, 1)
    assert sound(demo)


def test_an_excluded_reader_does_not_count_and_can_come_back(demo: Engine) -> None:
    """Exclusion takes present and later votes out of all counts and is undone whole."""
    count(demo, ballot(1, "ship"), ballot(2, "ship"), pick(1, "vllm"))
    with writing(demo) as conn:
        assert exclude(conn, reader(1), "one person, many devices", AT)
        assert not exclude(conn, reader(1), "again", AT)
    assert the_tally(demo).ship == 1
    count(demo, ballot(1, "skip", "vllm"))
    assert the_tally(demo, "vllm").count == 0
    assert sound(demo)
    with writing(demo) as conn:
        assert include(conn, reader(1), AT)
        assert not include(conn, reader(1), AT)
        assert splits(conn)["ollama-vs-vllm"].picks["vllm"] == 1
    assert (the_tally(demo).ship, the_tally(demo, "vllm").skip) == (2, 1)
    assert sound(demo)


def test_the_database_refuses_a_second_ballot(demo: Engine) -> None:
    """One ballot a reader and tool is a rule of the table, whatever code forgets."""
    count(demo, ballot(1, "ship"))
    with demo.connect() as conn:
        row = dict(conn.execute(select(ballots)).mappings().first() or {})
    del row["id"]
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(insert(ballots), row)


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE tally SET ship = ship + 1",
        "UPDATE matchup_tool SET picks = picks + 1",
        "UPDATE ballot SET choice = 'skip'",
        "DELETE FROM pick",
        "DELETE FROM vote_event WHERE act = 'ship'",
        "INSERT INTO exclusion (reader, reason, since) VALUES ('0000000000000000000000000000000f', '', '2026-11-01')",
    ],
)
def test_a_planted_fault_is_found(demo: Engine, fault: str) -> None:
    """A tally, a vote, an exclusion or a log row that was changed by hand is reported by the recount."""
    count(demo, ballot(1, "ship"), pick(1, "vllm"))
    assert sound(demo)
    with writing(demo) as conn:
        conn.execute(text(fault))
    assert not sound(demo)
