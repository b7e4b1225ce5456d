"""Community numbers in words: shares from five votes, two sides that sum to a hundred, and what moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shelves import generated
from verdicts.desk.home.contested import MOST_CONTESTS, contest_view, contest_views, contested
from verdicts.desk.tallying import CLOSE, row_tally, split_view, tally_view
from verdicts.domain.tallies import Split, Tally, wilson

PAIR = {"left": "Left", "right": "Right"}
FOUR = {"aa": "A", "bb": "B", "cc": "C", "dd": "D"}
TOPIC = "/compare/left-vs-right"
counts = st.integers(0, 400)


def number(share: str) -> int:
    """72% is 72."""
    return int(share.removesuffix("%"))


def test_no_votes_are_said_in_words() -> None:
    """Without ballots there is a dash, a sentence and no bar."""
    view = tally_view(Tally(), "/tools/a")
    assert (view.kind, view.share, view.note, view.count) == ("none", "–", "no votes yet", "No community votes yet")
    assert (view.call, view.interval, view.accounts) == ("", "", "")
    assert split_view(None, TOPIC, PAIR) == split_view(Split(), TOPIC, PAIR)
    assert split_view(None, TOPIC, PAIR).count == "No votes yet"
    assert tally_view(None, "/tools/a") == view
    assert row_tally(Tally()).note == "no votes yet"


@pytest.mark.parametrize(("many", "said"), [(1, "1 vote, shares"), (4, "4 votes, shares")])
def test_under_five_there_is_no_share(many: int, said: str) -> None:
    """Few votes show their number, in the right number of vote, and when shares begin."""
    view, split = tally_view(Tally(many, 0), "/tools/a"), split_view(Split({"left": many}), TOPIC, PAIR)
    assert view.count.startswith(said)
    assert split.count.startswith(said)
    assert "%" not in view.share + view.note + view.ship + row_tally(Tally(many, 0)).share
    assert view.note.endswith("so far")
    assert split.sides == []
    assert split.call == view.call == ""


def test_a_full_tally_reads_as_the_mock() -> None:
    """74 of 103 ship."""
    view = tally_view(Tally(74, 29, 41, 7), "/tools/ollama")
    assert (view.share, view.note, view.skip_share) == ("72%", "of 103 votes", "28%")
    assert (view.interval, view.ship, view.skip) == ("95% interval 62–80%", "74 ship", "29 skip")
    assert view.call == "Readers lean ship. The whole interval is past the middle."
    assert view.accounts == "Of these, 41 from accounts."
    assert tally_view(Tally(9, 0, 1), "").accounts == "Of these, 1 from an account."
    assert tally_view(Tally(0, 40), "").call.startswith("Readers lean skip.")


@given(counts, counts)
def test_two_shares_make_a_hundred(left: int, right: int) -> None:
    """Whatever the votes, the two printed shares sum to 100 and the bracket holds the bar's end."""
    ballots, split = tally_view(Tally(left, right), ""), split_view(Split({"left": left, "right": right}), TOPIC, PAIR)
    if left + right >= 5:
        assert number(ballots.share) + number(ballots.skip_share) == 100
        assert sum(number(side.share) for side in split.sides) == 100
        assert float(split.low) <= float(split.at) <= float(split.high)
        low, high = wilson(left, left + right)
        assert (split.call == CLOSE) == (low <= 0.5 <= high)


def test_the_leader_is_named() -> None:
    """Past the middle names who leads, whichever column that is; else it is too close to call."""
    assert split_view(Split({"left": 26, "right": 15}), TOPIC, PAIR).call == CLOSE
    assert split_view(Split({"left": 5, "right": 40}), TOPIC, PAIR).call.startswith("Right leads.")


def test_four_are_judged_between_the_two_in_front() -> None:
    """Each of four has its own share and interval; the call names the two in front."""
    view = split_view(Split({"aa": 10, "bb": 40, "cc": 38, "dd": 12}), TOPIC, FOUR)
    assert [side.share for side in view.sides] == ["10%", "40%", "38%", "12%"]
    assert [side.i for side in view.sides] == ["a", "b", "c", "d"]
    assert view.sides[1].interval == "95% interval 31–50%"
    assert view.interval == ""
    assert view.call == "Too close to call between B and C."
    clear = split_view(Split({"aa": 2, "bb": 60, "cc": 20}), TOPIC, FOUR)
    assert clear.call == "B leads. Against C, the runner-up, the whole interval is past the middle."
    assert clear.sides[3].votes == "0 votes"


def test_only_what_moved_is_marked() -> None:
    """Nothing is marked in what is shown first; later exactly the number that differs."""
    before, after = Tally(7, 3, 0, 1), Tally(7, 4, 0, 2)
    assert not tally_view(after, "").moved
    view = tally_view(after, "", before)
    assert (view.ship_moved, view.skip_moved, view.moved, view.version) == (False, True, True, 2)
    assert row_tally(after, before).moved
    picks = split_view(Split({"left": 9, "right": 3}), TOPIC, PAIR, Split({"left": 8, "right": 3}))
    assert [side.moved for side in picks.sides] == [True, False]
    assert contest_view(Split({"left": 9, "right": 3}), PAIR, Split({"left": 8, "right": 3})).moved


def test_a_contest_needs_shares() -> None:
    """A contest of too few votes, or of three, is a fault of the caller."""
    for split, slugs in ((Split({"left": 2}), PAIR), (Split({"aa": 20}), FOUR)):
        with pytest.raises(ValueError, match="two tools"):
            contest_view(split, slugs)


def test_contests_are_close_pairs_of_listed_tools() -> None:
    """Nearest to the middle first, at most five, no set of three, no retired tool, nothing under twenty votes."""
    shelf = generated(20)
    slugs = sorted(card.slug for card in shelf.ranked)

    def between(a: str, b: str, left: int, right: int) -> tuple[str, Split]:
        return f"{a}-vs-{b}", Split({a: left, b: right})

    close = dict(between(slugs[0], other, 30 + step, 30) for step, other in enumerate(slugs[1:9]))
    far = dict([between(slugs[1], slugs[2], 60, 10), between(slugs[2], slugs[3], 6, 6)])
    gone = dict([between("gone-tool", slugs[0], 30, 30)])
    three = {f"{slugs[0]}-vs-{slugs[1]}-vs-{slugs[2]}": Split(dict.fromkeys(slugs[:3], 30))}
    assert contested(shelf, {**far, **gone, **three}) == []
    assert contested(shelf, {**close, **far, **gone, **three}) == list(close)[:MOST_CONTESTS]
    view = contest_views(shelf, close)[0]
    assert (view.left_share, view.right_share, view.note) == ("50%", "50%", "60 votes, too close to call")
