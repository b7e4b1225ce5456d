"""Assembles the API: what it reads, its rate, its streams, its guide."""

from __future__ import annotations

from verdicts.desk.records.records import Records
from verdicts.live.hub import Hub
from verdicts.live.rate import Rate
from verdicts.settings import Settings
from verdicts.web.api.events import Events
from verdicts.web.api.export import Export
from verdicts.web.api.guide import Guide
from verdicts.web.api.room import OpenRoom
from verdicts.web.api.said import Sayings
from verdicts.web.paper.press import Press
from verdicts.web.site import Room
from verdicts.web.visitors import Visitors


def open_data(known: Settings, press: Press, visitors: Visitors, hub: Hub) -> tuple[Room, ...]:
    """What answers the API's addresses and its guide's."""
    sayings = Sayings(Records(press.library), press.pulse, press.shell.digest)
    hide = visitors.identity.hidden
    rate = Rate(known.api_per_network, known.exempt, known.redis_url, "api", hide)
    events = Events(hub, sayings, known.api_streams_per_network, known.exempt)
    room = OpenRoom(sayings, events, Export(), rate, visitors, press.site)
    return (room, Guide(press))
