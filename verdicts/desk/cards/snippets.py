"""What a tool's page offers to put elsewhere: its badge in two languages, and its embed."""

from __future__ import annotations

import re
from html import escape

from verdicts.desk.cards.badge import stamp_words
from verdicts.desk.cards.framing import frame_of
from verdicts.desk.catalogue import Site
from verdicts.domain.panels import count
from verdicts.domain.tools import Tool
from verdicts.views.cards import SnippetsView

_MARKED = re.compile(r"([\\`*_{}\[\]<>()#!|~]|&(?=#?\w+;))")


def snippets(tool: Tool, site: Site) -> SnippetsView:
    """Texts to copy, with whole addresses; names are escaped for the language that they stand in."""
    picture, page = f"/badge/{tool.slug}.svg", f"{site.url}/tools/{tool.slug}"
    alt, whole = f"{tool.name} on {site.name}", f"{site.url}{picture}"
    html = f'<a href="{page}"><img src="{whole}" alt="{escape(alt)}" height="28"></a>'
    return SnippetsView(
        picture,
        f"{alt}: {stamp_words(count(take.score for take in tool.panel))}",
        f"[![{_plain(alt)}]({whole})]({page})",
        html,
        frame_of(site, [tool]),
    )


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    return _MARKED.sub(r"\\\1", " ".join(text.split()))
