"""Gathering what a file holds into shelves that the domain allows; whatever does not fit becomes a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.addresses import shelved
from verdicts.desk.shelving.brought import MOST_FAULTS, Brought, Enough, Fault
from verdicts.desk.shelving.dates import is_unknown, moment
from verdicts.desk.shelving.fitting import Fitted, fit_line, fit_note
from verdicts.domain import shelves as domain
from verdicts.domain.shelves import Bookmark, Shelf, kind_of

MOST_ENTRIES = 100_000  # shelves, bookmarks and faults that are looked at
_SHOWN = 60  # characters of an address that is left out


@dataclass(frozen=True, slots=True)
class Found:
    """A bookmark as a file says it; `where` is for the faults, `tags` become the last line of its note."""

    where: str
    address: str
    title: str = ""
    note: str = ""
    added: str = ""
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Filling:
    """A shelf while its bookmarks come in."""

    name: str
    made_at: datetime
    named: bool  # by the file; the shelf for what stands on none is not brought empty
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])


class Gathering:
    """What one file brings, in the file's order. `file` names it in faults that concern all of it."""

    def __init__(self, site: Site, now: datetime, file: str) -> None:
        """Begin with nothing; `now` is the date of what has none."""
        self._site, self._now, self._file = site, now.astimezone(UTC).replace(microsecond=0), file
        self._shelves: dict[str, Filling] = {}
        self._asked: dict[str, Filling] = {}  # by the names as the file writes them, so that a fault is told once
        self._addresses: set[str] = set()
        self._faults: list[Fault] = []
        self._total = self._repeats = self._beyond = self._entries = 0

    def fault(self, where: str, what: str) -> None:
        """Count a fault, and keep it while there is room."""
        self._total += 1
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(where, what))

    def shelf(self, where: str, name: str, made: str = "") -> Filling:
        """The shelf of that name, made when it is new; without a name or beyond the last shelf it is the first."""
        self._look()
        if name not in self._asked:
            fitted = self._told(where, "the shelf's name", fit_line(name, domain.LONGEST_NAME))
            self._asked[name] = self._opened(where, fitted, made)
        return self._asked[name]

    def _opened(self, where: str, name: str, made: str) -> Filling:
        opened, wanted = self._shelves, name or domain.FIRST
        if wanted not in (*opened, domain.FIRST) and len(opened) >= domain.MOST_SHELVES - (domain.FIRST not in opened):
            self.fault(where, f"there are {domain.MOST_SHELVES} shelves already; what it holds is on {domain.FIRST}")
            name, wanted, made = "", domain.FIRST, ""
        if wanted not in opened:
            opened[wanted] = Filling(wanted, self._moment(where, made), named=bool(name))
        opened[wanted].named |= bool(name)
        return opened[wanted]

    def keep(self, shelf: Filling, found: Found) -> None:
        """Put a bookmark on a shelf, if its address can be kept and stands nowhere yet. Enough at MOST_ENTRIES."""
        self._look()
        address = shelved(found.address, self._site)
        if address is None:
            self.fault(found.where, f"{_said(found.address)}; left out")
        elif address in self._addresses:
            self._repeats += 1
        elif len(self._addresses) >= domain.MOST_BOOKMARKS:
            self._beyond += 1
        else:
            self._addresses.add(address)
            shelf.bookmarks.append(self._bookmark(address, found))

    def brought(self, *, stopped: bool = False) -> Brought:
        """All of it. First among the faults, one each: that the reader stopped, repeats, what is beyond the limit."""
        summed = {
            "holds more than a reader can keep by far; its end was not read": int(stopped),
            f"{self._repeats:,} repeat an address that stands before; the first was kept": self._repeats,
            f"{self._beyond:,} are beyond {domain.MOST_BOOKMARKS:,} bookmarks; left out": self._beyond,
        }
        whole = [Fault(self._file, what) for what, number in summed.items() if number]
        faults = (*whole, *self._faults)[:MOST_FAULTS]
        filled = (one for one in self._shelves.values() if one.named or one.bookmarks)
        shelves = tuple(Shelf(one.name, one.made_at, tuple(one.bookmarks)) for one in filled)
        return Brought(shelves, faults, self._total + len(whole))

    def _look(self) -> None:
        self._entries += 1
        if self._entries > MOST_ENTRIES:
            raise Enough

    def _bookmark(self, address: str, found: Found) -> Bookmark:
        tags = " ".join(f"#{'-'.join(tag.split())}" for tag in (tag.strip(" #") for tag in found.tags) if tag)
        noted = "\n".join(part for part in (found.note, tags) if part)
        note = self._told(found.where, "the note", fit_note(noted, domain.LONGEST_NOTE))
        title = ""
        if kind_of(address) == "link":  # pages of ours are called what the catalogue calls them
            title = self._told(found.where, "the title", fit_line(found.title, domain.LONGEST_TITLE))
        return Bookmark(address, self._moment(found.where, found.added), note, title)

    def _told(self, where: str, what: str, fitted: Fitted) -> str:
        if fitted.fault:
            self.fault(where, f"{what} {fitted.fault}")
        return fitted.text

    def _moment(self, where: str, text: str) -> datetime:
        at = None if is_unknown(text) else moment(text)
        if at is None and not is_unknown(text):
            self.fault(where, "the date cannot be read; today's was taken")
        return at or self._now


def _said(address: str) -> str:
    """Why an address is not kept, with its beginning as far as it can be shown."""
    if not address.strip():
        return "has no address"
    if len(address) > domain.LONGEST_URL:
        return f"the address is longer than {domain.LONGEST_URL:,} characters"
    shown = "".join(character for character in address[:_SHOWN] if character.isprintable())
    return f"“{shown}” is not an address that begins with http:// or https://"
