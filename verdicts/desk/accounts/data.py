"""My data: everything that is kept of an account, as one JSON document.

A shelf is as in the export of shelves (`desk.shelving.as_json`), and has in `link` the public address by which it is
shared and when that was made, null where it is not shared: of a link that was revoked nothing is kept. Version 2 added
`link`, and the titles of tools and comparisons. Version 3 added `newsletter` and `weights`, null where there are none.
The document is for its person; what can be imported is the export of shelves.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from verdicts.desk.accounts.registry import Registry
from verdicts.desk.bring import names
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.share import PATH
from verdicts.desk.shelving.as_json import json_text
from verdicts.domain.accounts import Account
from verdicts.domain.shelving import ShelfHead
from verdicts.store import accounts, passkeys, sessions, weights
from verdicts.store.deliveries import received
from verdicts.store.engine import reading
from verdicts.store.merging import said_by
from verdicts.store.sessions import Session
from verdicts.store.shelves import shelves_of, whole_shelves
from verdicts.store.subscribers import subscriber_of_address
from verdicts.store.tables import matchup, tool, vote_event

FORMAT, VERSION = "verdicts-account", 3


def my_data(registry: Registry, library: Library, mine: Session) -> str:
    """The text of the file. Raises DatabaseTrouble."""
    account, catalogue = mine.account, library.catalogue()
    with reading(registry.engine) as conn:
        document = {
            "format": FORMAT,
            "version": VERSION,
            "site": registry.site.url,
            "exported_at": _iso(registry.now()),
            "account": {"email": account.email, "role": account.role, "made_at": _iso(account.made_at)},
            **_ways(conn, account),
            "votes": [_vote(tools, choice) for tools, choice in sorted(said_by(conn, account.reader).items())],
            "log": _log(conn, account.reader),
            "newsletter": _newsletter(conn, account.email),
            "weights": _weights(conn, account),
            "shelves": _shelves(conn, account.reader, catalogue, registry.site),
        }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _shelves(conn: Connection, reader: str, catalogue: Catalogue, site: Site) -> list[dict[str, Any]]:
    """Both readings give the shelves in their order."""
    whole, heads = whole_shelves(conn, reader), shelves_of(conn, reader)
    plain = json.loads(json_text(whole, site, names(catalogue, whole)))["shelves"]
    return [{**shelf, "link": _link(head, site)} for shelf, head in zip(plain, heads, strict=True)]


def _link(head: ShelfHead, site: Site) -> dict[str, Any] | None:
    return {"address": f"{site.url}{PATH}{head.share}", "made_at": _iso(head.shared_at)} if head.share else None


def _ways(conn: Connection, account: Account) -> dict[str, Any]:
    """Sessions, passkeys and providers; what proves them is not a person's data and stays here."""
    browsers = [
        {"browser": one.agent, "way": one.way, "made_at": _iso(one.made_at), "seen_at": _iso(one.seen_at)}
        for one in sessions.sessions_of(conn, account.id)
    ]
    keys = [
        {"name": one.name, "made_at": _iso(one.made_at), "used_at": _iso(one.used_at)}
        for one in passkeys.passkeys_of(conn, account.id)
    ]
    known = accounts.linked_issuers(conn, account.id)
    return {"sessions": browsers, "passkeys": keys, "providers": known, "password": account.has_password}


def _newsletter(conn: Connection, email: str) -> dict[str, Any] | None:
    """The subscription of the account's address, null where there is none; issues that went to it by week."""
    known = subscriber_of_address(conn, email)
    if known is None:
        return None
    return {
        "state": known.state,
        "confirmed_at": _iso(known.confirmed_at),
        "categories": list(known.interests),
        "bounces": known.bounces,
        "issues": [{"week": week, "state": state, "at": _iso(at)} for week, state, at in received(conn, known.id)],
    }


def _weights(conn: Connection, account: Account) -> dict[str, Any] | None:
    """How an address writes them, and when they were kept."""
    kept = weights.kept_of(conn, account.id)
    return {"setting": kept.setting, "kept_at": _iso(kept.kept_at)} if kept else None


def _vote(tools: tuple[str, ...], choice: str) -> dict[str, Any]:
    return {"tool": tools[0], "choice": choice} if len(tools) == 1 else {"tools": list(tools), "pick": choice}


def _log(conn: Connection, reader: str) -> list[dict[str, Any]]:
    """Each vote as it was cast, changed and taken back, and the keyed hash of its network while that is kept."""
    names = {row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug))}
    sets = {row.id: row.tools for row in conn.execute(select(matchup.c.id, matchup.c.tools))}
    rows = conn.execute(select(vote_event).where(vote_event.c.reader == reader).order_by(vote_event.c.id))
    return [
        {
            "at": _iso(row.at),
            "act": row.act,
            "tool": names.get(row.tool_id),
            "among": [names.get(int(part)) for part in sets.get(row.matchup_id, "").split("-") if part],
            "network": row.network,
        }
        for row in rows
    ]


def _iso(when: datetime | None) -> str | None:
    return when.isoformat().replace("+00:00", "Z") if when else None
