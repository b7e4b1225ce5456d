"""The chat completions protocol, streaming and whole, and every way to break it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.fusion.peer.http import Cutting, Outbound
from tests.fusion.peer.script import Asked, Cut, Hang, Lines, Page, Refuse, Script, Status

CREATED = 1_764_000_000
HTML, JSON, SSE = "text/html; charset=utf-8", "application/json", "text/event-stream; charset=utf-8"


async def answer(asked: Asked, script: Script, out: Outbound, sent: Callable[[], None]) -> None:
    """Play the script; `sent` hears of each piece that went out."""
    if await _refused(asked, script, out):
        return
    if isinstance(script.fault, Hang) and not script.fault.headers:
        await asyncio.Event().wait()
    text = script.said(asked)
    if script.whole or not asked.body.get("stream"):
        await asyncio.sleep(script.first + script.between * len(script.cut(text)))
        await out.json(200, _whole(asked, script, text))
        return
    await _stream(asked, script, text, out, sent)


async def _refused(asked: Asked, script: Script, out: Outbound) -> bool:
    """Whether it was an answer without a model's words."""
    match script.fault:
        case Status(code, None, headers, text, repeat):
            await out.whole(code, text.encode() * repeat, HTML, headers)
        case Status(code, error, headers):
            await out.json(code, _error(str(error), code), headers)
        case Page(html):
            await out.whole(200, html.encode(), HTML)
        case Refuse(named, code, error):
            odd = [name for name in named if name in (asked.format, *asked.body)]
            if not odd:
                return False
            await out.json(code, _error(error.format(named=odd[0]), code))
        case _:
            return False
    return True


def _error(words: str, code: int) -> dict[str, Any]:
    return {"error": {"message": words, "type": "invalid_request_error", "param": None, "code": str(code)}}


async def _stream(asked: Asked, script: Script, text: str, out: Outbound, sent: Callable[[], None]) -> None:
    out.begin(SSE)
    for at, piece in enumerate(script.cut(text)):
        if await _broken(script, at, out):
            return
        await asyncio.sleep(script.between if at else script.first)
        delta = {"role": "assistant", "content": piece} if not at else {"content": piece}
        await _say(out, _chunk(asked, [{"index": 0, "delta": delta, "finish_reason": None}]))
        sent()
    if script.finish:
        await _say(out, _chunk(asked, [{"index": 0, "delta": {}, "finish_reason": script.finish}]))
    if (asked.body.get("stream_options") or {}).get("include_usage") and (told := _usage(asked, script, text)):
        await _say(out, {**_chunk(asked, []), "usage": told})
    await out.chunk(b"data: [DONE]\n\n")
    await out.chunk(b"")


async def _broken(script: Script, at: int, out: Outbound) -> bool:
    """Whether the stream ended here; hangs or cuts where it is to."""
    fault = script.fault
    if not isinstance(fault, Hang | Cut | Lines) or at < fault.after:
        return False
    if isinstance(fault, Hang):
        await out.writer.drain()
        await asyncio.Event().wait()
    if isinstance(fault, Cut):
        raise Cutting
    assert isinstance(fault, Lines)
    for _ in range(fault.repeat):
        await out.chunk("".join(line + "\n" for line in fault.lines).encode())
    await out.chunk(b"")
    return True


async def _say(out: Outbound, value: Mapping[str, Any]) -> None:
    await out.chunk(f"data: {json.dumps(value)}\n\n".encode())


def _chunk(asked: Asked, choices: list[Any]) -> dict[str, Any]:
    name = f"chatcmpl-{asked.model}-{asked.nth}"
    return {"id": name, "object": "chat.completion.chunk", "created": CREATED, "model": asked.model, "choices": choices}


def _whole(asked: Asked, script: Script, text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choices = [{"index": 0, "message": message, "finish_reason": script.finish}]
    return {**_chunk(asked, choices), "object": "chat.completion", "usage": _usage(asked, script, text)}


def _usage(asked: Asked, script: Script, text: str) -> dict[str, Any] | None:
    if not script.usage:
        return None
    told = script.usage if isinstance(script.usage, tuple) else (len(asked.prompt.split()), len(text.split()))
    whole = sum(told) if all(isinstance(one, int) for one in told) else None
    return {"prompt_tokens": told[0], "completion_tokens": told[1], "total_tokens": whole}
