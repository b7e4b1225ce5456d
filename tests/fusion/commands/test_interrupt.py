"""Ctrl-C in a real process: everybody is hung up on, and what is known is printed."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fusion.commands.room import ANN, JUDGE, KEY, PATIENCE, Room
from tests.fusion.peer import Hang, Script, peer_of

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("form", [[], ["--json"]])
async def test_ctrl_c_prints_what_is_known(room: Room, form: list[str]) -> None:
    """A whole draft, a partial text and what was spent; code 130; the peer saw who was hung up on."""
    ann = replace(ANN, first=0.5)  # by then all that ben says is here
    with peer_of(ann=ann, ben=Script("Ben is in the middle of it.", fault=Hang(3)), judge=JUDGE) as peer:
        process = room.pools(peer).start("ask", "x", "--pool", "two", *form)
        await peer.said("ben", 3)
        assert process.stderr
        while "ann: done" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert [one.sent for one in await peer.gone("ben")] == [3]
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, KEY in out + err) == (130, False)
    assert "Traceback" not in err
    if not form:
        assert "ann:\nAnn loves tests and says why." in out
        assert "ben (unfinished):\nBen is in" in out
        assert "Cost: about 0.0000" in out
        return
    held = json.loads(out)
    assert (held["state"], held["answer"], Decimal(held["cost"]) > 0) == ("interrupted", None, True)
    assert [one["state"] for one in held["members"]] == ["drafted", "cut"]
    assert held["members"][1]["text"].strip() == "Ben is in"
