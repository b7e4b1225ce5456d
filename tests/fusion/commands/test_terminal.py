"""`verdicts fusion ask` on a real terminal: rows that move, the answer, and Ctrl-C as a person presses it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.fusion.commands.room import ANN, BEN, JUDGE, Room, better
from tests.fusion.commands.terminal import terminal
from tests.fusion.peer import Hang, Script, peer_of

pytestmark = pytest.mark.anyio


def row(seen: str, name: str, state: str) -> bool:
    """Whether a row of that voice was ever in that state."""
    return bool(re.search(rf"^{name} +{name} +{state}\b", seen, re.MULTILINE))


def test_rows_move_and_the_answer_stays(room: Room) -> None:
    """Members are silent, write and are done, row by row; the judge compares; then the answer, as by a pipe."""
    ann, ben = replace(ANN, first=0.6, between=0.2), replace(BEN, first=0.3, between=0.2)
    with (
        peer_of(ann=ann, ben=ben, judge=Script(better, first=0.6)) as peer,
        terminal(room.pools(peer), "ask", "x", "--pool", "two", "--mode", "best-of") as shown,
    ):
        code = shown.rest()
    seen = shown.seen.replace("\r", "")
    assert code == 0, seen
    assert "Asking 2 members of two (best-of, 2 drafts suffice). Estimated: 0.00" in seen
    assert all(row(seen, name, state) for name in ("ann", "ben") for state in ("no word yet", "writing", "done")), seen
    assert row(seen, "judge", "compared no pair"), seen
    assert "Ben waits" in seen
    told = seen[seen.rindex("Ann loves tests and says why.") :].splitlines()
    assert told[2] == "Members"
    assert "The judge chose alike in both orders." in told


async def test_ctrl_c_hangs_up_on_everybody(room: Room) -> None:
    """Ctrl-C at the keyboard: the peer is hung up on, what was said by then is printed, no traceback, code 130."""
    ann, ben = replace(ANN, first=0.5), Script("Ben is in the middle of it.", fault=Hang(3))
    with (
        peer_of(ann=ann, ben=ben, judge=JUDGE) as peer,
        terminal(room.pools(peer), "ask", "x", "--pool", "two") as shown,
    ):
        shown.until(lambda seen: row(seen, "ann", "done") and row(seen, "ben", "writing"))
        shown.press(b"\x03")
        assert [one.sent for one in await peer.gone("ben")] == [3]
        code = shown.rest()
    seen = shown.seen.replace("\r", "")
    assert (code, "Traceback" in seen) == (130, False), seen
    told = seen[seen.index("Stopped. What was said by then:") :].splitlines()
    assert told[told.index("ben (unfinished):") + 1].strip() == "Ben is in"
