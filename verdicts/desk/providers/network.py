"""How providers are reached: bounded in time and size, their documents kept for an hour."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx

from verdicts.desk.providers.bounded import Bounded
from verdicts.desk.providers.faults import Away, Mistrusted
from verdicts.desk.providers.provider import Provider

KEPT_FOR = 3600.0  # seconds
PATIENCE = 8.0  # seconds for one question and its whole answer
MOST_CONNECTIONS = 20

Document = dict[str, Any]


class Network:
    """One of these serves a whole process. `clock` counts seconds and never goes back."""

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        """Nothing is connected yet; proxies of the environment are not used, SSL_CERT_FILE is."""
        limits = httpx.Limits(max_connections=MOST_CONNECTIONS)
        self.transport = Bounded(inner or httpx.AsyncHTTPTransport(limits=limits))
        self._clock, self._patience = clock, patience
        self._kept: dict[str, tuple[float, Document]] = {}

    async def kept(self, provider: Provider, url: str, fresh: bool = False) -> Document:
        """The JSON object at `url`, at most an hour old, or asked for now. Raises Away, Mistrusted."""
        now = self._clock()
        read, document = self._kept.get(url, (0.0, None))
        if document is None or fresh or now - read >= KEPT_FOR:
            document = await self.read(provider, url)
            self._kept = {url: one for url, one in self._kept.items() if now - one[0] < KEPT_FOR}
            self._kept[url] = (now, document)
        return document

    async def read(self, provider: Provider, url: str, bearer: str = "") -> Document:
        """The JSON object at `url`, shown the token `bearer` if there is one. Raises Away, Mistrusted."""
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        async with self.patient(provider):
            answer = await self.client().get(url, headers=headers)
        if answer.status_code != 200:
            raise Away(provider, f"{url} answered {answer.status_code}")
        return _object(provider, url, answer)

    def client(self) -> httpx.AsyncClient:
        """A client without memory over the shared connections; it needs no closing."""
        return httpx.AsyncClient(transport=self.transport, timeout=self._patience, trust_env=False)

    @asynccontextmanager
    async def patient(self, provider: Provider) -> AsyncGenerator[None]:
        """Ends what takes too long, drip by drip too, and turns all trouble of the way into Away."""
        try:
            async with asyncio.timeout(self._patience):
                yield
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as trouble:
            # an HTTP error's own text may repeat an address with a code in it
            raise Away(provider, type(trouble).__name__) from None

    async def close(self) -> None:
        """Close the connections."""
        await self.transport.aclose()


def _object(provider: Provider, url: str, answer: httpx.Response) -> Document:
    try:
        found: object = answer.json()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Mistrusted(provider, f"{url} is no JSON object")
    return cast(Document, found)
