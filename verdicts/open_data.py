"""Assembles what leaves the site: the API with its rate, streams and guide; feeds, plain forms and MCP; cards, badges,
embeds."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.records.records import Records
from verdicts.live.hub import Hub
from verdicts.live.rate import Rate
from verdicts.settings import HOUSE, Settings
from verdicts.web.api.events import Events
from verdicts.web.api.export import Export
from verdicts.web.api.guide import Guide
from verdicts.web.api.room import OpenRoom
from verdicts.web.api.said import Sayings
from verdicts.web.cards.house import showing
from verdicts.web.feeds.room import Feeds
from verdicts.web.mcp.reader import Reader
from verdicts.web.mcp.room import Agents
from verdicts.web.paper.press import Press
from verdicts.web.plain.room import PlainForms
from verdicts.web.printed import PRINTED
from verdicts.web.site import Room
from verdicts.web.visitors import Visitors


def open_data(known: Settings, press: Press, visitors: Visitors, hub: Hub, fonts: Sequence[str]) -> tuple[Room, ...]:
    """The rooms of all that; `fonts` are the addresses of the sans and the serif."""
    return (*_api(known, press, visitors, hub), *_agents(known, press, visitors), *_cards(known, press, fonts))


def _api(known: Settings, press: Press, visitors: Visitors, hub: Hub) -> tuple[Room, ...]:
    """What answers the API's addresses and its guide's."""
    sayings = Sayings(Records(press.library), press.pulse, press.shell.digest)
    hide = visitors.identity.hidden
    rate = Rate(known.api_per_network, known.exempt, known.redis_url, "api", hide)
    events = Events(hub, sayings, known.api_streams_per_network, known.exempt)
    room = OpenRoom(sayings, events, Export(), rate, visitors, press.site)
    return (room, Guide(press))


def _agents(known: Settings, press: Press, visitors: Visitors) -> tuple[Room, ...]:
    """Feeds and plain forms of pages; what answers agents, where that is on."""
    reader, hide = Reader(press.library, press.site, press.today), visitors.identity.hidden
    rate = Rate(known.mcp_per_network, known.exempt, known.redis_url, "agents", hide)
    asked = (Agents(reader, visitors, rate),) if known.mcp == "on" else ()
    return (Feeds(press.library, press.site), PlainForms(press, PRINTED), *asked)


def _cards(known: Settings, press: Press, fonts: Sequence[str]) -> tuple[Room, ...]:
    """Share cards, badges and embeds."""
    folder = HOUSE / "assets"
    return showing(press, folder / "look", folder / "fonts", known.card_cache_mb, *fonts).rooms
