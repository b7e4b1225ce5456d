"""What stands in a printed page: its fields, which are marked, what is open around them, the key of its Undo."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
_EMPTY = {"input", "meta", "link", "br", "hr", "path", "img"}


class Look(HTMLParser):
    """`fields` and `texts` by id; `bad` are marked fields, `open_around` those inside an open panel, by id."""

    def __init__(self, html: str) -> None:
        """Read it all."""
        super().__init__()
        self.fields: dict[str, dict[str, str]] = {}
        self.texts: dict[str, str] = {}
        self.bad: list[str] = []
        self.open_around: list[str] = []
        self.undo = ""
        self._path: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """An element begins."""
        given = {name: value or "" for name, value in attrs}
        if tag not in _EMPTY:
            self._path.append((tag, given))
        if tag in ("input", "textarea") and "id" in given:
            self._field(given)
        if given.get("name") == "key":
            self.undo = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if any(name == tag for name, _ in self._path):
            while self._path.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text belongs to every element around it that has an id; a textarea's first line break is none."""
        for tag, given in self._path:
            if id := given.get("id"):
                text = data.removeprefix("\n") if tag == "textarea" else data
                self.texts[id] = self.texts.get(id, "") + text

    def _field(self, given: dict[str, str]) -> None:
        self.fields[given["id"]] = given
        if given.get("aria-invalid") == "true":
            self.bad.append(given["id"])
        if given.get("type") != "hidden" and any(tag == "details" and "open" in about for tag, about in self._path):
            self.open_around.append(given["id"])
