"""/desk/links: the addresses that the newest checks found broken, moved or not reachable, and who uses them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.wording import listed, plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.links import LinkCheck, LinkState, LinkUse
from verdicts.store.engine import reading
from verdicts.store.links import link_checks, used_links
from verdicts.views.desk_upkeep import LinkRowView, LinksView, UseView
from verdicts.views.parts import MetaView

PATH = "/desk/links"
MOST = 200
WORDS: dict[LinkState, str] = {"broken": "Broken", "unreachable": "Not reachable", "moved": "Moved", "fine": "Fine"}
_OFF = "Links are not checked. Ask your operator to set VERDICTS_LINK_CHECKS=on."


def open_links(library: Library, site: Site, account: int, now: datetime, on: bool) -> LinksView:
    """The list, for an editor; the worst first, and of those what has been so the longest."""
    meta = MetaView(f"Links · Desk · {site.name}", "Sources that do not lead where they should.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            checks, uses = link_checks(conn), used_links(conn)
    except NotAllowed:
        return LinksView(PATH, meta, barred=True)
    used = dict[str, list[LinkUse]]()
    for use in uses:
        used.setdefault(use.url, []).append(use)
    known = [check for url, check in checks.items() if url in used]
    bad = sorted((one for one in known if one.found.state != "fine"), key=_worst)
    return LinksView(
        PATH,
        meta,
        said=_said(known, len(used)),
        off="" if on else _OFF,
        rows=[_row(check, used[check.url], now) for check in bad[:MOST]],
        more=f"{plural(len(bad) - MOST, 'address', 'addresses')} more." if len(bad) > MOST else "",
    )


def _worst(check: LinkCheck) -> tuple[int, datetime, str]:
    return list(WORDS).index(check.found.state), check.since or check.at, check.url


def _said(known: list[LinkCheck], of: int) -> str:
    many = Counter(one.found.state for one in known)
    parts = [f"{many[state]:,} {word.lower()}" for state, word in WORDS.items() if many[state]]
    checked = f"{len(known):,} of {plural(of, 'address', 'addresses')} checked"
    return f"{checked}: {listed(parts)}." if parts else f"{checked}."


def _row(check: LinkCheck, uses: list[LinkUse], now: datetime) -> LinkRowView:
    found = check.found
    return LinkRowView(
        url=check.url,
        mark=found.state,
        word=WORDS[found.state],
        said=found.words,
        since=_ago(now, check.since or check.at),
        moved_to=found.moved_to,
        uses=_by_tool(uses)[:20],
    )


def _ago(now: datetime, since: datetime) -> str:
    days = max((now - since).days, 0)
    return f"for {plural(days, 'day')}" if days else "since today"


def _by_tool(uses: list[LinkUse]) -> list[UseView]:
    found = dict[str, UseView]()
    for use in uses:
        before = found.get(use.slug)
        found[use.slug] = UseView(use.slug, use.name, f"{before.what}, {use.what}" if before else use.what)
    return list(found.values())
