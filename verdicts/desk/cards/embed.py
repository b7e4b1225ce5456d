"""Draw up an embed: one tool or a comparison as a small page for frames on other sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from verdicts.desk.cards.card import QUESTION
from verdicts.desk.cards.find import find_tools
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.comparison.heads import figures
from verdicts.desk.drawing import bank, bench
from verdicts.desk.tallying import row_tally, split_view
from verdicts.desk.wording import listed
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.tools import Tool
from verdicts.views.cards import EmbedToolView, EmbedView
from verdicts.views.parts import MetaView

_SAMPLE = "Sample takes by fictional personas."
_DEMO = "Some votes were played by a program."


def embed(library: Library, site: Site, key: str) -> EmbedView | Moved | Missing:
    """The embed of a slug or a matchup's slug; Moved holds the one form of the key."""
    catalogue = library.catalogue()
    slugs = find_tools(library, catalogue, key)
    if isinstance(slugs, Moved | Missing):
        return slugs
    tools, path = library.tools(slugs), comparison_path(slugs)
    found = library.values([*(f"/tools/{slug}" for slug in slugs), path])
    alone, names = len(tools) == 1, listed([tool.name for tool in tools])
    return EmbedView(
        key,
        MetaView(f"{names} · {site.name}", "", site.url + path, "noindex"),
        site.name,
        f"{site.url}/",
        tools[0].name if alone else QUESTION,
        site.url + path,
        "See the panel and the facts" if alone else "See the whole comparison",
        " ".join(_notes(library, tools, found)),
        _sampled(tools),
        "" if alone else _picks(tools, cast("Split | None", found.get(path)), path),
        [_tool(catalogue, site, tool, found, alone) for tool in tools],
    )


def lost_embed(site: Site) -> EmbedView:
    """The embed of a tool that is not there."""
    meta = MetaView(f"Not found · {site.name}", robots="noindex")
    title, tools = "There is no such tool here", f"{site.url}/tools"
    return EmbedView("", meta, site.name, f"{site.url}/", title, tools, "See all tools")


def _tool(
    catalogue: Catalogue, site: Site, tool: Tool, found: Mapping[str, Tally | Split], alone: bool
) -> EmbedToolView:
    path, scores = f"/tools/{tool.slug}", {take.reviewer: take.score for take in tool.panel}
    tally, panel = row_tally(cast("Tally | None", found.get(path))), figures(tool)
    return EmbedToolView(
        tool.name,
        site.url + path,
        tool.category,
        tool.tagline,
        catalogue.cards[tool.slug].retired,
        (bench if alone else bank)(scores, catalogue.reviewers),
        panel.share,
        panel.share_note,
        tally.share,
        tally.note,
        tally.interval,
    )


def _picks(tools: Sequence[Tool], split: Split | None, path: str) -> str:
    """Which of them readers would ship, in a sentence; "" without a pick."""
    view = split_view(split, path, {tool.slug: tool.short_name for tool in tools})
    if view.kind == "none":
        return ""
    shares = listed([f"{side.name} {side.share}" for side in view.sides])
    return f"Readers would ship: {shares} of {view.count}." if view.kind == "full" else f"Readers: {view.count}."


def _sampled(tools: Sequence[Tool]) -> str:
    """What the first line says of takes that were written for the demo, "" where there is none."""
    origins = {take.origin for tool in tools for take in tool.panel}
    return "" if "sample" not in origins else "Sample panel" if origins == {"sample"} else "Some sample takes"


def _notes(library: Library, tools: Sequence[Tool], found: Mapping[str, Tally | Split]) -> list[str]:
    played = library.demo_votes() and any(value.count for value in found.values())
    return [said for said, shown in ((_SAMPLE, bool(_sampled(tools))), (_DEMO, played)) if shown]
