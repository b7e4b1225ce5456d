"""What a picker's query chooses: tools that stay, names that were typed, and the tools they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.compare import catalogue_slug
from verdicts.desk.comparison.along import pairs_along
from verdicts.desk.naming import meant

LONGEST = 200
_MOST_KEPT, _MOST_PARTS = 8, 50


@dataclass(frozen=True)
class Choice:
    """`kept` slugs stay; `typed` maps a field to its text, `named` says for each the slug it means or None.

    `asked` is whether a form was sent, `blank` whether a field of it was left empty; `along` is what the comparison
    that it was sent from had set in its address.
    """

    kept: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict[str, str])
    named: tuple[str | None, ...] = ()
    asked: bool = False
    blank: bool = False
    along: tuple[tuple[str, str], ...] = ()

    @property
    def slugs(self) -> list[str]:
        """All tools chosen so far, each once, in the order they were given."""
        return list(dict.fromkeys([*self.kept, *(slug for slug in self.named if slug)]))

    def text(self, name: str) -> str:
        """What was typed into a field."""
        return self.typed.get(name, "")


def read_choice(library: Library, catalogue: Catalogue, query: str) -> Choice:
    """Read a query string. Unknown keys and unknown kept slugs are dropped."""
    given = parse_qsl(query, keep_blank_values=True) if query.count("&") < _MOST_PARTS else []
    kept = [catalogue_slug(library, catalogue, value) for key, value in given if key == "with"]
    known = tuple(dict.fromkeys(slug for slug in kept if slug in catalogue.cards))[:_MOST_KEPT]
    fields = ("add",) if known else ("a", "b")
    sent = {key: value.strip()[:LONGEST] for key, value in given if key in ("a", "b", "add")}
    if not known and "add" in sent:
        sent.setdefault("a", sent.pop("add"))
    typed = {key: text for key in fields if (text := _printable(sent.get(key, "")))}
    named = tuple(meant(library, catalogue, text) for text in typed.values())
    asked = any(key in sent for key in fields)
    along = tuple(pairs_along(catalogue, query)) if given else ()
    return Choice(known, typed, named, asked, blank=asked and len(typed) < len(fields), along=along)


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
