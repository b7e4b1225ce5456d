"""Which tool or category an agent means; what is none is said in a sentence that leads on."""

from __future__ import annotations

import re

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.compare import catalogue_slug
from verdicts.desk.search import find
from verdicts.desk.searching.words import tidy
from verdicts.desk.wording import listed

_NEAR, _LONGEST = 3, 60


class Refused(Exception):
    """Nothing can be answered; the message is a sentence with a way out."""


def named(library: Library, catalogue: Catalogue, asked: str) -> str:
    """The slug of the tool that is called so now, by slug, old slug or exact name. Raises Refused."""
    text = asked.strip()
    for spelling in (text, text.lower()):
        if (slug := catalogue_slug(library, catalogue, spelling)) in catalogue.cards:
            return slug
    folded = text.casefold()
    alike = (card.slug for card in catalogue.ranked if folded in (card.name.casefold(), card.short_name.casefold()))
    if (slug := next(alike, None)) is None:
        raise Refused(_no_tool(catalogue, text))
    return slug


def in_category(catalogue: Catalogue, asked: str) -> str:
    """The category as it is spelt, "" for none. Raises Refused."""
    folded = asked.strip().casefold()
    for name in ("", *catalogue.categories):
        if name.casefold() == folded:
            return name
    raise Refused(f"No category is called {_short(asked)}. There are: {listed(list(catalogue.categories))}.")


def _no_tool(catalogue: Catalogue, text: str) -> str:
    near = find(catalogue, re.sub(r"[-_+.]+", " ", _short(text)), _NEAR)
    if not near:
        return f"No tool is called {_short(text)}, and none is near it. `search` finds tools by what they are for."
    names = listed([f"{card.name} (`{card.slug}`)" for card in near], "or")
    return f"No tool is called {_short(text)}. Nearest: {names}."


def _short(text: str) -> str:
    shown = tidy(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
