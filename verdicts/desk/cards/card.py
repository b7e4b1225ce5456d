"""Draw up a card: what the picture of a tool, a comparison or a page says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from verdicts.desk.cards.find import find_tools
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.comparison.heads import figures
from verdicts.desk.drawing import WORDS, bench
from verdicts.desk.wording import listed, plural
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import SHIP_LINE, mean
from verdicts.domain.tools import Tool
from verdicts.views.cards import CardToolView, CardView

PAGE = "page/"
MOST_MEANS = 40
QUESTION = "Which one should you ship with?"
PAGES = {
    "home": (QUESTION, "AI tools side by side: a panel that argues, and readers who vote."),
    "compare": ("Compare tools", "Two to four side by side: panel scores, sourced facts, prices."),
    "tools": ("Tools", "Every tool with its panel verdict, its facts and what readers say."),
    "ladder": ("Ladder", "Ranked by what readers would ship, with 95% intervals."),
    "method": ("Method", "How every number is made, who writes, and what models draft."),
    "newsletter": ("Weekly AI tool verdicts", "Which verdicts changed, to what and why; each week by mail."),
    "api": ("The API", "Every verdict, fact and vote of this site, for programs."),
    "corrections": ("Corrections", "What was reported as wrong, and what came of it."),
    "privacy": ("Privacy", "What is kept, why, and for how long."),
    "past": ("As it was", "A comparison as it was published on a day gone by."),
}
"""Pages with words of their own on their card; every other public page shows the one of `home`."""
PAST = "past"  # a comparison as of a day gone by: nothing of today is on its card


def card(library: Library, site: Site, key: str, category: str = "") -> CardView | Moved | Missing:
    """The card at `key`: a slug, a matchup's slug, or page/<name>, for some pages within a category.

    Moved holds the key of the one form.
    """
    catalogue = library.catalogue()
    if key.startswith(PAGE):
        return _page(library, catalogue, site, key, category)
    slugs = find_tools(library, catalogue, key)
    if isinstance(slugs, Moved | Missing):
        return slugs
    found = [_tool(catalogue, tool, len(slugs) > 1) for tool in library.tools(slugs)]
    where = _printed(site, comparison_path(slugs))
    if len(found) == 1:
        return CardView(key, "tool", site.name, found[0].name, found[0].tagline, where, _spoken(found[0]), found)
    alt = f"{listed([one.name for one in found])}: {QUESTION.lower()} {' '.join(map(_spoken, found))}"
    return CardView(key, "matchup", site.name, QUESTION, "", where, alt, found)


def _tool(catalogue: Catalogue, tool: Tool, compact: bool) -> CardToolView:
    scores = {take.reviewer: take.score for take in tool.panel}
    return CardToolView(
        tool.slug,
        tool.name,
        tool.short_name,
        tool.category,
        tool.tagline,
        figures(tool),
        retired=catalogue.cards[tool.slug].retired,
        sample=_sampled(tool),
        bench=bench(scores, catalogue.reviewers, compact),
    )


def _spoken(tool: CardToolView) -> str:
    label = "Sample panel" if tool.sample else "Panel"
    said = (
        f"{WORDS[tool.bench.verdict]} ({tool.figures.share_note} ship)"
        if tool.bench.verdict != "none"
        else "no take yet"
    )
    return f"{tool.name}{', retired' if tool.retired else ''}. {label}: {said}."


def _page(library: Library, catalogue: Catalogue, site: Site, key: str, category: str) -> CardView | Missing:
    name = key.removeprefix(PAGE)
    if name not in PAGES or (category and (name not in ("tools", "ladder") or category not in catalogue.categories)):
        return Missing(())
    title, said = PAGES[name]
    cards = catalogue.categories[category] if category else catalogue.ranked
    if category:
        title = f"Ladder: {category}" if name == "ladder" else category
        said = PAGES["ladder"][1] if name == "ladder" else f"{plural(len(cards), 'tool')} compared."
    path = {"home": "", PAST: "/compare"}.get(name, f"/{name}")
    alt = f"{title} {said}" if title.endswith("?") else f"{title}. {said}"
    view = CardView(key, "page", site.name, title, said, _printed(site, path), alt)
    return view if name == PAST else _with_means(library, cards, view)


def _with_means(library: Library, cards: Sequence[Card], view: CardView) -> CardView:
    """The mean scores of the first tools in panel order, those without a panel left out."""
    judged = [one for one in cards if one.scores][:MOST_MEANS]
    means = [round(float(mean([score for _, score in one.scores]) or 0), 1) for one in judged]
    caption = f"Mean panel scores of {plural(len(means), 'tool')}, drawn against the ship line at {SHIP_LINE}"
    sample = any(_sampled(tool) for tool in library.tools(one.slug for one in judged))
    return replace(view, means=means, caption=caption, sample=sample)


def _sampled(tool: Tool) -> bool:
    return any(take.origin == "sample" for take in tool.panel)


def _printed(site: Site, path: str) -> str:
    """An address as people write it: without https, and without a query."""
    return f"{urlsplit(site.url).netloc}{path}"
