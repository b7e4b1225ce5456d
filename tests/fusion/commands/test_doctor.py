"""`verdicts fusion doctor`: what works and what does not, seen by calling."""

from __future__ import annotations

import json
import re

from tests.fusion.commands.room import Room
from tests.fusion.peer import Asked, Hang, Peer, Refuse, Script, Status, peer_of


def _knows(asked: Asked) -> str:
    return '{"number": 5}' if "four" in asked.prompt else "one two three four"


GOOD = Script(_knows)


def _line(out: str, name: str) -> str:
    (found,) = (line.strip() for line in out.splitlines() if line.startswith(f"  {name}"))
    return found


def _after_the_time(line: str) -> str:
    return re.sub(r"first token after \d+\.\d\d s", "first token", line)


def test_what_works_is_said_in_a_sentence_each(room: Room) -> None:
    """Host, key by its name, models listed, and each model's answer, streaming, tokens and formats; code 0."""
    whole = Script(_knows, whole=True, usage=None)
    with peer_of(ann=GOOD, ben=Script(_knows, fault=Refuse(("json_schema",))), judge=whole) as peer:
        code, out, err = room.pools(peer).run("doctor", "--pool", "two")
    assert code == 0
    assert _line(out, "peer") == f"peer (127.0.0.1:{peer.port}): key from PEER_KEY: set; lists 3 models"
    assert _after_the_time(_line(out, "ann")) == (
        "ann at peer works: first token, streams, counts tokens; "
        "keeps to a schema by json_schema, json_object and prompt"
    )
    assert _line(out, "ben").endswith("; keeps to a schema by json_object and prompt")
    assert "does not stream, counts no tokens;" in _line(out, "judge")
    assert _line(out, "two") == "two: works"
    assert err.startswith("Calling 3 models up to four times each, with a few tokens (at most 0.00")


def test_each_model_is_told_when_it_is_done(room: Room) -> None:
    """Where nobody sees a terminal, a line a model goes to the error stream, with how many are done."""
    with peer_of(ann=GOOD, ben=Script(fault=Status(500)), judge=GOOD) as peer:
        _, _, err = room.pools(peer).run("doctor", "--pool", "two", "--json")
    lines = err.splitlines()[1:]
    assert [line.split(":")[0] for line in lines] == ["1 of 3 called", "2 of 3 called", "3 of 3 called"]
    assert sorted(line.split(": ")[1] for line in lines) == [
        "ann at peer answers", "ben at peer does not answer", "judge at peer answers",
    ]  # fmt: skip


def test_one_pool_that_cannot_work_is_code_1(room: Room) -> None:
    """Without --pool every pool is looked at; a key that is not set is said by its name, and the others work."""
    with peer_of(ann=GOOD, ben=GOOD, judge=GOOD) as peer:
        code, out, _ = room.pools(peer).run("doctor")
    assert code == 1
    assert _line(out, "other").endswith(
        "the key of other is not set; put it into the environment as NEVER_SET; its models were not called"
    )
    assert _line(out, "two") == "two: works"
    assert _line(out, "keyless") == "keyless: cannot work: 0 of its members answer and 1 must; no answer from away"


def test_failures_are_sentences(room: Room) -> None:
    """A model that is not there, one that hangs, and a judge that keeps to no schema; within the time given."""
    with peer_of(ben=Script(fault=Hang()), judge=Script("seven")) as peer:
        code, out, _ = room.pools(peer).run("doctor", "--pool", "two", "--within", "8")
    assert code == 1
    assert _line(out, "ann").startswith("ann at peer does not answer: has no model ann, or its address is not right (")
    assert _line(out, "ann").endswith("; it is not among the 2 models that are listed")
    assert _line(out, "ben") == "ben at peer does not answer: gave no whole answer within 4 s"
    assert _line(out, "judge").startswith("judge at peer answers, but keeps to no schema: ")
    assert _line(out, "judge").endswith(
        "takes json_schema but its answer does not fit: there is no JSON object in the answer"
    )
    assert _line(out, "two") == (
        "two: cannot work: 0 of its members answer and 2 must; no answer from ann, ben; "
        "its judge judge keeps to no schema"
    )


def test_one_thing_is_said_of_a_model(room: Room) -> None:
    """A step that no call goes by is no fault of who works; where the first does not fit, the line says the way out."""
    last = Script(lambda asked: _knows(asked) if str(asked.format).startswith("json") else "seven eight")
    first = Script(lambda asked: "seven" if asked.format == "json_schema" else _knows(asked))
    with peer_of(ann=last, ben=first, judge=GOOD) as peer:
        code, out, _ = room.pools(peer).run("doctor", "--pool", "two")
    assert (code, "does not fit" in out) == (0, False)
    assert _line(out, "ann").endswith("; keeps to a schema by json_schema and json_object")
    assert _line(out, "ben").endswith(', but is asked by json_schema first: put format = "json_object" at its endpoint')


def test_nobody_there(room: Room) -> None:
    """A peer that is away is one sentence for all of its models, not a wait."""
    room.pools(Peer(port=1))
    code, out, _ = room.run("doctor", "--pool", "two")
    assert (code, out.count("cannot be reached")) == (1, 1)
    assert _line(out, "ann") == "ann at peer does not answer: see its endpoint above"


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
