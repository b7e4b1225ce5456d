"""The judge at work, as it is told where there is no terminal: that it is asked, each of its rulings, its end."""

from __future__ import annotations

import json
import re
import signal

import pytest

from tests.fusion.commands.room import ANN, BEN, JUDGE, PATIENCE, Room, better
from tests.fusion.peer import Asked, Hang, Script, peer_of

THREE = """
[pools.three]
members = ["ann", "ben", { model = "ann", name = "ann-2" }]
judge = "judge"
mode = "best-of"
hedge = 0
"""


def first(_: Asked) -> str:
    """What a judge answers that goes by the place."""
    return json.dumps({"why": "It comes first.", "better": "A"})


def told(err: str) -> list[str]:
    """What is told of the judge, without the time."""
    return [words for words in re.findall(r"^ *[\d.]+ s  (.*)$", err, re.MULTILINE) if words.startswith("judge")]


def test_each_ruling_is_told(room: Room) -> None:
    """The judge is asked once, every pair counts up to the last, and its end names who is chosen."""
    with peer_of(ann=ANN, ben=BEN, judge=Script(better)) as peer:
        code, _, err = room.pools(peer, THREE).run("ask", "x", "--pool", "three")
    assert code == 0
    begin, *ruled, end = told(err)
    assert begin == "judge: asked (judge)"
    assert [words.split(": ")[1] for words in ruled] == [f"compared {at} of 3 pairs" for at in (1, 2, 3)]
    assert {"ann over ben", "ann-2 over ben"} < {words.split(": ", 2)[2] for words in ruled}
    assert re.fullmatch(r"judge: done, ann(-2)? is chosen", end)


def test_a_judge_that_merges_is_told(room: Room) -> None:
    """Asked, and done."""
    with peer_of(ann=ANN, ben=BEN, judge=JUDGE) as peer:
        _, _, err = room.pools(peer).run("ask", "x", "--pool", "two")
    assert told(err) == ["judge: asked (judge)", "judge: done"]


def test_a_flip_is_told_once(room: Room) -> None:
    """A judge that goes by the place is warned of, and no other line says it; of one pair it is said as of one."""
    with peer_of(ann=ANN, ben=BEN, judge=Script(first)) as peer:
        code, out, err = room.pools(peer).run("ask", "x", "--pool", "two", "--mode", "best-of")
    assert (code, out.count("changed its mind")) == (0, 1)
    assert "on the only pair (it took the first draft 2 times, the second 0 times)" in out
    assert "judge: compared the only pair: ann and ben: changed with the order, a tie" in told(err)


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_rulings_of_a_stopped_run_are_kept(room: Room, form: list[str]) -> None:
    """Ctrl-C while the judge compares: what it ruled by then is in the document and in the words."""

    def slow(asked: Asked) -> Script:
        return Script(better) if "Ben" in asked.prompt else Script(fault=Hang())

    with (
        peer_of(ann=ANN, ben=BEN, judge=slow) as peer,
        room.pools(peer, THREE).started("ask", "x", "--pool", "three", *form) as process,
    ):
        assert process.stderr
        while "compared 2 of 3 pairs" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    if form:
        rulings = json.loads(out)["rulings"]
        assert sorted(one["winner"] for one in rulings) == ["ann", "ann-2"]
    else:
        after = out[out.index("What the judge ruled by then, on 2 of 3 pairs") :]
        assert "  ann over ben: It says more." in after.splitlines()
