"""`verdicts fusion panel` and `drafts` as a user runs them: processes of their own, against a peer over real HTTP."""

from __future__ import annotations

import json
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen

import pytest
from sqlalchemy import Engine, select

from tests.desk.drafting.panel import TEXT, merged, opinion, reviewer_of
from tests.fusion.commands.room import KEY, PATIENCE, Room
from tests.fusion.peer import Asked, Hang, Peer, Script, peer_of
from verdicts.commands.ground import EMPTY
from verdicts.desk.drafting.choosing import FILL
from verdicts.desk.look_at_drafts import draft, drafts
from verdicts.domain.drafting import SILENT, UNFINISHED, PanelRun
from verdicts.store import tables
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

EVIL = (
    "\x1b]0;owned\x07[bold red]Not[/bold red] \x1b[2Ja \u202etake.\n"
    "It costs 77 dollars, and that is all there is to say."
)


@pytest.fixture
def room(demo: Engine, command_room: Room) -> Room:
    """A folder of its own, and the demo's database of this test, on each engine."""
    command_room.environment["VERDICTS_DATABASE_URL"] = demo.url.render_as_string(hide_password=False)
    return command_room


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def hanging(*keys: str) -> Callable[[Asked], Script]:
    """A member that never answers for these reviewers."""
    return lambda asked: Script(fault=Hang()) if reviewer_of(asked) in keys else Script(opinion(64))


