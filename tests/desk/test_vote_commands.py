"""The commands of votes, run as an operator runs them."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, text

from tests.desk.conftest import Run
from tests.serving import serving
from tests.votes import AT, ballot, count, pick, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.demo_votes import clear, stream
from verdicts.desk.forget import forget
from verdicts.domain.tallies import Split, Tally
from verdicts.store.engine import open_engine


def test_demo_votes_come_in_by_the_door_and_go_again(verdicts: Run, tmp_path: Path) -> None:
    """Played into a running site they are counted and marked; clearing removes every trace and leaves real votes."""
    file = f"sqlite:///{tmp_path / 'served.db'}"
    with serving(tmp_path) as site:
        known = {"VERDICTS_DATABASE_URL": file, "VERDICTS_PORT": site.url.rpartition(":")[2]}
        code, out, err = verdicts("demo-votes", "--votes", 40, "--rate", 200, "--seed", 1, **known)
        assert (code, err) == (0, "")
        assert "Cast 40 demo votes." in out
    engine = open_engine(file)
    assert Library(engine).demo_votes()
    count(engine, ballot(1, "ship"), pick(1, "vllm"))
    code, out, _ = verdicts("demo-votes", "--clear", **known)
    assert (code, "Removed " in out) == (0, True)
    assert verdicts("check", **known) == (0, "Everything holds.\n", "")
    assert verdicts("demo-votes", "--clear", **known)[1] == "There were no demo votes.\n"
    with engine.connect() as conn:
        assert conn.execute(text("SELECT count(*) FROM vote_event")).scalar() == 2
    engine.dispose()


def test_demo_votes_say_what_keeps_them_out(verdicts: Run, demo_folder: Path) -> None:
    """Without a running site, or with a wrong address, one sentence says what to do."""
    verdicts("migrate")
    assert "Import a catalogue first" in verdicts("demo-votes")[2]
    verdicts("import", demo_folder)
    code, _, err = verdicts("demo-votes", "--url", "http://127.0.0.1:1")
    assert (code, "Start it with `verdicts serve`." in err) == (1, True)
    assert "is no address of a site" in verdicts("demo-votes", "--url", "nonsense")[2]


def test_the_same_seed_plays_the_same_votes(demo: Engine) -> None:
    """A stream is believable and can be repeated: ballots and picks on many tools, both choices, readers come back."""
    catalogue = Library(demo).catalogue()
    first, again = (list(islice(stream(catalogue, Random(7)), 800)) for _ in range(2))
    assert first == again
    kinds = Counter(len(vote.tools) for vote in first)
    assert min(kinds[1], kinds[2]) > 200
    assert len({slug for vote in first for slug in vote.tools}) == len(catalogue.ranked)
    assert {"ship", "skip", ""} <= {vote.choice for vote in first if len(vote.tools) == 1}
    assert 200 < len({vote.reader for vote in first}) < 600


def test_clearing_recounts_what_demo_votes_were_on(demo: Engine) -> None:
    """Tallies fall to the real votes, at a newer version, so that open pages follow."""
    count(demo, ballot(1, "ship"), ballot(2, "ship", demo=True), pick(1, "vllm"), pick(2, "ollama", demo=True))
    library = Library(demo)
    topics = ["/tools/ollama", "/compare/ollama-vs-vllm"]
    before = library.values(topics)
    assert clear(demo) == 2
    after = library.values(topics)
    assert all(after[topic].version > before[topic].version for topic in topics)
    assert after["/tools/ollama"] == Tally(1, 0, 0, 3)
    assert after["/compare/ollama-vs-vllm"] == Split({"ollama": 0, "vllm": 1}, 0, 3)
    assert check(demo) == []


def test_a_reader_is_excluded_and_included(verdicts: Run, tmp_path: Path, demo_folder: Path) -> None:
    """Both commands say what they did, do nothing twice, and refuse what is no reader."""
    verdicts("migrate")
    verdicts("import", demo_folder)
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'v.db'}")
    count(engine, ballot(1, "ship"), ballot(2, "ship"))
    assert verdicts("exclude", reader(1), "--reason", "a script")[0] == 0
    assert Library(engine).tallies()["ollama"].ship == 1
    assert verdicts("exclude", reader(1))[1] == "That reader is excluded already.\n"
    assert verdicts("check") == (0, "Everything holds.\n", "")
    assert verdicts("include", reader(1))[1] == "The reader's votes count again.\n"
    assert verdicts("include", reader(1))[1] == "That reader was not excluded.\n"
    assert Library(engine).tallies()["ollama"].ship == 2
    assert verdicts("exclude", "nobody")[0] == 1
    engine.dispose()


def test_keys_rotate_by_command(verdicts: Run, tmp_path: Path) -> None:
    """A new key is put in front of the file; keys from the environment are left to their owner."""
    assert "A new key is in front" in verdicts("rotate-keys")[1]
    file = tmp_path / "data" / "secret-keys"
    assert len(file.read_text().split()) == 2
    assert file.stat().st_mode & 0o777 == 0o600
    assert "VERDICTS_SECRET_KEYS is set" in verdicts("rotate-keys", VERDICTS_SECRET_KEYS="k" * 40)[2]
    short = {"VERDICTS_SECRET_KEYS": "short"}
    assert "VERDICTS_SECRET_KEYS: give keys of at least 32" in verdicts("rotate-keys", **short)[2]


def test_networks_are_forgotten_after_thirty_days(demo: Engine) -> None:
    """A vote's network is gone from the log after 30 days; the vote is not."""
    count(demo, ballot(1, "ship"))
    assert forget(demo, AT + timedelta(days=29)) == 0
    assert forget(demo, AT + timedelta(days=31)) == 1
    with demo.connect() as conn:
        assert conn.execute(text("SELECT act, network FROM vote_event")).all() == [("ship", None)]
    assert check(demo) == []


@pytest.mark.parametrize("bad", ["10.0.0.0/33", "home", "10.0.0.0/8,x"])
def test_a_wrong_network_ends_the_start_with_a_line(verdicts: Run, bad: str) -> None:
    """What is no network is named with its variable."""
    code, _, err = verdicts("check", VERDICTS_EXEMPT_NETWORKS=bad)
    assert (code, err.startswith("VERDICTS_EXEMPT_NETWORKS:")) == (1, True)
