"""Reading the bookmark files of browsers, Karakeep, linkding and Pocket. Folders become shelves: "Parent / Child"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from verdicts.desk.shelving.brought import Enough
from verdicts.desk.shelving.gathering import Filling, Found, Gathering
from verdicts.desk.shelving.markup import Token, tokens, unescape
from verdicts.domain.shelves import LONGEST_NAME

MOST_TOKENS = 1_000_000  # tags and texts; ten times what a reader's shelves take
_SPACE = " \t\r\n\f"
_LONG = 4 * LONGEST_NAME  # of a path of folders; beyond that all would be cut away, and deep ones would grow for ever
_LINKDING = re.compile(r"\[/?linkding-notes\]")


@dataclass(slots=True)
class _Folder:
    """A folder with the names above it; `bare` until it has a bookmark or a folder."""

    where: str
    path: str = ""
    made: str = ""
    bare: bool = True
    shelf: Filling | None = None


@dataclass(slots=True)
class _Item:
    """A heading or a link while its texts come in, raw."""

    token: Token
    title: list[str] = field(default_factory=list[str])
    note: list[str] = field(default_factory=list[str])

    @property
    def where(self) -> str:
        return f"line {self.token.line}"


def read_netscape(text: str, into: Gathering) -> None:
    """Gather the bookmarks. Tags may be unclosed and of any case; what is no heading, link or note is passed by."""
    walk = _Walk(into)
    for number, token in enumerate(tokens(text)):
        if number == MOST_TOKENS:
            raise Enough
        walk.step(token)
    walk.finish()


class _Walk:
    """The way through one file: the folders above, the item that is being read, and where its text goes."""

    def __init__(self, into: Gathering) -> None:
        self._into = into
        self._folders = [_Folder("the file", bare=False)]
        self._heading: _Item | None = None
        self._link: _Item | None = None
        self._text: list[str] | None = None

    def step(self, token: Token) -> None:
        """Take one tag or text."""
        match token.tag:
            case "" | "br" if self._text is not None:
                self._text.append(token.raw if not token.tag else "\n")
            case "a" | "h3":
                self._begin(token)
            case "dd":
                self._text = self._link.note if self._link else None
            case "/a" | "/h3" | "/dd":
                self._text = None
            case "dl":
                self._open()
            case "/dl":
                self._close()
            case "dt" | "hr" | "li":
                self._put()
            case _:
                pass

    def finish(self) -> None:
        """Close what the file left open."""
        while len(self._folders) > 1:
            self._close()
        self._put()

    def _begin(self, token: Token) -> None:
        self._put()
        item = _Item(token)
        self._text = item.title
        if token.tag == "a":
            self._link = item
        else:
            self._heading = item

    def _put(self) -> None:
        """Put the link that was read, if any, on the shelf of its folder."""
        link, self._link, self._text = self._link, None, None
        if link:
            said = link.token.attributes("href", "add_date", "time_added", "tags", "untitled")
            if "href" in said:
                self._into.keep(self._shelf(self._folders[-1]), _found(link, said))

    def _open(self) -> None:
        """A list: of the heading before it, or without one of the folder it stands in."""
        self._put()
        above, heading, self._heading = self._folders[-1], self._heading, None
        if not heading or len(above.path) >= _LONG:
            self._folders.append(above)
            return
        above.bare = False
        name = _plain(heading.title)
        path = " / ".join(part for part in (above.path, name.strip()) if part)[:_LONG]
        made = heading.token.attributes("add_date").get("add_date", "")
        self._folders.append(_Folder(heading.where, path, made))

    def _close(self) -> None:
        """The end of a list; a folder with nothing in it is an empty shelf."""
        self._put()
        if len(self._folders) > 1:
            folder = self._folders.pop()
            if folder.bare:
                self._shelf(folder)

    def _shelf(self, folder: _Folder) -> Filling:
        folder.bare = False
        folder.shelf = folder.shelf or self._into.shelf(folder.where, folder.path, folder.made)
        return folder.shelf


def _found(link: _Item, said: dict[str, str]) -> Found:
    title = "" if "untitled" in said else _plain(link.title)
    note = _LINKDING.sub("\n", "".join(link.note)).strip(_SPACE)
    added = said.get("add_date") or said.get("time_added", "")
    return Found(link.where, said["href"], title, unescape(note), added, tuple(said.get("tags", "").split(",")))


def _plain(raw: Iterable[str]) -> str:
    return unescape("".join(raw).strip(_SPACE))
