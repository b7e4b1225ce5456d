"""Assembles accounts: the registry that signs people in, its mail, and the counter that answers their forms."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress

from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.accounts.ask_link import settled
from verdicts.desk.accounts.registry import Registry
from verdicts.desk.accounts.tidy import tidy
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.passwords import Hasher
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Provider
from verdicts.desk.vote import Polls
from verdicts.installation import post_of, providers_of
from verdicts.live.limits import Limits
from verdicts.settings import Settings
from verdicts.web.account.desk import Counter
from verdicts.web.account.room import AccountRoom
from verdicts.web.paper.press import Press
from verdicts.web.visitors import Visitors

LOOKS_EVERY = 10.0  # seconds between looks whether sessions of open pages still are


class Reception:
    """The parts of one process."""

    def __init__(self, known: Settings, library: Library, polls: Polls, site: Site) -> None:
        """Put the parts together; nothing runs yet."""

        def limits(name: str, account: int, network: int) -> Limits:
            return Limits(account, network, known.exempt, known.redis_url, f"{name} ", polls.identity.hidden)

        tries = limits("sign-in", known.tries_per_account, known.tries_per_network)
        mails = limits("mail", known.mails_per_address, known.tries_per_network)
        self.registry = Registry(library.engine, site, polls, post_of(known), Hasher(), tries, mails)
        self._providers: Sequence[Provider] = providers_of(known)
        self._network = Network()

    def room(self, press: Press, visitors: Visitors) -> AccountRoom:
        """What answers the addresses of accounts."""
        return AccountRoom(Counter(self.registry, press, visitors, self._providers, self._network))

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Carry letters and look after sessions while the server runs."""
        async with self.registry.post.running():
            task = asyncio.create_task(self._tidy())
            try:
                yield
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
                await settled()
                self.registry.hasher.close()
                self.registry.hints.close()
                await self._network.close()

    async def _tidy(self) -> None:
        """A database that is away is asked again."""
        while True:
            with suppress(SQLAlchemyError):
                await tidy(self.registry)
            await asyncio.sleep(LOOKS_EVERY)
