"""/llms.txt (llmstxt.org): what the site is, and links to the plain form of every tool, by category."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.comparison.heads import verdict_line
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import count
from verdicts.web.api.asking import ROOT
from verdicts.web.api.problems import GUIDE
from verdicts.web.plain.markdown import items, link, page, plain
from verdicts.web.plain.parts import plain_address

MOST = 1000  # tools that are listed, in panel order
SAID = (
    "AI tools side by side: a panel of named reviewer personas scores each and says ship or skip, readers vote, "
    "and every fact has its source and month. What nobody sourced is said to be not sourced, never to be a no."
)
HOW = (
    "Every tool and every comparison of two to four tools has a Markdown form: add .md to its address, or ask for "
    "text/markdown. A comparison's address is /compare/ and the tools' slugs in alphabetical order, joined by -vs-."
)


def llms_text(catalogue: Catalogue, site: Site) -> str:
    """The whole file."""
    listed = {card.slug for card in catalogue.ranked[:MOST]}
    parts = [f"# {plain(site.name)}", f"> {SAID}", HOW, "## Ways to ask", items(_ways(catalogue, site))]
    for name, cards in catalogue.categories.items():
        if shown := [card for card in cards if card.slug in listed]:
            parts += [f"## {plain(name)}", items(_tool(card, site) for card in shown)]
    return page([*parts, "## Optional", items(_optional(site))])


def _ways(catalogue: Catalogue, site: Site) -> Sequence[str]:
    best = sorted(card.slug for card in catalogue.ranked[:2])
    example = [f"{_link(site, 'A comparison', f'{comparison_path(best)}.md')}: for example"] if len(best) == 2 else []
    return [
        f"{_link(site, 'MCP server', '/mcp')}: search, tool, compare, tally and ladder over streamable HTTP, keyless",
        f"{_link(site, 'API', ROOT)}: the same data as JSON, read only and keyless, with links to all that it holds",
        f"{_link(site, 'OpenAPI description', f'{ROOT}/openapi.json')}: every address and field of the API",
        f"{_link(site, 'Ladder', '/ladder.md')}: tools in the order in which readers would ship them",
        *example,
        f"{_link(site, 'Feed', '/feed.xml')}: verdicts as they are published, in Atom",
    ]


def _optional(site: Site) -> Sequence[str]:
    return [
        f"{_link(site, 'About the API', GUIDE)}: the same description for people",
        f"{_link(site, 'Method', '/method')}: how every number is made, and who writes",
        f"{_link(site, 'Sitemap', '/sitemap.xml')}: every page, more tools than are listed here among them",
    ]


def _tool(card: Card, site: Site) -> str:
    verdict = verdict_line(count(score for _, score in card.scores))
    return f"{link(card.name, plain_address(site, f'/tools/{card.slug}'))}: {plain(f'{card.tagline}. {verdict}')}"


def _link(site: Site, label: str, path: str) -> str:
    return link(label, site.url + path)
