"""`verdicts fusion doctor`: what works and what does not, seen by calling."""

from __future__ import annotations

import json

from tests.fusion.commands.room import Room
from tests.fusion.peer import Asked, Hang, Peer, Refuse, Script, Status, peer_of


def _knows(asked: Asked) -> str:
    return '{"number": 5}' if "four" in asked.prompt else "one two three four"


GOOD = Script(_knows)


def _row(out: str, name: str) -> list[str]:
    return next(line for line in out.splitlines() if line.startswith(name)).split()


def test_what_works_is_a_table(room: Room) -> None:
    """Host, key by its name, models listed, and each model's answer, streaming, tokens and formats; code 0."""
    whole = Script(_knows, whole=True, usage=None)
    with peer_of(ann=GOOD, ben=Script(_knows, fault=Refuse(("json_schema",))), judge=whole) as peer:
        code, out, err = room.pools(peer).run("doctor", "--pool", "two")
    assert code == 0
    assert _row(out, "peer")[1:] == [f"127.0.0.1:{peer.port}", "key", "from", "PEER_KEY:", "set", "3"]
    assert [_row(out, "ann")[at] for at in (2, 5, 6, 7, 8, 9)] == ["yes"] * 6
    assert _row(out, "ben")[7:] == ["no", "yes", "yes"]
    assert _row(out, "judge")[5:7] == ["no", "no"]
    assert "Pool two works." in out
    assert err.startswith("Calling 3 models up to four times each, with a few tokens (at most 0.00")


def test_one_pool_that_cannot_work_is_code_1(room: Room) -> None:
    """Without --pool every pool is looked at; a key that is not set is said by its name, and the others work."""
    with peer_of(ann=GOOD, ben=GOOD, judge=GOOD) as peer:
        code, out, _ = room.pools(peer).run("doctor")
    assert code == 1
    assert "Endpoint other: the key of other is not set; put it into the environment as NEVER_SET." in out
    assert "Pool two works." in out
    assert "Pool keyless cannot work: 0 of its members answer and 1 must; not away." in out


def test_failures_are_sentences(room: Room) -> None:
    """A model that is not there, one that hangs, and a judge that keeps to no schema; within the time given."""
    with peer_of(ben=Script(fault=Hang()), judge=Script("seven")) as peer:
        code, out, _ = room.pools(peer).run("doctor", "--pool", "two", "--within", "2")
    assert code == 1
    assert "has no model ann, or its address is not right (404)" in out
    assert f"ann at peer (127.0.0.1:{peer.port}) is not among the 2 models that it lists." in out
    assert f"ben at peer (127.0.0.1:{peer.port}) had not answered after 1 s." in out
    assert "takes json_schema but its answer does not fit" in out
    assert "Pool two cannot work: 0 of its members answer and 2 must; not ann, ben; its judge judge keeps" in out


def test_nobody_there(room: Room) -> None:
    """A peer that is away is a sentence, not a wait."""
    room.pools(Peer(port=1))
    code, out, _ = room.run("doctor", "--pool", "two")
    assert (code, "cannot be reached" in out) == (1, True)


def test_json_holds_all_of_it(room: Room) -> None:
    """One document with the same findings; the echo of a key in an error is hidden."""
    fault = Status(401, f"bad key {room.known['PEER_KEY']}")
    with peer_of(ann=Script(fault=fault), ben=GOOD, judge=GOOD) as peer:
        code, out, _ = room.pools(peer, "quorum = 1").run("doctor", "--pool", "two", "--json")
    held = json.loads(out)
    assert (code, held["works"], held["pools"]) == (0, True, [{"name": "two", "works": True, "faults": []}])
    assert [one["answers"] for one in held["models"]] == [False, True, True]
    assert held["models"][1]["formats"] == {"json_schema": "keeps", "json_object": "keeps", "prompt": "keeps"}
    assert "[hidden]" in held["faults"][0]
