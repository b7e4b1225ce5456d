"""States without a browser: the one place that knows how Reflex makes a state and tells it where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import pytest
import reflex as rx
from reflex.istate.data import RouterData
from sqlalchemy import Engine

from tests.votes import reader
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.identity import Identity
from verdicts.desk.station import Station
from verdicts.desk.vote import Polls
from verdicts.live.limits import Limits
from verdicts.states.personal import voting
from verdicts.states.reading import reading

Made = TypeVar("Made", bound=rx.State)


@pytest.fixture
def at(demo: Engine) -> Iterator[Callable[..., Any]]:
    """Make a state whose page is at an address, over the demo catalogue."""
    reading.library, reading.site = Library(demo), Site("Verdicts", "https://verdicts.example")

    def make(kind: type[Made], address: str, **headers: str) -> Made:
        root: Any = rx.State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
        root.router = RouterData.from_router_data({"pathname": "/", "asPath": address, "query": {}, "headers": headers})
        return root.get_substate(kind.get_full_name().split(".")[1:])

    yield make
    reading.library = reading.site = None


@pytest.fixture
def polls(demo: Engine, clock: Callable[[], datetime]) -> Iterator[Polls]:
    """A station over the demo catalogue; a device may vote three times an hour."""
    station = Station(demo, lambda values: None)
    station.open()
    voting.polls = Polls(Identity(("k" * 40,)), Limits(3, 0), station, clock)
    yield voting.polls
    voting.polls = None
    station.close()


def cookie(polls: Polls, number: int) -> str:
    """What stands in a reader's handshake."""
    return polls.attendance.enter(Presence(reader(number)))


def where(spec: Any) -> str:
    """The address that a redirect leads to."""
    return next(str(value) for name, value in spec.args if str(name) == "path").strip('"')
