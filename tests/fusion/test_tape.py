"""A tape plays byte for byte what was recorded, troubles and hang-ups included, and holds no key and no address."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fusion.peer import Cut, Hang, Script, Status, peer_of
from tests.fusion.pools import KEY, done, fused, model_of, pool_of
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.tape import NotOnTape, Player, Recorder, player
from verdicts.fusion.wire import Chunk, Ended, Message, Request, Token, Trouble, Usage, Wire

pytestmark = pytest.mark.anyio
Heard = tuple[list[Chunk], str]


@dataclass(frozen=True)
class At:
    """An address."""

    url: str


def request_of(model: str, url: str) -> Request:
    """A question to a model at an address."""
    return Request(model_of(At(url), model), (Message("user", "?"),), 64, 0.5)


async def heard(wire: Wire, request: Request) -> Heard:
    """All that came and how it ended."""
    chunks: list[Chunk] = []
    try:
        async with aclosing(wire.stream(request)) as stream:
            async for chunk in stream:
                chunks.append(chunk)
    except Trouble as trouble:
        return chunks, f"{type(trouble).__name__} {trouble} {getattr(trouble, 'after', '')}"
    return chunks, "whole"


async def test_a_tape_is_played_as_it_was_recorded(wire: OpenAIWire, tmp_path: Path) -> None:
    """Answers, the second of one request too, and troubles play as they came, at any address, without the peer."""
    scripts = {
        "a": [Script("Ünïcödé 😀 first."), Script("Second.", usage=None)],
        "b": Script(fault=Cut(2)),
        "c": Script(fault=Status(429, f"Busy, {KEY}", headers={"Retry-After": "3"})),
    }
    recorder, file = Recorder(wire), tmp_path / "tape.jsonl"
    with peer_of(scripts) as peer:
        said = [await heard(recorder, request_of(name, peer.url)) for name in "aabc"]
    recorder.write(file)
    played = player(file)
    assert [await heard(played, request_of(name, "http://elsewhere.example/v1")) for name in "aabc"] == said
    assert said[0][0][-1] == Ended("stop", Usage(1, 3))
    assert said[3][1].startswith("Limited peer takes no more calls now (429), for 3 s")
    text = file.read_text()
    assert not [word for word in (KEY, "127.0.0.1", str(peer.port), "http:") if word in text]


async def test_the_same_calls_make_the_same_tape(wire: OpenAIWire, tmp_path: Path) -> None:
    """In whatever order calls are made and end, the file is the same, byte for byte; a replay recorded is it too."""
    files = [tmp_path / name for name in ("one", "two", "three")]
    with peer_of(a=Script(), b=Script(first=0.02)) as peer:
        for file, names in zip(files, ("ab", "ba"), strict=False):
            recorder = Recorder(wire)
            await asyncio.gather(*(heard(recorder, request_of(name, peer.url)) for name in names))
            recorder.write(file)
    again = Recorder(player(files[0]))
    for name in "ba":
        await heard(again, request_of(name, peer.url))
    again.write(files[2])
    assert len({file.read_bytes() for file in files}) == 1


async def test_a_call_that_was_hung_up_on_hangs(wire: OpenAIWire, tmp_path: Path) -> None:
    """What had come by then is played, and then nothing, until somebody hangs up."""
    recorder, file = Recorder(wire), tmp_path / "tape.jsonl"
    with peer_of(a=Script(fault=Hang(2))) as peer:
        reading = asyncio.create_task(heard(recorder, request_of("a", peer.url)))
        await peer.said("a", 2)
        await asyncio.sleep(0.05)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
        await peer.gone("a")
    recorder.write(file)
    stream = player(file).stream(request_of("a", peer.url))
    assert [await anext(stream), await anext(stream)] == [Token("The "), Token("answer ")]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await anext(stream)


async def test_a_whole_fusion_is_played(wire: OpenAIWire, tmp_path: Path) -> None:
    """A fusion from tape has the drafts, the failures and the cost of the recorded one."""
    scripts = {"a": Script("One."), "b": Script("Two."), "c": Script(fault=Status(401)), "judge": Script("?")}
    recorder = Recorder(wire)
    with peer_of(scripts) as peer:
        pool = pool_of(peer, "a", "b", "c", price="10")
        live = done(await fused(pool, recorder))
    recorder.write(tmp_path / "tape.jsonl")
    tape = done(await fused(pool, player(tmp_path / "tape.jsonl")))
    assert [(draft.member, draft.raw, draft.cost) for draft in tape.drafts] == [
        (draft.member, draft.raw, draft.cost) for draft in live.drafts
    ]
    assert [(failure.member, failure.words) for failure in tape.failures] == [
        (failure.member, failure.words) for failure in live.failures
    ]
    assert (tape.value, tape.cost, tape.usage, tape.degraded) == (live.value, live.cost, live.usage, live.degraded)


async def test_a_miss_is_a_clear_error() -> None:
    """A call that is not on the tape names itself, and no member of a fusion is blamed for it."""
    empty = Player({})
    with pytest.raises(NotOnTape, match=r"call 1 of this kind to peer/a is not on the tape \(key [0-9a-f]{12}\)"):
        await heard(empty, request_of("a", "http://127.0.0.1:1/v1"))
    with peer_of() as peer, pytest.raises(NotOnTape):
        await fused(pool_of(peer, "a", "b"), Player({}))


@pytest.mark.parametrize("text", ["", "{}\n", "no\n", '{"tape": 2}\n', '{"tape": 1}\n{"key": 1}\n', "[]\n[]\n"])
def test_a_file_that_is_no_tape(tmp_path: Path, text: str) -> None:
    """Another file is refused by its name."""
    (tmp_path / "notes.txt").write_text(text)
    with pytest.raises(NotOnTape, match=r"notes\.txt is no tape of this version"):
        player(tmp_path / "notes.txt")
