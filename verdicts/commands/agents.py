"""`verdicts mcp`"""

from __future__ import annotations

import asyncio

from verdicts.commands.ground import database, now
from verdicts.desk.catalogue import Library, Site
from verdicts.settings import settings


def run() -> None:
    """Answer an agent on this program's standard streams, by the Model Context Protocol.

    A client starts it by itself: its configuration names the command `verdicts` with the argument `mcp`. It reads the
    database of VERDICTS_DATABASE_URL; the site need not run. It ends with its input.
    """
    from verdicts.web.mcp.reader import Reader
    from verdicts.web.mcp.server import over_streams, server_of

    known = settings()
    with database(migrated=True) as engine:
        reader = Reader(Library(engine), Site(known.site_name, known.base_url), lambda: now().date())
        asyncio.run(over_streams(server_of(reader)))
