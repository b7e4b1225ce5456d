"""Passwords: kept as argon2id, compared alike for everybody, off the event loop; and how hard they are to guess."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from collections.abc import AsyncIterator, Sequence

import pytest
from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError
from hypothesis import given
from hypothesis import strategies as st

from verdicts.desk.passwords import OWASP, Cost, Hasher, normal
from verdicts.desk.queueing import BEHIND, Line, TooBusy
from verdicts.desk.strength import (
    LONGEST,
    MOST_SUBSTITUTES,
    READ,
    SHORTEST,
    SUBSTITUTES,
    TOO_LONG,
    TOO_SHORT,
    _read,
    known_words,
    password_fault,
    strength,
)

pytestmark = pytest.mark.anyio
RIGHT = "trout violin harbour 7"
CHEAP = Cost(memory=64, passes=1, lanes=1)


@pytest.fixture
async def hasher(anyio_backend: str) -> AsyncIterator[Hasher]:
    """A hasher at the cost that serves."""
    made = Hasher()
    yield made
    made.close()


@pytest.fixture
async def cheap(anyio_backend: str) -> AsyncIterator[Hasher]:
    """A hasher that costs next to nothing."""
    made = Hasher(CHEAP)
    yield made
    made.close()


async def test_what_is_kept_is_argon2id_at_owasp_cost(hasher: Hasher) -> None:
    """The kept text names argon2id, 19 MiB, two passes and one lane, and differs for the same password."""
    first, second = await hasher.hash(RIGHT), await hasher.hash(RIGHT)
    cost = extract_parameters(first)
    assert first.startswith("$argon2id$")
    assert (cost.memory_cost, cost.time_cost, cost.parallelism) == (19_456, 2, 1)
    assert first != second
    assert RIGHT not in first


async def test_right_and_wrong(hasher: Hasher) -> None:
    """The right password is known again, another one, another case, and one without an account are not."""
    kept = await hasher.hash(RIGHT)
    assert await hasher.verify(kept, RIGHT)
    for wrong in ("", RIGHT.upper(), RIGHT + " ", "x" * 100_000, "\ud800"):
        assert not await hasher.verify(kept, wrong)
    assert not await hasher.verify(None, RIGHT)


async def test_a_broken_row_is_no_wrong_password(cheap: Hasher) -> None:
    """What is no hash is an error to be seen, not a password that never fits."""
    with pytest.raises(InvalidHashError):
        await cheap.verify("plain text", RIGHT)


async def test_keyboards_agree(cheap: Hasher) -> None:
    """The same letters and spaces, written in two ways, are one password; what looks alike only is another."""
    kept = await cheap.hash("caf\u00e9 cr\u00e8me br\u00fbl\u00e9e")
    assert await cheap.verify(kept, "cafe\u0301 cre\u0300me\u00a0bru\u0302le\u0301e")
    assert not await cheap.verify(await cheap.hash("ten to the 2 is"), "ten to the \u00b2 is")


@given(st.text(max_size=40))
def test_normal_is_normal(password: str) -> None:
    """What is normal stays as it is."""
    assert normal(normal(password)) == normal(password)


async def test_a_hash_of_another_cost_is_renewed(hasher: Hasher, cheap: Hasher) -> None:
    """A hash at an older cost is still known and asks to be made anew; one at the present cost does not."""
    old, new = await cheap.hash(RIGHT), await hasher.hash(RIGHT)
    assert await hasher.verify(old, RIGHT)
    assert hasher.needs_rehash(old)
    assert not hasher.needs_rehash(new)


def z_of_ranks(first: Sequence[float], second: Sequence[float]) -> float:
    """Mann and Whitney: by how many standard deviations the first sample's ranks are off (normal approximation)."""
    ranked = sorted((value, side) for side, values in enumerate((first, second)) for value in values)
    n, m = len(first), len(second)
    u = sum(rank for rank, (_, side) in enumerate(ranked, 1) if side == 0) - n * (n + 1) / 2
    return (u - n * m / 2) / (n * m * (n + m + 1) / 12) ** 0.5


async def test_an_unknown_account_takes_as_long(hasher: Hasher) -> None:
    """The times of wrong passwords of known and of unknown accounts, taken in turns, cannot be told apart by rank."""
    kept, times = await hasher.hash(RIGHT), {True: list[float](), False: list[float]()}
    for turn in range(120):
        known = turn % 4 in (0, 3)  # known, not, not, known: neither always comes second
        began = time.perf_counter()
        await hasher.verify(kept if known else None, "a wrong password")
        times[known].append(time.perf_counter() - began)
    assert abs(z_of_ranks(times[True], times[False])) < 4
    assert 0.5 < statistics.median(times[True]) / statistics.median(times[False]) < 2


def test_the_rank_test_sees_a_difference() -> None:
    """A tenth of difference in most samples is far beyond the threshold above; none is within it."""
    noise = [1 + (i * 7919 % 60) / 1000 for i in range(60)]
    assert abs(z_of_ranks(noise, [value + 0.0005 for value in noise])) < 1
    assert abs(z_of_ranks(noise, [value + 0.1 for value in noise])) > 8


