"""Shelves as a Netscape bookmark file, which every browser imports: a folder a shelf, flat, notes as descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape

from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.addresses import absolute
from verdicts.domain.shelves import Bookmark, Shelf

_HEAD = (
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    "<TITLE>Bookmarks</TITLE>",
    "<H1>Bookmarks</H1>",
    "<DL><p>",
)
_SPACE = " \t\r\n\f"
_LINKDING = re.compile(r"\[(?=/?linkding-notes\])")


def netscape_text(shelves: Sequence[Shelf], site: Site, named: Mapping[str, str]) -> str:
    """The text of the file, with absolute addresses and the titles that `named` gives pages of ours."""
    lines = [*_HEAD]
    for shelf in shelves:
        lines += [f'    <DT><H3 ADD_DATE="{_seconds(shelf.made_at)}">{escape(shelf.name)}</H3>', "    <DL><p>"]
        for kept in shelf.bookmarks:
            lines += _lines(kept, site, named)
        lines.append("    </DL><p>")
    return "\n".join([*lines, "</DL><p>", ""])


def _lines(kept: Bookmark, site: Site, named: Mapping[str, str]) -> Iterator[str]:
    """A link without a title shows its address and says that it has none, so that reading keeps it so."""
    url = absolute(kept.address, site)
    title = kept.title if kept.kind == "link" else named.get(kept.address, "")
    untitled = "" if title else ' UNTITLED="true"'
    said = f'HREF="{escape(url)}" ADD_DATE="{_seconds(kept.added_at)}"{untitled}'
    yield f"        <DT><A {said}>{escape(title or url)}</A>"
    if kept.note:
        yield f"        <DD>{_note(kept.note)}"


def _note(note: str) -> str:
    """Lines stay lines; spaces at the edges, which readers drop, and marks of linkding are written as references."""
    marked = _LINKDING.sub("&#91;", escape(note))
    core = marked.strip(_SPACE)
    before, _, after = marked.partition(core) if core else (marked, "", "")
    return _references(before) + core.replace("\r", "&#13;") + _references(after)


def _references(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
