"""The way to models over HTTP: chat completions, streamed, by the official client library.

Nothing of the environment enters: key, address and headers are the endpoint's own (`transport`), there are no proxies,
no retries and no redirects. Who reads sets the time; only the connection has a limit of its own.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI, AsyncStream

from verdicts.fusion.pool import Endpoint
from verdicts.fusion.said import wanted
from verdicts.fusion.stream import Listening, whole
from verdicts.fusion.transport import Encoded, TooMuch, Transport
from verdicts.fusion.wire import Chunk, Request, Trouble
from verdicts.fusion.words import broken, in_the_clear, status, unreachable, words_of

# What an endpoint may not know and we can do without, and what it may be called there instead.
SPARED: dict[str, str | None] = {
    "stream_options": None,
    "seed": None,
    "temperature": None,
    "max_tokens": "max_completion_tokens",
}
UNKNOWN = re.compile(
    r"(?i)un(?:known|supported|recogni[sz]ed|expected)|not (?:supported|permitted|allowed)|extra|instead"
)
NOT_THE_PROTOCOL = "did not answer by the protocol of chat completions"
PATH = "/chat/completions"
Place = tuple[str, str]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class OpenAIWire:
    """A wire of one event loop; `aclose` ends it. `now` reads dates of Retry-After."""

    now: Callable[[], datetime] = _now
    _clients: dict[Endpoint, AsyncOpenAI] = field(default_factory=dict[Endpoint, AsyncOpenAI], repr=False)
    _spared: dict[Place, set[str]] = field(default_factory=dict[Place, set[str]])

    async def aclose(self) -> None:
        """Close every connection."""
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.close()

    async def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        """Tokens as they come and `Ended` at last; raises Troubles (see `wire.Wire`)."""
        if refused := in_the_clear(request.model.endpoint):
            raise refused
        try:
            async with aclosing(self._chunks(request)) as chunks:
                async for chunk in chunks:
                    yield chunk
        except (openai.OpenAIError, httpx2.HTTPError, ValueError, RecursionError) as error:
            raise self._trouble(request, error) from None

    async def _chunks(self, request: Request) -> AsyncGenerator[Chunk]:
        stream = await self._begun(request)
        try:
            kind = stream.response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == "application/json":
                for chunk in whole(await stream.response.aread(), request):
                    yield chunk
                return
            if kind != "text/event-stream":
                raise broken(request.model.endpoint, NOT_THE_PROTOCOL + "; is its address right?", kind)
            listening = Listening(request)
            async for event in stream:
                for chunk in listening.take(event):
                    yield chunk
            for chunk in listening.ended():
                yield chunk
        finally:
            await stream.close()

    async def _begun(self, request: Request) -> AsyncStream[Any]:
        """The stream, asked for again without what the endpoint says it does not know."""
        model = request.model
        spared = self._spared.setdefault((model.endpoint.base_url, model.name), set())
        while True:
            body = _without(spared, {**wanted(request), "stream_options": {"include_usage": True}})
            try:
                return await self._client(model.endpoint).post(
                    PATH, body={**body, "stream": True}, cast_to=object, stream=True, stream_cls=AsyncStream[Any]
                )
            except openai.APIStatusError as error:
                odd = _named(error, body) if error.status_code in (400, 422) else None
                if odd is None:
                    raise
                spared.add(odd)

    def _client(self, endpoint: Endpoint) -> AsyncOpenAI:
        if endpoint not in self._clients:
            self._clients[endpoint] = AsyncOpenAI(
                api_key="in the transport",
                base_url=endpoint.base_url,
                max_retries=0,
                timeout=openai.Timeout(None, connect=endpoint.connect),
                http_client=httpx2.AsyncClient(transport=Transport(endpoint), trust_env=False),
            )
        return self._clients[endpoint]

    def _trouble(self, request: Request, error: Exception) -> Trouble:
        here = request.model.endpoint
        if isinstance(error, openai.APIStatusError):
            return status(request, error.status_code, error.response.headers, error.body, self.now())
        cause = error.__cause__ if isinstance(error, openai.APIConnectionError) else error
        if isinstance(cause, httpx2.ConnectTimeout):
            return unreachable(here, f"no connection within {here.connect:g} s")
        if isinstance(cause, (httpx2.ConnectError, httpx2.UnsupportedProtocol, httpx2.InvalidURL)):
            return unreachable(here, str(cause))
        if isinstance(cause, (TooMuch, Encoded)):
            return broken(here, "was hung up on: what it sent was " + str(cause))
        if isinstance(cause, httpx2.HTTPError):
            return broken(here, "cut the connection before its answer was whole")
        if isinstance(error, openai.APIError):
            return broken(here, "failed in the middle of its answer", words_of(error.body) or error.message)
        return broken(here, NOT_THE_PROTOCOL)


def _without(spared: set[str], body: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in body.items() if name not in spared}
    renamed = {other: body[name] for name in spared if (other := SPARED[name]) and name in body}
    return {**kept, **renamed}


def _named(error: openai.APIStatusError, body: dict[str, Any]) -> str | None:
    """The parameter that an error says is not known there, and that can be spared."""
    words = f"{error.param} {words_of(error.body)}"
    if not UNKNOWN.search(words):
        return None
    found = (name for name in SPARED if name in body and name in words)
    return next(found, "stream_options" if "stream_options" in body and "include_usage" in words else None)
