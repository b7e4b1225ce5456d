"""`make bench-desk`: publishing and a tool's page over a long history beside the same over a short one, in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert, select, text

from tests.generate import fill, tools
from tests.load.figures import Series, clocked, console, part_of, shown
from tests.postgres import NoPostgres, throwaway_server
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.show import show
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.publish import publish
from verdicts.desk.working.said import Done
from verdicts.domain.working.edits import Edit
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.migrating import migrate
from verdicts.store.tables import revision, tool
from verdicts.store.working import copy_by_id

TOOLS, LONG, SHORT, TIMES = 100, 10_000, 10, 60
NOON, SITE = datetime(2026, 1, 1, tzinfo=UTC), Site("Verdicts", "https://verdicts.example")
FLOOR = f"the same tool of the same catalogue with {SHORT} revisions, asked in turn"


@dataclass
class House:
    """A catalogue whose first tool is published again and again."""

    library: Library
    slug: str
    kim: int
    turn: int = 0

    @property
    def engine(self) -> Engine:
        """Its database."""
        return self.library.engine

    def draft(self) -> tuple[int, int]:
        """A draft with one change: its number and version."""
        self.turn += 1
        done = begin(self.engine, self.kim, self.slug, NOON)
        assert isinstance(done, Done)
        with reading(self.engine) as conn:
            stands = copy_by_id(conn, done.copy)
        assert stands
        edit = Edit("maker", f"Maker {self.turn}", stands.cells["maker"])
        assert isinstance(put(self.engine, self.kim, done.copy, edit, NOON), Done)
        return done.copy, stands.version + 1

    def publish(self, copy: int, version: int) -> None:
        """One revision more."""
        now = NOON + timedelta(days=300, minutes=self.turn)
        assert isinstance(publish(self.engine, self.kim, copy, version, "bench", now), Done)

    def page(self) -> None:
        """The tool's own page, as its first reader gets it."""
        show(self.library, SITE, self.slug, NOON.date())


@contextmanager
def house(address: str, revisions: int, spread: bool, many: int) -> Iterator[House]:
    """A catalogue with so many revisions, of its first tool or over all; every tenth judged anew."""
    engine = open_engine(address)
    migrate(engine)
    given = tools(many)
    fill(engine, given, at=NOON)
    with writing(engine) as conn:
        kim = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
        base = {row.tool_id: row.document for row in conn.execute(select(revision.c.tool_id, revision.c.document))}
        first = conn.execute(select(tool.c.id).where(tool.c.slug == given[0].slug)).scalar_one()
        conn.execute(insert(revision), list(_rows(base, [*base] if spread else [first], revisions)))
        conn.execute(text("UPDATE catalogue_state SET revision = revision + :more"), {"more": revisions})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("ANALYZE"))
    try:
        yield House(Library(engine), given[0].slug, kim)
    finally:
        engine.dispose()


def _rows(base: dict[int, object], ids: Sequence[int], revisions: int) -> Iterator[dict[str, object]]:
    for at in range(revisions):
        key = ids[at % len(ids)]
        yield {
            "tool_id": key, "number": at // len(ids) + 2, "made_at": NOON + timedelta(minutes=at), "made_by": "desk",
            "author": "Kim", "reason": "bench", "judged": at % 10 == 0, "document": base[key],
        }  # fmt: skip


def measured(engine: str, name: str, long: House, short: House, times: int) -> list[Series]:
    """Both houses in turn, so that whatever else the machine does falls on both."""
    published = Series(f"{engine}, {name}: publish", "<= 1.2")
    page = Series(f"{engine}, {name}: the tool's page", "<= 1.5")
    for _ in range(times):
        for one, into in ((long, "taken"), (short, "floor")):
            copy, version = one.draft()
            clocked(lambda one=one, of=(copy, version): one.publish(*of), getattr(published, into))
            one.library.catalogue()
            clocked(one.page, getattr(page, into))
    return [published, page]


def scene(engine: str, addresses: Iterator[str], name: str, part: float) -> list[Series]:
    """One engine, one way to have a long history."""
    many = max(5, int(TOOLS * part))
    with ExitStack() as stack:
        long, short = (
            stack.enter_context(house(next(addresses), revisions, name == "over all", many))
            for revisions in (int(LONG * part), SHORT)
        )
        return measured(engine, name, long, short, max(5, int(TIMES * part)))


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    part = part_of(words, __doc__ or "")
    found = list[Series]()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        files = (f"sqlite:///{folder}/{number}.db" for number in range(9))
        engines: dict[str, Iterator[str]] = {"SQLite": files}
        try:
            engines["PostgreSQL"] = _databases(stack.enter_context(throwaway_server()))
        except NoPostgres as none:
            console().print(f"PostgreSQL was not measured: {none}")
        for engine, addresses in engines.items():
            for name in ("of one tool", "over all"):
                found += scene(engine, addresses, name, part)
    shown(f"{int(LONG * part):,} revisions beside {SHORT}", found, FLOOR)


def _databases(server: str) -> Iterator[str]:
    for number in range(9):
        admin = open_engine(server)
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
            conn.execute(text(f"CREATE DATABASE bench_{number}"))
        admin.dispose()  # before it is given: the last one is never asked for another
        yield admin.url.set(database=f"bench_{number}").render_as_string(hide_password=False)


if __name__ == "__main__":
    main()
