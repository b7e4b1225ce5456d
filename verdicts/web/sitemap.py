"""/sitemap.xml: an index, parts of tools and of matchups within a category; /robots.txt beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from math import comb
from xml.sax.saxutils import escape

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.domain.matchups import comparison_path

PART = 20_000
_NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


PAGES = ("/", "/compare", "/tools", "/ladder", "/method", "/newsletter", "/corrections", "/privacy", "/api")


def _paths(catalogue: Catalogue, what: str) -> Iterator[str]:
    if what == "tools":
        yield from PAGES
        yield from (f"/tools/{card.slug}" for card in catalogue.ranked)
        return
    for cards in catalogue.categories.values():
        for pair in combinations(sorted(card.slug for card in cards), 2):
            yield comparison_path(pair)


def _parts(catalogue: Catalogue) -> list[str]:
    tools = len(catalogue.ranked) + len(PAGES)
    matchups = sum(comb(len(cards), 2) for cards in catalogue.categories.values())
    sizes = {"tools": tools, "matchups": matchups}
    return [f"{what}-{n + 1}" for what, size in sizes.items() for n in range(-(-size // PART))]


def sitemap_index(catalogue: Catalogue, site: Site) -> str:
    """The index of all parts."""
    rows = [f"<sitemap><loc>{escape(site.url)}/sitemap/{part}.xml</loc></sitemap>" for part in _parts(catalogue)]
    return f"{_HEAD}<sitemapindex {_NS}>{''.join(rows)}</sitemapindex>\n"


def sitemap_part(catalogue: Catalogue, site: Site, part: str) -> str | None:
    """One part of at most 20,000 addresses, None when there is no such part."""
    if part not in _parts(catalogue):
        return None
    what, number = part.rsplit("-", 1)
    start = (int(number) - 1) * PART
    paths = islice(_paths(catalogue, what), start, start + PART)
    rows = [f"<url><loc>{escape(site.url + path)}</loc></url>" for path in paths]
    return f"{_HEAD}<urlset {_NS}>{''.join(rows)}</urlset>\n"


def robots(site: Site) -> str:
    """Everything public may be read; searches and forms are not worth a visit."""
    closed = "".join(
        f"Disallow: {path}\n"
        for path in (
            "/_event",
            "/compare?",
            "/tools?q=",
            "/newsletter/confirm",
            "/newsletter/manage",
            "/newsletter/unsubscribe",
        )
    )
    return f"User-agent: *\n{closed}Sitemap: {site.url}/sitemap.xml\n"
