"""Every event handler of every state is called over a raw socket with forged arguments: nobody reaches a victim's."""

from __future__ import annotations

import json
import sqlite3
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from sqlalchemy import Engine, select

from tests.accounts import SignedIn, signed_in
from tests.claiming import claim, publish
from tests.house.forged import MARK, Call, calls, states, typed
from tests.kept import LINK, OLLAMA, PAIR, full_shelf
from tests.newsletter import unconfirmed_letter
from tests.serving import Server, serving
from tests.sockets import OpenPage, Refused, called, open_page
from tests.votes import AT
from verdicts.desk.identity import Identity
from verdicts.desk.opening import prepare
from verdicts.desk.working.begin import NEW
from verdicts.domain.votes import Vote, Voter
from verdicts.states.at_desk import AtDesk
from verdicts.store.bringing import bring
from verdicts.store.counting import count_votes
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.sharing import share
from verdicts.store.shelves import shelves_of
from verdicts.store.tables import Row
from verdicts.store.working import begin_copy

NOTE, SHELF, EMAIL = "the-victims-own-note", "The victim's shelf", "victim@people.example"
SHARE, KEY, DEVICE = "5" * 32, "k" * 40, "d" * 32
DRAFT = "not-yet-published"
ROLES = ("nobody", "device", "reader", "editor")

WORK = {("editor", "reviewer"), ("editor", "issue"), ("editor", "delivery")}  # what is an editor's, by whatever words
FIXED = (
    "account",
    "session",
    "passkey",
    "provider_link",
    "mailed_link",
    "exclusion",
    "exclusion_step",
    "kept_weights",
    "subscriber",
    "issue",
    "delivery",
    "reviewer",
    "tool",
    "fact",
    "price",
    "prediction",
    "resolution",
)


@dataclass
class Street:
    """A running site with a victim, who keeps and said things, and people who mean no good."""

    server: Server
    engine: Engine
    victim: SignedIn
    shelf: str
    draft: int
    people: dict[str, dict[str, str]]
    watch: sqlite3.Connection

    def writes(self) -> int:
        """A number that is another one as soon as anybody has written anything: all of it need not be read again."""
        return int(self.watch.execute("PRAGMA data_version").fetchone()[0])

    @property
    def secrets(self) -> tuple[str, ...]:
        """What only the victim may see."""
        return (NOTE, SHELF, EMAIL, SHARE, self.shelf, self.victim.token)

    @property
    def aims(self) -> list[str]:
        """What points at the victim's things; much of it is nothing that a stranger could know."""
        account = self.victim.account
        return [
            self.shelf,
            OLLAMA,
            account.reader,
            SHARE,
            PAIR,
            LINK,
            "ollama",
            EMAIL,
            str(account.id),
            self.victim.token,
        ]

    def rows(self, table: str) -> list[str]:
        """All of a table, but for what editors call themselves."""
        held = Row.metadata.tables[table].c
        with reading(self.engine) as conn:
            return sorted(map(str, conn.execute(select(*(one for one in held if one.name != "byline"))).all()))

    def everything(self, *but: str) -> dict[str, list[str]]:
        """Every row of every table, without some columns."""
        with reading(self.engine) as conn:
            return {
                table.name: sorted(map(str, conn.execute(select(*(c for c in table.c if c.name not in but))).all()))
                for table in Row.metadata.sorted_tables
                if not table.name.startswith(("ladder", "rung"))  # the site ranks by itself each minute
            }

    def belongings(self) -> dict[str, list[str]]:
        """Every row of every table that is the victim's, by key, by number or by address."""
        account = self.victim.account
        found: dict[str, list[str]] = {}
        with reading(self.engine) as conn:
            for table in Row.metadata.sorted_tables:
                mine = {"reader": account.reader, "account_id": account.id, "email": account.email}
                names = [name for name in mine if name in table.c]
                rows = [
                    row for name in names for row in conn.execute(table.select().where(table.c[name] == mine[name]))
                ]
                found[table.name] = sorted(map(str, rows))
        return found


