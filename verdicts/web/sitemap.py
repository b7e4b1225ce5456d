"""/sitemap.xml: an index, parts of tools, of matchups within a category and of issues that went out; /robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb
from xml.sax.saxutils import escape

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.domain.matchups import comparison_path

PART = 20_000
_NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


PAGES = ("/", "/compare", "/tools", "/ladder", "/method", "/newsletter", "/corrections", "/privacy", "/api")


@dataclass(frozen=True)
class Sitemap:
    """What may be found: every tool, every pair within a category, and `issues`, the paths of those that went out."""

    site: Site
    catalogue: Catalogue
    issues: Sequence[str] = ()

    def index(self) -> str:
        """The index of all parts."""
        rows = [f"<sitemap><loc>{escape(self.site.url)}/sitemap/{part}.xml</loc></sitemap>" for part in self._parts()]
        return f"{_HEAD}<sitemapindex {_NS}>{''.join(rows)}</sitemapindex>\n"

    def part(self, name: str) -> str | None:
        """One part of at most 20,000 addresses, None when there is no such part."""
        if name not in self._parts():
            return None
        what, number = name.rsplit("-", 1)
        start = (int(number) - 1) * PART
        paths = islice(self._paths(what), start, start + PART)
        rows = [f"<url><loc>{escape(self.site.url + path)}</loc></url>" for path in paths]
        return f"{_HEAD}<urlset {_NS}>{''.join(rows)}</urlset>\n"

    def _paths(self, what: str) -> Iterator[str]:
        if what == "tools":
            yield from PAGES
            yield from (f"/tools/{card.slug}" for card in self.catalogue.ranked)
        elif what == "issues":
            yield from self.issues
        else:
            for cards in self.catalogue.categories.values():
                yield from map(comparison_path, combinations(sorted(card.slug for card in cards), 2))

    def _parts(self) -> list[str]:
        matchups = sum(comb(len(cards), 2) for cards in self.catalogue.categories.values())
        tools = len(PAGES) + len(self.catalogue.ranked)
        sizes = {"tools": tools, "matchups": matchups, "issues": len(self.issues)}
        return [f"{what}-{n + 1}" for what, size in sizes.items() for n in range(-(-size // PART))]


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
