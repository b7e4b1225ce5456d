"""Miss a page: say what is not there, and offer what may have been meant."""

from __future__ import annotations

import re
from urllib.parse import unquote

from rapidfuzz.distance import OSA

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Missing
from verdicts.desk.search import find
from verdicts.desk.searching.words import plain
from verdicts.desk.wording import listed, plural, small_number
from verdicts.domain.cards import Card
from verdicts.domain.matchups import MOST, comparison_path
from verdicts.views.missing import MissingView
from verdicts.views.parts import LinkView, MetaView

_RESERVED = re.compile(r"%(2[346BCFbcf]|3[ABDFabdf]|40)")
NEWSLETTER = "/newsletter"
_LONGEST, _NEAR, _SHOWN, _ALIKE = 60, 3, 6, 0.75


def miss(library: Library, site: Site, missing: Missing, path: str) -> MissingView:
    """The page for an address that leads nowhere. `path` is as the request had it, percent signs and all."""
    catalogue = library.catalogue()
    title, said = _words(catalogue, missing, path)
    offer, links = _offers(catalogue, missing, path)
    meta = MetaView(f"Not found · {site.name}", said, "", "noindex")
    return MissingView(as_read(path), meta, title, said, offer, links)


def as_read(path: str) -> str:
    """A path as the browser's decodeURI reads it, by which the live page knows that it is this one."""
    try:
        plain = unquote(_RESERVED.sub(r"%25\1", path), errors="strict")
    except UnicodeDecodeError:
        return path
    return plain.rstrip("/") or "/"


def _words(catalogue: Catalogue, missing: Missing, path: str) -> tuple[str, str]:
    if missing.too_many:
        many = small_number(len(missing.known)).capitalize()
        return "Four is the most", f"{many} tools do not fit side by side. Drop one and the rest can be compared."
    if path.startswith("/shelf/"):
        return "This shelf is not shared", "Its owner ended the link, or the address is not whole."
    if path.startswith(f"{NEWSLETTER}/"):
        return "There is no such issue", "No issue went out under that name, or the address is mistyped."
    if not missing.unknown:
        return "There is no such page", "The address may be mistyped, or the page was never here."
    limit = " A comparison holds four at most." if len(missing.unknown) + len(missing.known) > MOST else ""
    said = f"The catalogue holds no tool called {_unknown(missing.unknown)}.{_known(catalogue, missing)}{limit}"
    return "No tool by that name", said


def _unknown(slugs: tuple[str, ...]) -> str:
    """Up to four names; what is more is counted."""
    longest, more = _LONGEST if len(slugs) == 1 else _LONGEST // 2, len(slugs) - MOST
    names = [f"“{_short(slug, longest)}”" for slug in slugs[:MOST]]
    return listed([*names, plural(more, "other")] if more > 0 else names, "or")


def _known(catalogue: Catalogue, missing: Missing) -> str:
    names = [catalogue.cards[slug].short_name for slug in missing.known[:MOST]]
    return f" {listed(names)} {'is' if len(names) == 1 else 'are'} there." if names else ""


def _short(text: str, longest: int = _LONGEST) -> str:
    text = "".join(letter for letter in unquote(text) if letter.isprintable())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _offers(catalogue: Catalogue, missing: Missing, path: str) -> tuple[str, list[LinkView]]:
    if missing.too_many:
        return "Compare without one of them", _without_one(catalogue, missing.known)
    if missing.unknown and 0 < len(missing.known) < MOST:
        return _rest(catalogue, missing)
    if path.startswith(f"{NEWSLETTER}/"):
        return "What there is", [LinkView("All issues", NEWSLETTER, "The weekly mail and its archive")]
    last = path.rstrip("/").rsplit("/", 1)[-1]
    near = [card for word in missing.unknown for card in _near(catalogue, word)]
    near += [] if missing.unknown else [card for card in _near(catalogue, last) if _like(card, last)]
    links = [LinkView(card.name, f"/tools/{card.slug}", card.category) for card in dict.fromkeys(near)]
    return ("Perhaps one of these", links[:_SHOWN]) if links else ("", [])


def _spaced(word: str) -> str:
    return re.sub(r"[-_+.]+", " ", _short(word)).strip()


def _near(catalogue: Catalogue, word: str) -> list[Card]:
    """Tools whose name is near a piece of an address."""
    text = _spaced(word)
    return find(catalogue, text, _NEAR) if len(text) > 1 else []


def _like(card: Card, word: str) -> bool:
    """Whether a piece of any address is nearly the tool's name, short name or slug: /ladder does not mean Aider."""
    text = plain(_spaced(word))
    names = {plain(_spaced(name)) for name in (card.name, card.short_name, card.slug)}
    return any(OSA.normalized_similarity(text, name) >= _ALIKE or f" {name} " in f" {text} " for name in names)


def _without_one(catalogue: Catalogue, known: tuple[str, ...]) -> list[LinkView]:
    """The comparisons left when one tool goes; with more than five, the first four."""
    if len(known) > MOST + 1:
        rest = known[:MOST]
        return [LinkView(listed([catalogue.cards[slug].name for slug in rest]), comparison_path(rest))]
    return [
        LinkView(f"Without {catalogue.cards[slug].name}", comparison_path(other for other in known if other != slug))
        for slug in known
    ]


def _rest(catalogue: Catalogue, missing: Missing) -> tuple[str, list[LinkView]]:
    """Comparisons of the tools that are known with those that may have been meant, then of the known ones alone."""
    near = [card for word in missing.unknown for card in _near(catalogue, word) if card.slug not in missing.known]
    wanted = [[*missing.known, card.slug] for card in dict.fromkeys(near)][: _SHOWN - 1]
    links = [_comparison(catalogue, slugs) for slugs in [*wanted, list(missing.known)]]
    return ("Perhaps one of these" if wanted else "What is there"), links


def _comparison(catalogue: Catalogue, slugs: list[str]) -> LinkView:
    names = [catalogue.cards[slug].name for slug in sorted(slugs)]
    return LinkView(" vs ".join(names), comparison_path(slugs))