def _keep(engine: Engine, reader: str, name: str, note: str, account: bool) -> str:
    """A shelf with a note, a ballot and a pick; gives the shelf's key."""
    voter = Voter(reader, account=account)
    with writing(engine) as conn:
        bring(conn, reader, [full_shelf(name, OLLAMA, PAIR, LINK, note=note)])
        count_votes(conn, [Vote(voter, ("ollama",), "ship", AT), Vote(voter, ("ollama", "vllm"), "ollama", AT)])
        return shelves_of(conn, reader)[0].key


def _people(engine: Engine, now: datetime) -> dict[str, dict[str, str]]:
    """The headers of each role; all but nobody keep and said things themselves."""
    reader = signed_in(engine, "reader@people.example", "reader", now)
    editor = signed_in(engine, "editor@people.example", "editor", now)
    for key in (reader.account.reader, editor.account.reader, DEVICE):
        _keep(engine, key, "Own", "my own", account=key != DEVICE)
    device = {"Cookie": f"reader={Identity((KEY,)).sign(DEVICE)}"}
    return {"nobody": {}, "device": device, "reader": reader.cookie(), "editor": editor.cookie()}


def _draft(engine: Engine, victim: SignedIn, now: datetime) -> int:
    """A draft on the desk that nobody may read but editors; its number."""
    with writing(engine) as conn:
        return begin_copy(conn, None, 0, NEW | {"name": DRAFT}, victim.account.id, now)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """Served without limits, so that no call is refused for being one too many."""
    folder, now = tmp_path_factory.mktemp("street"), datetime.now(UTC)
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: now)
    publish(engine, claim(by=now.date() + timedelta(9)), at=now)
    victim = signed_in(engine, EMAIL, "reader", now)
    shelf = _keep(engine, victim.account.reader, SHELF, NOTE, account=True)
    with writing(engine) as conn:
        share(conn, victim.account.reader, shelf, SHARE, datetime.now(UTC))
    people = _people(engine, now)
    unconfirmed_letter(engine, now - timedelta(hours=1), id=17)  # a number that forged calls name
    draft, unlimited = _draft(engine, victim, now), {"votes_per_device": "0", "votes_per_network": "0"}
    with (
        serving(folder, secret_keys=KEY, **unlimited) as server,
        closing(sqlite3.connect(folder / "served.db")) as watch,
    ):
        yield Street(server, engine, victim, shelf, draft, people, watch)
    engine.dispose()


class Line:
    """The sockets of somebody who calls and calls; one that the server ends is opened anew."""

    def __init__(self, street: Street, role: str, stack: ExitStack, first: str = "/bookmarks") -> None:
        """The first socket is open, at the page `first`."""
        self.street, self.role, self.stack, self.count, self.first = street, role, stack, 0, first
        self._open()

    def _open(self) -> None:
        self.page = self.stack.enter_context(open_page(self.street.server.url, self.street.people[self.role]))
        self.page.load(self.first)

    def call(self, batch: list[Call], path: str) -> list[str]:
        """Call all of these; gives what the server said until the last one was done."""
        self.count += 1
        mark = f"fence={self.count}."
        try:
            fence = called(f"{states_root()}.hydrate", {}, f"{path}?{mark}")
            self.page.say(*(called(name, payload, path) for name, payload in batch), fence)
            return self.page.until(mark)
        except ConnectionError:
            self._open()
            self.page.call(f"{states_root()}.hydrate", {}, f"{path}?{mark}")
            return self.page.until(mark)


def states_root() -> str:
    """The name of the root state."""
    return next(states()).get_full_name()


@pytest.mark.parametrize("role", ROLES)
def test_no_handler_reaches_a_victims_things(street: Street, role: str) -> None:
    """Whoever calls whatever handler with whatever arguments, at pages of every kind: no row of the victim changes,
    no account, session or role, and no message holds what is only the victim's. Handlers of the desk are called by an
    editor here, and by everybody else in the test below, which lets not one row change."""
    names = [name for name in FIXED if (role, name) not in WORK]
    before, fixed = street.belongings(), {name: street.rows(name) for name in names}
    done, said, written = 0, list[str](), street.writes()
    with ExitStack() as stack:
        line = Line(street, role, stack)
        for batch in calls(street.aims):
            if role != "editor" and of_the_desk(batch):
                continue
            path = ("/bookmarks", PAIR, "/tools", "/tools/ollama")[done % 4]
            done += len(batch)
            heard = line.call(batch, path)
            if written != (written := street.writes()):
                assert not changed(before, street.belongings()), batch[0].name
            said += [f"{batch[0].name}: {frame[:300]}" for frame in heard if not echoes(street, frame)]
    assert done > 1000
    assert said == []
    assert {name: street.rows(name) for name in names} == fixed