async def test_the_loop_turns_while_a_password_is_hashed(hasher: Hasher) -> None:
    """Hashing lets the event loop go on: it turns many times during one hash."""
    turns, work = 0, asyncio.ensure_future(hasher.hash(RIGHT))
    while not work.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 50


async def test_hashing_gives_way_to_the_loop() -> None:
    """On Linux the thread of passwords has less of a busy core than the others; that of another line is their equal."""
    hashing, plain, mine = Hasher(CHEAP)._line, Line("plain", 1), _priority()
    assert await plain.run(_priority) == mine
    assert await hashing.run(_priority) == (min(mine + BEHIND, 19) if sys.platform == "linux" else mine)
    assert _priority() == mine
    for line in (plain, hashing):
        line.close()


def _priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


async def test_too_many_are_told_so() -> None:
    """One is at work and two may wait: the fourth is told at once, and later there is room again."""
    hasher = Hasher(OWASP, most_waiting=2)
    asked = [asyncio.ensure_future(hasher.verify(None, RIGHT)) for _ in range(5)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers] == [bool, bool, bool, TooBusy, TooBusy]
    assert not await hasher.verify(None, RIGHT)
    hasher.close()


async def test_who_gives_up_leaves_the_line() -> None:
    """A call that is cancelled while it waits makes room, and its work is never begun."""
    line, begun = Line("line", most_waiting=1), list[str]()
    first = asyncio.ensure_future(line.run(lambda: time.sleep(0.05)))
    second = asyncio.ensure_future(line.run(lambda: begun.append("second")))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    await line.run(lambda: begun.append("third"))
    await first
    assert begun == ["third"]
    line.close()


GUESSED = ["password12", "qwertyuiop", "1234567890", "aaaaaaaaaaaa", "abcabcabcabc", "2001-09-11", "P@ssw0rd2024"]


@pytest.mark.parametrize("password", GUESSED)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    """Common passwords, rows of keys, repeats, sequences and dates are refused, with a reason in our words."""
    said = password_fault(password, "ada@example.org", "Verdicts")
    assert said.startswith(("Very easy to guess.", "Easy to guess."))
    assert said.endswith("Add a word or two that do not belong to it.")


@pytest.mark.parametrize(
    "password", ["lovelace.ada", "LovelaceAda", "verdicts-radar", "corp-verdicts", "lovelace.ada1"]
)
def test_what_is_known_of_a_person_is_refused(password: str) -> None:
    """The address, its parts and the site's name are no password, although nothing of them is common."""
    email, site = "lovelace.ada@corp.example", "Verdicts Radar"
    assert "your address" in password_fault(password, email, site)


def test_length_has_two_ends() -> None:
    """Ten characters at least, however odd; 256 at most; a sentence is fine, and so is what a manager makes."""
    assert password_fault("x9$Qv!z2K", "", "Verdicts") == TOO_SHORT
    assert password_fault("x9$Qv!z2Kp", "", "Verdicts") == ""
    assert password_fault("e\u0301" * 5 + "zq7k", "", "Verdicts") == TOO_SHORT  # nine, however they are written
    assert password_fault(RIGHT * 11 + "y" * 14, "", "Verdicts") == ""
    assert len(RIGHT * 11 + "y" * 14) == LONGEST
    assert password_fault(RIGHT * 12, "", "Verdicts") == TOO_LONG
    assert password_fault("", "", "Verdicts") == TOO_SHORT


def test_one_persons_words_are_not_anothers() -> None:
    """The words of one call are forgotten with it."""
    assert strength("zanzibarquokka", ["zanzibarquokka"]).score == 0
    assert strength("zanzibarquokka and", ["zanzibarquokka"]).score == 0
    assert strength("zanzibarquokka", []).score > 2
    assert strength("!@)(*%&#=?+}{", ["zanzibarquokka"]).score > 2
    assert known_words("ada@x.org", "Our Site") == ["ada@x.org", "ada", "our site", "ada", "org", "ada", "our", "site"]


@given(st.text(max_size=400), st.text(max_size=50))
def test_every_text_has_a_strength(password: str, email: str) -> None:
    """Any text gets a score from 0 to 4 with words, and what is too short or too long is never called fine."""
    found = strength(password, known_words(email, "Verdicts"))
    assert 0 <= found.score <= 4
    assert found.words.endswith(".")
    assert SHORTEST <= len(normal(password)) <= LONGEST or found.score < 2


@given(st.text(alphabet=sorted(SUBSTITUTES) + list("abc"), max_size=300))
def test_what_is_made_to_be_slow_is_cut(password: str) -> None:
    """zxcvbn gets few different substitutes or few characters, so that nobody can keep it busy for seconds."""
    read = _read(password)
    assert password.startswith(read)
    assert len(read) <= READ
    assert len(read) <= 16 or len(SUBSTITUTES & set(read)) <= MOST_SUBSTITUTES