def until(holds: Callable[[], bool]) -> None:
    """Wait for it."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def stored(engine: Engine) -> str:
    """Every row of every table."""
    with engine.connect() as conn:
        return str([conn.execute(select(table)).all() for table in tables.Row.metadata.sorted_tables])


def test_a_panel_is_told(room: Room, demo: Engine) -> None:
    """Scores by code, marks, agreement and cost are printed; hostile text is plain characters; it is stored."""
    cited = [(2, "Pair programmer for the terminal"), (2, "The best of them")]
    with peer_of(ann=Script(opinion(71, quotes=cited)), ben=Script(opinion(40)), judge=Script(merged(EVIL))) as peer:
        code, out, err = room.pools(peer).run("panel", "Aider", "--reviewers", "skeptic,builder", "--pool", "two")
    assert code == 0, err
    assert "Builder: skip, 56 of 100" in out
    assert "Skeptic: skip, 56 of 100" in out
    assert "Futurist" not in out
    assert "  ]0;owned[bold red]Not[/bold red] [2Ja take." in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    assert "UNSOURCED figures: 77" in out
    assert "UNSOURCED quote, not in piece [2]: “The best of them”" in out
    assert "Quote of [2]: “Pair programmer for the terminal”" in out
    assert "Drafted by ann and ben. Scores: ann 71 and ben 40. Agreement: 1 ship, 1 skip, 31 points apart" in out
    assert re.search(r"Cost: 0\.\d+ USD \(estimated 0\.\d+ to at most 0\.\d+ USD\)", out)
    assert "Nothing was published." in out
    assert "Builder / ann: 71" in err
    assert KEY not in stored(demo)


def test_a_document(room: Room) -> None:
    """--json prints one document; `drafts` lists the run and gives the same document again."""
    with peer_of(ann=Script(opinion(71)), ben=Script(opinion(71)), judge=Script(merged(EVIL))) as peer:
        room.pools(peer)
        code, out, _ = room.run("panel", "aider", "--pool", "two", "--reviewers", "skeptic", "--json")
        assert (code, json.loads(out)["takes"][0]["verdict"]) == (0, "ship")
        assert room.run("drafts", "--json")[1] == f"[\n  {out.strip().replace(chr(10), chr(10) + '  ')}\n]\n"
    listed = room.run("drafts", "aider")[1]
    assert re.fullmatch(
        r"1  aider  \S+ \S+ UTC  pool two \(merge\)  done: 1 take of 1 reviewer, 1 mark, \S+ USD\n", listed
    )
    assert "UNSOURCED figures: 77" in room.run("drafts", "--run", "1")[1]
    assert room.run("drafts", "vllm")[1].startswith("Nothing was drafted yet.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("panel", "llama"), "There is no tool called llama. Perhaps "),
        (("panel", "zzqqxx"), "There is no tool called zzqqxx."),
        (("panel", "aider", "--reviewers", "critic"), "There is no reviewer critic. There are builder, skeptic,"),
        (("panel", "aider", "--pool", "three"), "There is no pool three. There are: two, keyless"),
        (("panel", "aider", "--pool", "keyless"), "Pool keyless cannot be used: the key of other"),
        (("panel", "aider", "--pool", "two", "--budget", "much"), "A budget is a number like 0.50."),
        (("panel", "aider", "--pool", "two", "--budget", "0.000001"), "Pool two is not begun:"),
        (("drafts", "--run", "7"), "There is no run 7."),
    ],
)
def test_what_is_not_begun(room: Room, demo: Engine, words: tuple[str, ...], said: str) -> None:
    """A name that is not there, a pool without its key, a budget too small: a sentence, exit code 1, nothing stored."""
    with peer_of(ann=Script(opinion()), ben=Script(opinion()), judge=Script(merged())) as peer:
        code, out, err = room.pools(peer).run(*words)
        assert peer.calls() == []
    assert (code, out) == (1, "")
    assert said in err
    assert drafts(demo, now()) == []


def test_an_empty_catalogue_says_what_fills_it(room: Room, tmp_path: Path) -> None:
    """Without a database, and without tools in it, the command names what brings both."""
    room.environment["VERDICTS_DATABASE_URL"] = f"sqlite:///{tmp_path / 'empty.db'}"
    with peer_of() as peer:
        code, out, err = room.pools(peer).run("panel", "aider", "--pool", "two")
        assert (code, out, err) == (1, "", f"{EMPTY}\n")
        engine = open_engine(room.environment["VERDICTS_DATABASE_URL"])
        migrate(engine)
        engine.dispose()
        code, out, err = room.run("panel", "aider", "--pool", "two")
    assert (code, out, err) == (1, "", f"There are no tools yet. {FILL}\n")
    assert all("verdicts import FOLDER" in words and "verdicts serve" in words for words in (EMPTY, FILL))


@contextmanager
def begun(room: Room, demo: Engine, peer: Peer) -> Iterator[Popen[str]]:
    """A run whose builder is finished, and whose skeptic waits for a member."""

    def ready() -> bool:
        run = draft(demo, now(), 1)
        return bool(run and run.takes[0].state == "drafted" and run.takes[1].report.drafts)

    words = ("panel", "aider", "--pool", "two", "--reviewers", "builder,skeptic")
    with room.pools(peer).started(*words) as process:
        until(ready)
        yield process


def kept(run: PanelRun | None) -> None:
    """What was finished is there, down to the one draft of the take that was not."""
    assert run is not None
    builder, skeptic = run.takes
    assert (builder.state, builder.score, builder.text) == ("drafted", 68, TEXT)
    assert (skeptic.state, skeptic.score) == ("none", None)
    assert [(kept.member, kept.score) for kept in skeptic.report.drafts] == [("ann", 71)]
    assert run.cost >= builder.cost > 0


def test_ctrl_c_keeps_what_is_finished(room: Room, demo: Engine) -> None:
    """Ctrl-C hangs up on the peer, ends the run as cancelled, prints what is finished, and exits with 130."""
    with peer_of(ann=Script(opinion(71)), ben=hanging("skeptic"), judge=Script(merged())) as peer:
        with begun(room, demo, peer) as process:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        until(lambda: any(call.gone for call in peer.calls("ben")))
    assert process.returncode == 130, err
    run = draft(demo, now(), 1)
    kept(run)
    assert run is not None
    assert (run.state, run.takes[1].words) == ("cancelled", "The run was cancelled before this take was ready.")
    assert "Builder: ship, 68 of 100" in out
    assert "Skeptic: The run was cancelled" in out
    assert "ann wrote: I would put it" in out


def test_a_killed_process_loses_nothing(room: Room, demo: Engine) -> None:
    """SIGKILL: the run stands as running while it may be, then as ended unfinished, with all that was finished."""
    scripts = {"ann": Script(opinion(71)), "ben": hanging("skeptic"), "judge": Script(merged())}
    with peer_of(**scripts) as peer, begun(room, demo, peer) as process:
        process.kill()
        process.communicate(timeout=PATIENCE)
    at_once = draft(demo, now(), 1)
    assert at_once is not None
    assert at_once.state == "running"
    run = draft(demo, now() + SILENT + timedelta(seconds=1), 1)
    kept(run)
    assert run is not None
    assert (run.state, run.takes[1].words) == ("unfinished", UNFINISHED)
    shown = room.run("drafts")[1]
    assert "ended unfinished, its process stopped: 1 take of 2 reviewers" in shown
