"""The post box: it takes letters at once, delivers them on the side, and tells no secrets."""

from __future__ import annotations

import asyncio
import threading
import time
from email.message import EmailMessage
from typing import Any

import pytest

from tests.post.conftest import LINK, Naps, letter, post, server, until
from tests.smtp import HANG_UP, Peer
from verdicts.post.box import AT_ONCE, PAUSES
from verdicts.post.refusals import NotDelivered
from verdicts.post.smtp import Server

pytestmark = pytest.mark.anyio
CLOSED = {"event": "letter lost", "log_level": "error", "reason": "the post is closed"}


class Gate:
    """A way that holds every letter until it is opened."""

    def __init__(self) -> None:
        """Closed."""
        self.opened, self.inside, self.most, self.through = asyncio.Event(), 0, 0, 0

    async def deliver(self, message: EmailMessage) -> str:
        """Wait for the gate."""
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.opened.wait()
        self.inside -= 1
        self.through += 1
        return "through"


async def test_letters_are_delivered_on_the_side(peer: Peer, said: list[Any]) -> None:
    """What is dropped in, from the loop and from a thread, arrives; nothing is logged of it."""
    box = post(server(peer))
    async with box.running():
        box.send(letter("ann@example.com"))
        await asyncio.to_thread(box.send, letter("ben@example.com"))
        came = await asyncio.to_thread(peer.wait, 2)
    assert sorted(one["To"] for one in came) == ["ann@example.com", "ben@example.com"]
    assert said == []


async def test_nothing_happens_before_the_answer_is_out(peer: Peer) -> None:
    """A letter's work begins after a pause drawn by chance: whoever caused it cannot time it."""
    begun, go = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        begun.set()
        await go.wait()

    box = post(server(peer))
    box.sleep, box.linger = sleep, lambda: 0.7
    async with box.running():
        box.send(letter())
        await begun.wait()
        assert peer.attempts == 0
        go.set()
        await asyncio.to_thread(peer.wait)


async def test_a_server_that_is_away_gets_it_later(said: list[Any]) -> None:
    """While the server is down a letter waits, longer each time; when it is back the letter arrives once."""
    peer = Peer()
    naps = Naps(between=lambda seconds: peer.start() if seconds == PAUSES[1] else None)
    box = post(Server("127.0.0.1", peer.port, "none"), naps)
    try:
        async with box.running():
            box.send(letter())
            await asyncio.to_thread(_awaited, peer)
    finally:
        peer.fall()
    assert naps.taken == [0.5, *PAUSES[:2]]
    assert [(line["event"], line["seconds"]) for line in said] == [("letter waits", pause) for pause in PAUSES[:2]]


def _awaited(peer: Peer) -> None:
    assert len(peer.wait()) == 1


async def test_attempts_are_the_same_letter(peer: Peer) -> None:
    """After a passing refusal and a hang-up the letter comes with one identity, so that a copy is known as one."""
    peer.refuse("RCPT", "450 4.2.0 greylisted")
    peer.refuse("DATA", HANG_UP)
    identities: list[str] = []
    way = server(peer)

    class Noting:
        async def deliver(self, message: EmailMessage) -> str:
            identities.append(message["Message-ID"])
            return await way.deliver(message)

    box = post(Noting())
    async with box.running():
        box.send(letter())
        (came,) = await asyncio.to_thread(peer.wait)
    assert identities == [came["Message-ID"]] * 3


async def test_a_final_refusal_is_logged_without_the_letter(
    peer: Peer, said: list[Any], capfd: pytest.CaptureFixture[str]
) -> None:
    """A refused letter is tried once; the log names code, host and identity, even of a server that repeats the link."""
    peer.refuse("DATA", f"554 5.7.1 this is spam: {LINK}")
    box = post(server(peer))
    async with box.running():
        box.send(letter())
        await until(lambda: bool(said))
    (line,) = said
    assert (line["event"], line["log_level"], line["reason"]) == ("letter not delivered", "error", "answered 554 5.7.1")
    assert line["to"] == "example.com"
    assert line["letter"].endswith("@verdicts.example>")
    assert (peer.attempts, "secret" in str(said) + "".join(capfd.readouterr())) == (1, False)


async def test_it_gives_up(said: list[Any]) -> None:
    """A letter that nobody takes is tried a few times, and then said to be lost."""
    naps = Naps()
    box = post(Server("127.0.0.1", Peer().port, "none"), naps)
    async with box.running():
        box.send(letter())
        await until(lambda: said[-1:] != [] and said[-1]["event"] == "letter not delivered")
    assert naps.taken == [0.5, *PAUSES]
    assert list(PAUSES) == sorted(PAUSES)
    assert "secret" not in str(said)


