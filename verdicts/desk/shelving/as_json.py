"""Shelves as JSON: everything, readable, and the same text for the same shelves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.brought import Unreadable
from verdicts.desk.shelving.dates import iso
from verdicts.desk.shelving.gathering import Filling, Found, Gathering
from verdicts.domain.documents import BrokenDocument, parse
from verdicts.domain.shelves import Bookmark, Shelf

FORMAT, VERSION = "verdicts-shelves", 1


def json_text(shelves: Sequence[Shelf], site: Site, named: Mapping[str, str]) -> str:
    """The text of the file; pages of ours get the title that `named` gives them, for people who read it."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "site": site.url,
        "shelves": [
            {
                "name": one.name,
                "made_at": iso(one.made_at),
                "bookmarks": [_plain(kept, named) for kept in one.bookmarks],
            }
            for one in shelves
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _plain(kept: Bookmark, named: Mapping[str, str]) -> dict[str, str]:
    title = kept.title if kept.kind == "link" else named.get(kept.address, "")
    return {"address": kept.address, "note": kept.note, "title": title, "added_at": iso(kept.added_at)}


def read_json(data: bytes, into: Gathering) -> None:
    """Gather the shelves of such a file; wrong types are faults. Raises Unreadable when it is another file."""
    try:
        document = parse(data)
    except BrokenDocument as broken:
        raise Unreadable(str(broken)) from broken
    whole = _object(document) or {}
    if whole.get("format") != FORMAT:
        raise Unreadable(f'is JSON, but not of shelves: it does not say "format": "{FORMAT}"')
    if whole.get("version") != VERSION:
        raise Unreadable(f"is of another version of the format than {VERSION}")
    for number, one in enumerate(_list(whole.get("shelves"), "the file", "shelves", into), start=1):
        _read_shelf(f"shelf {number}", one, into)


def _read_shelf(where: str, value: object, into: Gathering) -> None:
    one = _object(value)
    if one is None:
        into.fault(where, "must be an object in braces; left out")
        return
    shelf = into.shelf(where, _text(one, "name", where, into), _text(one, "made_at", where, into))
    for number, kept in enumerate(_list(one.get("bookmarks"), where, "bookmarks", into), start=1):
        _read_bookmark(f'bookmark {number} of shelf "{shelf.name}"', kept, shelf, into)


def _read_bookmark(where: str, value: object, shelf: Filling, into: Gathering) -> None:
    kept = _object(value)
    if kept is None:
        into.fault(where, "must be an object in braces; left out")
        return
    address, title, note, added = (_text(kept, key, where, into) for key in ("address", "title", "note", "added_at"))
    into.keep(shelf, Found(where, address, title, note, added))


def _text(whole: dict[str, Any], key: str, where: str, into: Gathering) -> str:
    value = whole.get(key, "")
    if isinstance(value, str):
        return value
    into.fault(where, f"{key} must be text in quotes")
    return ""


def _list(value: object, where: str, key: str, into: Gathering) -> list[object]:
    if isinstance(value, list):
        return cast(list[object], value)
    into.fault(where, f"{key} must be a list in brackets")
    return []


def _object(value: object) -> dict[str, Any] | None:
    return cast(dict[str, Any], value) if isinstance(value, dict) else None