@pytest.mark.parametrize("role", ["nobody", "device", "reader"])
def test_nobody_but_an_editor_works_at_the_desk(street: Street, role: str) -> None:
    """Who is no editor calls every handler of the desk, with whatever arguments, at its list, at a draft and at home:
    not one row of any table changes, nothing of the draft or of the victim is told, and an editor who has the draft
    open hears of nothing."""
    draft, panel = f"/desk/drafts/{street.draft}", f"/desk/panels/{street.draft}"
    before, mine = street.everything("last_seen", "seen_at"), street.belongings()
    with ExitStack() as stack:
        editor = stack.enter_context(open_page(street.server.url, street.people["editor"]))
        editor.load(draft)
        editor.call(f"{draft_state()}.open", {}, draft)
        editor.call(f"{states_root()}.hydrate", {}, f"{draft}?fence=opened.")
        told = editor.until("fence=opened.")
        line, heard, done, written = Line(street, role, stack, draft), list[str](), 0, street.writes()
        for batch in filter(of_the_desk, calls([*street.aims, str(street.draft), "name", "facts"])):
            heard += line.call(batch, (draft, "/desk", panel, "/bookmarks")[done % 4])
            done += 1
            if written != (written := street.writes()):
                assert not changed(before, street.everything("last_seen", "seen_at")), batch[0].name
        editor.call(f"{states_root()}.hydrate", {}, f"{draft}?fence=editor.")
        told += editor.until("fence=editor.")
    assert done > 20
    assert street.belongings() == mine
    assert not [frame for frame in heard if DRAFT in frame or not echoes(street, frame)]
    assert any(DRAFT in frame for frame in told)
    assert not [frame for frame in told if "desk_news_state" in frame and '"number' in frame and "fence" not in frame]


def of_the_desk(batch: list[Call]) -> bool:
    """Whether a batch calls a handler of the desk, of which there may be more one day: they are found."""
    return batch[0].name.startswith(desk_states())


@cache
def desk_states() -> tuple[str, ...]:
    """What the names of their handlers begin with."""
    return tuple(f"{one.get_full_name()}." for one in states() if issubclass(one, AtDesk))


def draft_state() -> str:
    """The name of the state of a draft."""
    return next(one.get_full_name() for one in states() if one.__name__ == "DraftState")


def echoes(street: Street, frame: str) -> bool:
    """Whether a message gives back only what the caller itself sent: an aim that it was told for this test."""
    left = frame
    for aim in street.aims:
        left = left.replace(json.dumps(aim)[1:-1], "")
    return NOTE not in left and SHELF not in left and EMAIL not in left


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """The tables in which something is otherwise."""
    return [name for name in before if before[name] != after[name]]


def came(page: OpenPage, name: str, forged: dict[str, Any]) -> list[str]:
    """All that a page hears which asks for everything by forged events."""
    page.say("40/_event,")
    page.call(name, {}, "/bookmarks", router_data=forged, token=forged["token"])
    page.call(f"{states_root()}.hydrate", {}, "/bookmarks?fence=came.")
    return page.until("fence=came.")


def test_a_tab_is_no_key(street: Street) -> None:
    """Who knows the token of the victim's tab, open or closed, and forges every field of an event, sees nothing."""
    tab, sign = str(uuid.uuid4()), {"Cookie": f"session={street.victim.token}"}
    forged = {"headers": {"cookie": sign["Cookie"]}, "token": tab, "ip": "127.0.0.1"}
    name, said = f"{states_root()}.hydrate_and_load", list[str]()
    with ExitStack() as stack:
        victim = stack.enter_context(open_page(street.server.url, sign, tab=tab))
        victim.load("/bookmarks")
        victim.call(f"{states_root()}.hydrate", {}, "/bookmarks?fence=own.")
        assert not all(echoes(street, frame) for frame in victim.until("fence=own."))
        for role in ROLES:
            said += came(stack.enter_context(open_page(street.server.url, street.people[role], tab=tab)), name, forged)
    for role in ROLES:
        with open_page(street.server.url, street.people[role], tab=tab) as page:
            said += came(page, name, forged)
    assert all(echoes(street, frame) for frame in said)


