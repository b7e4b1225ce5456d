"""Printed HTML as start tags and headings, for tests."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Printed(HTMLParser):
    """Start tags with attributes in order; whether every element was closed in order; ids; all that is to read."""

    def __init__(self, html: str) -> None:
        """Read all of it."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every end fits the last start."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is to read."""
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def headings(self) -> list[int]:
        """The levels of the headings in order."""
        return [int(name[1]) for name, _ in self.tags if len(name) == 2 and name[0] == "h" and name[1].isdigit()]


def sound(html: str) -> Printed:
    """A sound page: one h1, no level left out, ids once, labels and descriptions that lead somewhere."""
    page = Printed(html)
    levels, ids = page.headings(), [str(a["id"]) for _, a in page.tags if "id" in a]
    assert page.open == []
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(ids) == len(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby"):
        assert all(id in ids for _, a in page.tags for id in str(a.get(name, "")).split())
    assert not [tag for tag, _ in page.tags if tag in ("script", "b")]
    assert all(str(picture["src"]).startswith("/badge/") for picture in page.all("img"))
    return page
