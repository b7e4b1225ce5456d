"""Merging: what a device said becomes its account's."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, select, update

from tests.votes import AT, PAIR, ballot, count, pick, reader
from verdicts.domain.along import Merged
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Vote, Voter
from verdicts.store import recount, tables
from verdicts.store.engine import reading, writing
from verdicts.store.excluding import exclude
from verdicts.store.merging import Said, merge_votes, said_by, withdraw_all
from verdicts.store.tallies import values_of

DEVICE, ACCOUNT = 1, 2
TRIO = ("llama-cpp", "ollama", "vllm")
POLLS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("ollama",): ("ship", "skip"),
    ("vllm",): ("ship", "skip"),
    PAIR: PAIR,
    TRIO: TRIO,
}
TOPICS = {tools: Vote(Voter(""), tools, "", AT).topic for tools in POLLS}
SAID = st.fixed_dictionaries({}, optional={tools: st.sampled_from(options) for tools, options in POLLS.items()})
MOST = {"sqlite": 150, "postgresql": 40}  # each example is a handful of transactions: searched where they are cheap


def votes_of(number: int, said: Said, account: bool = False) -> list[Vote]:
    """What a reader says, as votes."""
    return [Vote(Voter(reader(number), account=account), tools, choice, AT) for tools, choice in said.items()]


def begin(engine: Engine, device: Said, account: Said) -> None:
    """A fresh poll: some others voted on everything, then the device and the account did."""
    with writing(engine) as conn:
        for name in ("vote_event", "pick", "ballot", "matchup_tool", "matchup", "tally", "exclusion"):
            conn.execute(delete(tables.Row.metadata.tables[name]))
        conn.execute(update(tables.tool).values(retired_at=None))
    others = [vote for n in (3, 4, 5) for vote in votes_of(n, {tools: POLLS[tools][n % 2] for tools in POLLS}, n == 5)]
    count(engine, *others, *votes_of(DEVICE, device), *votes_of(ACCOUNT, account, True))


def shown(engine: Engine) -> dict[tuple[str, ...], tuple[dict[str, int], int]]:
    """Votes by option, and how many are of accounts, on every poll."""
    with reading(engine) as conn:
        found = values_of(conn, TOPICS.values())
        return {tools: _plain(found[topic]) for tools, topic in TOPICS.items()}


def _plain(value: Tally | Split) -> tuple[dict[str, int], int]:
    options = {"ship": value.ship, "skip": value.skip} if isinstance(value, Tally) else dict(value.picks)
    return options, value.accounts


def expected(tools: tuple[str, ...], *accounts: str | None) -> tuple[dict[str, int], int]:
    """The same by hand: the three others and what accounts say."""
    own = [each for each in accounts if each]
    options = Counter(dict.fromkeys(POLLS[tools], 0))
    options.update([*(POLLS[tools][n % 2] for n in (3, 4, 5)), *own])
    return dict(options), 1 + len(own)


def merge(engine: Engine) -> dict[str, Any]:
    """Merge in a transaction of its own."""
    return merged(engine)[0]


def merged(engine: Engine) -> tuple[dict[str, Any], Merged]:
    """The same, with how many came."""
    with writing(engine) as conn:
        changed, came = merge_votes(conn, reader(DEVICE), reader(ACCOUNT), AT)
    return dict(changed), came


def sound(engine: Engine) -> None:
    """Votes follow the log and tallies the votes."""
    with reading(engine) as conn:
        assert list(recount.misremembered(conn)) == []
        assert list(recount.miscounted(conn)) == []


def logged(engine: Engine) -> int:
    """How long the log is."""
    with reading(engine) as conn:
        return conn.execute(select(func.count()).select_from(tables.vote_event)).scalar_one()


def test_any_merge_keeps_every_number_true(demo: Engine) -> None:
    """Whatever device and account said, on retired tools too: the account's own stands and the rest comes to it, as
    votes of an account; shares change only where both had voted; an excluded device brings nothing; once is enough."""

    @settings(max_examples=min(settings().max_examples, MOST[demo.dialect.name]))
    @given(SAID, SAID, st.sets(st.sampled_from(TRIO)), st.sampled_from(["", "device", "account"]))
    def holds(device: Said, account: Said, retired: set[str], excluded: str) -> None:
        begin(demo, device, account)
        with writing(demo) as conn:
            conn.execute(update(tables.tool).where(tables.tool.c.slug.in_(retired)).values(retired_at=AT))
            if excluded:
                exclude(conn, reader(DEVICE if excluded == "device" else ACCOUNT), "a test", AT)
        before, (news, came), after = shown(demo), merged(demo), shown(demo)
        new = [] if excluded == "device" else [tools for tools in device if tools not in account]
        ballots = sum(len(tools) == 1 for tools in new)
        own = 0 if excluded == "device" else len(device) - len(new)
        assert came == Merged(ballots, len(new) - ballots, own)
        should = account if excluded == "device" else device | account
        with reading(demo) as conn:
            assert said_by(conn, reader(ACCOUNT)) == should
            assert said_by(conn, reader(DEVICE)) == {}
            assert {topic: news[topic] for topic in news} == values_of(conn, news)
        for tools in POLLS:
            counts = None if excluded == "account" else should.get(tools)
            assert after[tools] == expected(tools, counts)
            if not excluded and not (tools in device and tools in account):
                assert after[tools][0] == before[tools][0]
            if after[tools] != before[tools]:
                assert TOPICS[tools] in news
        sound(demo)
        length = logged(demo)
        assert merge(demo) == {}
        assert (logged(demo), shown(demo)) == (length, after)

    holds()


def test_what_the_account_says_meanwhile_is_not_replaced(demo: Engine) -> None:
    """A vote that is moved to an account gives way to what the account says at the moment it is counted."""
    moved = Vote(Voter(reader(ACCOUNT), account=True), ("ollama",), "skip", AT, moved=True)
    assert count(demo, ballot(ACCOUNT, "ship", account=True), moved) == ["counted", "unchanged"]
    assert count(demo, ballot(ACCOUNT, "", account=True), moved) == ["counted", "counted"]
    sound(demo)


def test_a_merge_that_is_undone_leaves_everything(demo: Engine) -> None:
    """When the sign-in fails after it, device and account say what they said."""
    count(demo, ballot(DEVICE, "ship"), pick(DEVICE, "vllm"))
    with writing(demo, keep=False) as conn:
        merge_votes(conn, reader(DEVICE), reader(ACCOUNT), AT)
    with reading(demo) as conn:
        assert said_by(conn, reader(DEVICE)) == {("ollama",): "ship", PAIR: "vllm"}
        assert said_by(conn, reader(ACCOUNT)) == {}
    sound(demo)


def test_a_merge_moves_no_network(demo: Engine) -> None:
    """The log of a merge does not say where the reader came from."""
    count(demo, ballot(DEVICE, "ship"))
    merge(demo)
    with reading(demo) as conn:
        events = conn.execute(select(tables.vote_event).order_by(tables.vote_event.c.id)).all()
    assert [(each.act, each.reader == reader(ACCOUNT), each.of_account, each.network) for each in events] == [
        ("ship", False, False, "a-network"),
        ("withdraw", False, False, None),
        ("ship", True, True, None),
    ]


@pytest.mark.parametrize("excluded", [False, True])
def test_everything_is_taken_back(demo: Engine, excluded: bool) -> None:
    """All votes of an account go, counted or not, on a retired tool too; the votes of others stay."""
    begin(demo, {}, {("ollama",): "ship", PAIR: "vllm", TRIO: "ollama"})
    with writing(demo) as conn:
        conn.execute(update(tables.tool).values(retired_at=AT))
        if excluded:
            exclude(conn, reader(ACCOUNT), "a test", AT)
        news = withdraw_all(conn, reader(ACCOUNT), AT, account=True)
        assert said_by(conn, reader(ACCOUNT)) == {}
        assert withdraw_all(conn, reader(ACCOUNT), AT, account=True) == {}
    assert len(news) == (0 if excluded else 3)
    assert shown(demo) == {tools: expected(tools) for tools in POLLS}
    sound(demo)