async def test_a_fault_of_our_own_tells_no_text(said: list[Any]) -> None:
    """An error that repeats the letter is logged by its kind alone, and later letters still leave."""

    class Broken:
        async def deliver(self, message: EmailMessage) -> str:
            raise RuntimeError(f"cannot send {LINK}")

    box = post(Broken())
    async with box.running():
        box.send(letter())
        box.send(letter())
        await until(lambda: len(said) == 2)
    assert {line["reason"] for line in said} == {"RuntimeError"}
    assert "secret" not in str(said)


async def test_one_letter_that_waits_holds_up_no_other(peer: Peer) -> None:
    """While one recipient is greylisted another gets the letter."""
    peer.refuse("RCPT", "450 4.2.0 greylisted")
    held = threading.Event()

    def between(seconds: float) -> None:
        if seconds == PAUSES[0]:
            held.wait(10)

    box = post(server(peer), Naps(between=between))
    async with box.running():
        box.send(letter("grey@example.com"))
        await until(lambda: peer.attempts == 1)
        box.send(letter("ben@example.com"))
        await asyncio.to_thread(peer.wait, 1)
        held.set()
        came = await asyncio.to_thread(peer.wait, 2)
    assert [one["To"] for one in came] == ["ben@example.com", "grey@example.com"]


async def test_it_is_bounded(said: list[Any]) -> None:
    """Few connections at once, so many letters wait and no more, and what does not fit is said to be lost."""
    gate = Gate()
    box = post(gate, most=20)
    async with box.running():
        for _ in range(25):
            box.send(letter())
        await until(lambda: gate.inside == AT_ONCE)
        gate.opened.set()
        await until(lambda: gate.through == 20)
    assert (gate.most, [line["reason"] for line in said]) == (AT_ONCE, ["too many letters wait"] * 5)


async def test_sending_costs_the_caller_nothing() -> None:
    """A thousand letters into a box whose server never answers are taken faster than one answer takes."""
    gate = Gate()
    box = post(gate, drain=0.01)
    async with box.running():
        written, started = letter(), time.perf_counter()
        for _ in range(1000):
            box.send(written)
        taken, started = time.perf_counter() - started, time.perf_counter()
        box_of_one_message = box._composed(written)  # pyright: ignore[reportPrivateUsage]
        composing = time.perf_counter() - started
    assert gate.through == 0
    assert box_of_one_message["To"] == "ann@example.com"
    assert taken / 1000 < composing


async def test_what_waits_at_the_end_is_tried_once_more(peer: Peer) -> None:
    """A letter whose pause is not over when the server ends leaves at once."""

    async def forever(seconds: float) -> None:
        await asyncio.Event().wait()

    box = post(server(peer))
    box.sleep = forever
    async with box.running():
        box.send(letter())
        await until(lambda: bool(box._under_way))  # pyright: ignore[reportPrivateUsage]
        assert peer.attempts == 0
    assert len(peer.letters()) == 1


async def test_the_end_waits_for_nobody_for_long(said: list[Any]) -> None:
    """A server that never answers does not keep the process; how many letters were lost is said."""
    gate = Gate()
    box = post(gate, drain=0.05)
    async with box.running():
        box.send(letter())
        await until(lambda: gate.inside == 1)
    assert said == [{"event": "letters lost", "log_level": "error", "reason": "the server ended", "letters": 1}]


async def test_a_refusal_at_the_end_is_not_tried_again(said: list[Any]) -> None:
    """While the server ends a letter has one attempt left."""
    naps, ending = Naps(), asyncio.Event()

    class Away:
        async def deliver(self, message: EmailMessage) -> str:
            await ending.wait()
            raise NotDelivered("away", "away", passing=True)

    box = post(Away(), naps)
    async with box.running():
        box.send(letter())
        await until(lambda: naps.taken == [0.5])
        asyncio.get_running_loop().call_later(0.05, ending.set)
    assert [line["event"] for line in said] == ["letter not delivered"]


async def test_a_closed_post_says_what_it_drops(peer: Peer, said: list[Any]) -> None:
    """Before it runs and after it ended a letter is lost, and the log says so instead of the caller's page."""
    box = post(server(peer))
    box.send(letter())
    async with box.running():
        pass
    box.send(letter())
    assert said == [CLOSED, CLOSED]
