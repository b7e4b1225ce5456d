"""Links are asked politely, never inside our own network, and what was found is told with who uses them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.upkeep.peer import Peer, peer
from tests.generate import fill, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.upkeep.links import open_links
from verdicts.desk.upkeep.outside import is_outside, resolve
from verdicts.desk.upkeep.probe import Prober, Wait
from verdicts.desk.upkeep.round import Rounds
from verdicts.domain.tools import Links, Tool
from verdicts.store.accounts import add_account
from verdicts.store.engine import reading, writing
from verdicts.store.links import link_checks
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import tool_by_slug

pytestmark = pytest.mark.anyio
AGENT = "Site link check (+https://v.example)"
HERE = Prober(AGENT, inside=True, patience=2.0)
SITE = Site("Verdicts", "https://v.example")
BARE = tools(5)[0].model_copy(update={"facts": (), "prices": ()})


@pytest.fixture
def far() -> Iterator[Peer]:
    """A peer."""
    with peer() as server:
        yield server


@pytest.mark.parametrize(
    ("path", "state", "status", "words"),
    [
        ("/s/200", "fine", 200, ""),
        ("/get", "fine", 200, ""),
        ("/to/302/s/200", "fine", 200, ""),
        ("/to/301/s/200", "moved", 200, "answers at another address"),
        ("/to/302/to/301/s/200", "fine", 200, ""),
        ("/to/301/s/404", "broken", 404, "answers 404"),
        ("/s/404", "broken", 404, "answers 404"),
        ("/s/410", "broken", 410, "answers 410"),
        ("/s/403", "unreachable", 403, "answers 403: it may not want to be asked by programs"),
        ("/s/500", "unreachable", 500, "answers 500"),
        ("/slow", "unreachable", None, "did not answer in time"),
        ("/to/302/to/302/to/302/to/302/to/302/to/302/s/200", "broken", None, "leads on and on, more than 5 times"),
    ],
)
async def test_what_is_found_is_told_in_words(far: Peer, path: str, state: str, status: int | None, words: str) -> None:
    """State, status and words of each kind of answer; moved says where to."""
    found = await HERE.probe(f"{far.url}{path}")
    assert (found.state, found.status, found.words) == (state, status, words)
    assert found.moved_to == (f"{far.url}/s/200" if state == "moved" else "")
    assert {one.agent for one in far.asked} == {AGENT}
    assert [one.range for one in far.asked if one.method == "GET"] in ([], ["bytes=0-0"], ["bytes=0-0"] * 2)


async def test_patience_is_kept(far: Peer) -> None:
    """429 with Retry-After is no result: the host is left alone until then, by HEAD alone."""
    with pytest.raises(Wait) as asked:
        await HERE.probe(f"{far.url}/wait")
    assert asked.value.seconds == 120
    assert [one.method for one in far.asked] == ["HEAD"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",  # noqa: S104
     "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_inside_addresses_are_known(address: str) -> None:
    """Loopback, private, link-local, carrier's and wrapped ones; public ones are outside."""
    assert not is_outside(address)
    assert is_outside("93.184.216.34")
    assert is_outside("2606:2800:220:1::1")


async def test_nothing_inside_is_asked(far: Peer) -> None:
    """Not by its address, not by a name of it, not by odd spellings, not after a redirect."""
    prober = Prober(AGENT, patience=2.0)
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f000001", "127.1"):
        found = await prober.probe(f"http://{host}:{far.server_port}/s/200")
        assert found.state == "unreachable"
    assert far.asked == []


async def test_nothing_inside_is_asked_after_a_redirect(far: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each hop is looked at anew: an outer page that leads to a private address is not followed."""
    looked = list[str]()

    async def only_first(host: str, port: int, inside: bool = False) -> str:
        looked.append(host)
        return await resolve(host, port, inside=len(looked) == 1)

    monkeypatch.setattr("verdicts.desk.upkeep.probe.resolve", only_first)
    found = await Prober(AGENT, patience=2.0).probe(f"{far.url}/to/302/s/200")
    assert found.words == "lies inside a private network; it is not asked"
    assert [one.path for one in far.asked] == ["/to/302/s/200"]


def _publish(engine: Engine, **links: str | None) -> Tool:
    given = Links(**{"home": None, "docs": None, "repo": None} | links)
    pricing = BARE.pricing.model_copy(update={"entry": None})
    tool = BARE.model_copy(update={"links": given, "pricing": pricing})
    with writing(engine) as conn:
        save_tools(conn, [tool], Making("import", NOON))
    return tool


def _rounds(engine: Engine, days: int = 0, pause: float = 0.0) -> Rounds:
    return Rounds(engine, HERE, timedelta(days=30), lambda: NOON + timedelta(days=days), pause=pause)


async def test_a_round_checks_what_is_due_and_the_desk_tells(engine: Engine, far: Peer) -> None:
    """All at first, then none; what is broken after a day, what was fine after thirty; who uses it is named."""
    fill(engine, [BARE])
    _publish(engine, home=f"{far.url}/s/200", docs=f"{far.url}/s/404", repo=f"{far.url}/to/301/s/200")
    assert [await _rounds(engine, days).once() for days in (0, 0, 2, 31)] == [3, 0, 2, 3]
    with writing(engine) as conn:
        kim = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
    view = open_links(Library(engine), SITE, kim, NOON + timedelta(days=31), True)
    assert view.said == "3 of 3 addresses checked: 1 broken, 1 moved and 1 fine."
    assert [(row.mark, row.since, [use.what for use in row.uses]) for row in view.rows] == [
        ("broken", "for 31 days", ["Docs"]),
        ("moved", "for 31 days", ["Repo"]),
    ]
    assert view.rows[1].moved_to == f"{far.url}/s/200"
    assert open_links(Library(engine), SITE, kim + 1, NOON, True).barred


async def test_one_request_a_host_at_a_time(engine: Engine, far: Peer) -> None:
    """With the pause between; and of two processes one does it all."""
    fill(engine, [BARE])
    _publish(engine, home=f"{far.url}/s/200", docs=f"{far.url}/s/201", repo=f"{far.url}/s/202")
    both = await asyncio.gather(_rounds(engine, pause=0.2).once(), _rounds(engine, pause=0.2).once())
    assert sorted(both) == [0, 3]
    moments = [one.at for one in far.asked]
    assert min(later - sooner for sooner, later in itertools.pairwise(moments)) >= 0.19


async def test_a_host_that_asks_for_patience_is_left_alone(engine: Engine, far: Peer) -> None:
    """Nothing more of it is asked in that round and until the time is over; nothing is said against it."""
    fill(engine, [BARE])
    _publish(engine, home=f"{far.url}/wait", docs=f"{far.url}/wait/2", repo=f"{far.url}/wait/3")
    rounds = _rounds(engine)
    assert [await rounds.once(), await rounds.once()] == [0, 0]
    assert len(far.asked) == 1
    with reading(engine) as conn:
        assert link_checks(conn) == {}


async def test_checks_of_what_nobody_uses_go(engine: Engine, far: Peer) -> None:
    """A link that was taken out of the catalogue is forgotten with the next round."""
    fill(engine, [BARE])
    _publish(engine, home=f"{far.url}/s/200", docs=f"{far.url}/s/404")
    await _rounds(engine).once()
    _publish(engine, home=f"{far.url}/s/200")
    await _rounds(engine).once()
    with reading(engine) as conn:
        assert set(link_checks(conn)) == {f"{far.url}/s/200"}
        assert tool_by_slug(conn, BARE.slug)
