"""Bringing many bookmarks in at once: an import, a removed shelf put back, and a device's shelves to its account."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from verdicts.domain.along import Handed
from verdicts.domain.shelves import (
    FIRST,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_BOOKMARKS,
    MOST_SHELVES,
    Bookmark,
    Shelf,
)
from verdicts.domain.shelving import Came, Refused, Removed, ShelfHead, joined_notes, tidy_name, tidy_note
from verdicts.store.bookmarks import cells, many
from verdicts.store.shelves import add_shelf, hold, new_key, next_place, shelves_of
from verdicts.store.tables import bookmark, shelf
from verdicts.store.targets import Target, targets


def bring(conn: Connection, reader: str, shelves: Sequence[Shelf]) -> Came | Refused:
    """Add shelves with their bookmarks, each at the end of the shelf of its name; nothing is added where they are too
    many.

    What is kept already, or comes twice, stays where it stood first and is counted.
    """
    hold(conn, reader)
    known = targets(conn, (one.address for each in shelves for one in each.bookmarks))
    seen = set(conn.execute(select(bookmark.c.target).where(bookmark.c.reader == reader)).scalars())
    fresh: list[tuple[Shelf, list[tuple[Target, Bookmark]]]] = []
    for each in shelves:
        fresh.append((each, _new(each, known, seen)))
    count = sum(len(new) for _, new in fresh)
    meant = sum(one.address in known for each in shelves for one in each.bookmarks)
    if many(conn, reader) + count > MOST_BOOKMARKS:
        return Refused("full")
    if _names(conn, reader, shelves) > MOST_SHELVES:
        return Refused("many")
    _insert(conn, reader, fresh)
    unknown = [one.address for each in shelves for one in each.bookmarks if one.address not in known]
    return Came(count, meant - count, tuple(dict.fromkeys(unknown)))


def put_back_shelf(conn: Connection, reader: str, removed: Removed) -> Came | Refused:
    """Undo the removal of a shelf: at its place, under its key and link; where its name is taken, onto that shelf."""
    hold(conn, reader)
    before = shelves_of(conn, reader)
    if len(before) >= MOST_SHELVES:
        return Refused("many")
    if many(conn, reader) + len(removed.shelf.bookmarks) > MOST_BOOKMARKS:
        return Refused("full")
    if not any(one.name == removed.shelf.name or one.key == removed.head.key for one in before):
        add_shelf(conn, reader, removed.head, removed.position)
    return bring(conn, reader, [removed.shelf])


def merge_shelves(conn: Connection, device: str, account_reader: str, apart: str = "") -> Handed:
    """Everything that a device keeps becomes the account's, in the caller's transaction; the device keeps nothing.

    Gives how much came. Shelves of the same name become one, the device's bookmarks after the account's. What both keep
    stays where the account has it, with the device's note after the account's. Other shelves come after the account's.
    The limits of shelves do not hold here: signing in loses nothing. The shelf of the key `apart`, which is about to be
    shared, stays a shelf of its own, under a free name: others shall read what its reader saw on it and no more.
    """
    if device == account_reader:
        return Handed()
    hold(conn, device, account_reader)
    twins = _merge_notes(conn, device, account_reader)
    came, shelves = many(conn, device), 0
    own = {row.name: row.id for row in conn.execute(select(shelf).where(shelf.c.reader == account_reader))}
    theirs = select(shelf).where(shelf.c.reader == device).order_by(shelf.c.position, shelf.c.id)
    for row in conn.execute(theirs).all():
        onto = own.get(row.name)
        if row.key == apart and onto is not None:
            conn.execute(update(shelf).where(shelf.c.id == row.id).values(name=free_name(row.name, own)))
            onto = None
        _hand_over(conn, row, account_reader, onto)
        shelves += onto is None and row.name != FIRST
    return Handed(came, shelves, twins)


def free_name(name: str, taken: Collection[str]) -> str:
    """Bookmarks 2, or the next number that no shelf is called by."""
    numbered = (f"{name[: LONGEST_NAME - 5].rstrip()} {number}" for number in range(2, MOST_SHELVES + 3))
    return next(each for each in numbered if each not in taken)


def _new(each: Shelf, known: dict[str, Target], seen: set[str]) -> list[tuple[Target, Bookmark]]:
    """What of a shelf is not `seen` yet; it then is."""
    found: list[tuple[Target, Bookmark]] = []
    for one in each.bookmarks:
        target = known.get(one.address)
        if target and target.target not in seen:
            seen.add(target.target)
            found.append((target, one))
    return found


def _name(each: Shelf) -> str:
    return tidy_name(each.name)[:LONGEST_NAME].rstrip() or FIRST


def _names(conn: Connection, reader: str, shelves: Sequence[Shelf]) -> int:
    return len({one.name for one in shelves_of(conn, reader)} | {_name(each) for each in shelves})


def _insert(conn: Connection, reader: str, fresh: list[tuple[Shelf, list[tuple[Target, Bookmark]]]]) -> None:
    own = {one.name for one in shelves_of(conn, reader)}
    for each, _ in fresh:
        if (name := _name(each)) not in own:
            own.add(name)
            add_shelf(conn, reader, ShelfHead(new_key(), name, each.made_at))
    ids = {row.name: row.id for row in conn.execute(select(shelf).where(shelf.c.reader == reader))}
    places = {key: next_place(conn, bookmark, bookmark.c.shelf_id == key) for key in ids.values()}
    made: list[dict[str, Any]] = []
    for each, new in fresh:
        key = ids[_name(each)]
        made += [cells(reader, key, target, _tidy(one), places[key] + n) for n, (target, one) in enumerate(new)]
        places[key] += len(new)
    if made:
        conn.execute(insert(bookmark), made)


def _tidy(one: Bookmark) -> Bookmark:
    title = tidy_name(one.title)[:LONGEST_TITLE].rstrip() if one.kind == "link" else ""
    return Bookmark(one.address, one.added_at, tidy_note(one.note)[:LONGEST_NOTE].rstrip(), title)


def _merge_notes(conn: Connection, device: str, account: str) -> int:
    """What both keep: the account's row takes the device's note along, the device's row goes; how many there were."""
    other = bookmark.alias()
    both = (bookmark.c.reader == account) & (other.c.reader == device) & (other.c.target == bookmark.c.target)
    query = select(bookmark.c.id, bookmark.c.note, other.c.id.label("twin"), other.c.note.label("theirs")).where(both)
    twins = conn.execute(query).all()
    for row in twins:
        note = joined_notes(row.note, row.theirs)
        if note != row.note:
            conn.execute(update(bookmark).where(bookmark.c.id == row.id).values(note=note))
        conn.execute(delete(bookmark).where(bookmark.c.id == row.twin))
    return len(twins)


def _hand_over(conn: Connection, row: Row[Any], account: str, onto: int | None) -> None:
    """Move one shelf of a device: onto the account's shelf of that name, or whole after the account's shelves."""
    if onto is None:
        last = next_place(conn, shelf, shelf.c.reader == account)
        conn.execute(update(shelf).where(shelf.c.id == row.id).values(reader=account, position=last))
        conn.execute(update(bookmark).where(bookmark.c.shelf_id == row.id).values(reader=account))
        return
    last = next_place(conn, bookmark, bookmark.c.shelf_id == onto)
    moved = {"reader": account, "shelf_id": onto, "position": bookmark.c.position + last}
    conn.execute(update(bookmark).where(bookmark.c.shelf_id == row.id).values(moved))
    conn.execute(delete(shelf).where(shelf.c.id == row.id))