@pytest.mark.parametrize("odd", ["\ud800", [[[]]] * 3, {"a": {"b": None}}, 17, None, float("nan")])
def test_what_no_handler_takes_reaches_none(street: Street, odd: Any) -> None:
    """Half a character, lists, objects, numbers or nothing where every handler wants a text: no row
    changes, and the same socket is answered when it then says what a page says."""
    before, known = street.belongings(), typed()
    with open_page(street.server.url, street.people["reader"]) as page:
        page.load("/bookmarks")
        for name in known:
            page.call(name, dict.fromkeys(known[name], odd), "/bookmarks")
        page.call(f"{states_root()}.hydrate", {}, "/bookmarks?fence=odd.")
        assert page.until("fence=odd.")
    assert not changed(before, street.belongings())


@pytest.mark.parametrize(
    "said",
    [
        '42/_event,["connect",{"asgi.scope":{"client":["9.9.9.9"],"headers":[]},"QUERY_STRING":"token=a"}]',
        '42/_event,["disconnect"]',
        '42/_event,["ping",1]',
        '42/_event,["event",[[]]]',
        '42/_event,["event",{"name":"%s.hydrate","router_data":{"asPath":"//[a"}}]',
        '451-/_event,["event",{"_placeholder":true,"num":0}]',
        "4x",
        "9",
        "",
    ],
)
def test_a_socket_is_what_its_handshake_said(street: Street, said: str) -> None:
    """No message stands for a handshake, takes a socket out, or breaks it: it is still answered, for its address."""
    with open_page(street.server.url, street.people["reader"]) as page:
        page.load("/tools")
        page.say(said.replace("%s", states_root()))
        page.call(f"{states_root()}.hydrate", {}, "/tools?fence=said.")
        assert page.until("fence=said.")
        page.call(f"{states_root()}.hydrate_and_load", {}, "/tools?fence=again.")
        assert "9.9.9.9" not in str(page.until("fence=again."))


def test_ten_megabytes_are_dropped(street: Street) -> None:
    """A value that large ends nothing and is told nobody: the same socket is answered."""
    name, taken = list(typed().items())[-1]
    with open_page(street.server.url, street.people["reader"]) as page:
        page.load("/tools")
        page.call(name, {next(iter(taken)): MARK + 10_000_000 * "x"}, "/tools")
        page.call(f"{states_root()}.hydrate", {}, "/tools?fence=large.")
        assert page.until("fence=large.")


def test_a_socket_without_a_tab_is_not_opened(street: Street) -> None:
    """Reflex would log all that it says."""
    with pytest.raises(Refused), open_page(street.server.url, tab="a.b"):
        pass


def test_nobody_got_more_than_their_role(street: Street) -> None:
    """After all of that nothing hangs on a reader that was invented, and nobody without an account shares a shelf."""
    known = {DEVICE, street.victim.account.reader}
    with reading(street.engine) as conn:
        accounts = {row.reader for row in conn.execute(Row.metadata.tables["account"].select())}
        for name in ("ballot", "pick", "shelf", "bookmark", "vote_event"):
            table = Row.metadata.tables[name]
            assert {row.reader for row in conn.execute(table.select())} <= accounts | known, name
        shelf = Row.metadata.tables["shelf"]
        shared = {row.reader for row in conn.execute(shelf.select().where(shelf.c.share.is_not(None)))}
    assert shared <= accounts


def test_the_server_is_well_after_it(street: Street) -> None:
    """It answers. Its log holds none of the victim's things, no fault at all, and about no socket more than two
    lines: the first that it said in vain, and at its end how many there were. Reports of pages do not flood it."""
    with open_page(street.server.url) as page:
        page.load("/tools")
        page.say("9")
        page.call(f"{states_root()}.hydrate", {}, "/tools?fence=well.")
        page.until("fence=well.")
    with urllib.request.urlopen(f"{street.server.url}/readyz", timeout=10) as answer:  # noqa: S310 - our own server
        assert answer.status == 200
    said = street.server.said()
    assert not [secret for secret in (NOTE, SHELF) if secret in said]
    assert "Traceback" not in said
    assert "a socket said what no page says" in said
    assert len(said) < 20_000
