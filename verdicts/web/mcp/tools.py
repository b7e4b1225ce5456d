"""The five tools: each takes what was asked, and gives a text for the model and the same in fields for programs."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.climb import PATH as LADDER
from verdicts.desk.climb import address, climb
from verdicts.desk.compare import compare
from verdicts.desk.comparison.heads import verdict_line
from verdicts.desk.comparison.scores import shared_keys
from verdicts.desk.search import matches
from verdicts.desk.show import show
from verdicts.desk.tallied import of_comparison, of_tool, tallied
from verdicts.desk.wording import listed, plural
from verdicts.domain.cards import Card
from verdicts.domain.matchups import FEWEST, comparison_path
from verdicts.domain.panels import count
from verdicts.store.engine import reading
from verdicts.store.ladders import standings
from verdicts.views.comparison import ComparisonView
from verdicts.views.ladder import LadderView
from verdicts.views.tool import ToolView
from verdicts.web.mcp import asked, shapes, shaping
from verdicts.web.mcp.naming import Refused, in_category
from verdicts.web.mcp.reader import Reader
from verdicts.web.plain.comparison import comparison_text
from verdicts.web.plain.ladder import ladder_text
from verdicts.web.plain.markdown import items, page, plain
from verdicts.web.plain.parts import DEMO, end, picks, votes
from verdicts.web.plain.tool import tool_text

Said = tuple[str, shapes.Answer]
MOVED = "The catalogue changed while it was read. Ask again."


def search(reader: Reader, ask: asked.SearchAsked) -> Said:
    """Tools by name, maker, purpose or category."""
    catalogue, site = reader.catalogue, reader.site
    category = in_category(catalogue, ask.category)
    hits = matches(catalogue, ask.query) if ask.query.strip() else catalogue.ranked
    hits = [card for card in hits if category in ("", card.category)]
    shown = hits[: ask.limit]
    head = f"{plural(len(hits), 'tool')}, {len(shown)} shown." if hits else _nothing(catalogue)
    text = page([head, items(_line(card) for card in shown)])
    return text, shapes.SearchAnswer(found=len(hits), tools=[shaping.found(card, site) for card in shown])


def tool(reader: Reader, ask: asked.ToolAsked) -> Said:
    """One tool as its page has it."""
    library, site = reader.library, reader.site
    (slug,) = reader.slugs([ask.tool])
    view = show(library, site, slug, reader.today())
    if not isinstance(view, ToolView):
        raise Refused(MOVED)
    text = tool_text(view, of_tool(library, view), site)
    return text, shaping.whole(reader, library.tools([slug])[0])


def compare_tools(reader: Reader, ask: asked.CompareAsked) -> Said:
    """Two to four tools as their page has them."""
    library, site, slugs = reader.library, reader.site, reader.slugs(ask.tools)
    if len(slugs) < FEWEST:
        raise Refused(f"These are all one tool, `{slugs[0]}`. Name two to four different ones, or ask `tool` for it.")
    path = comparison_path(slugs)
    view = compare(library, site, path.removeprefix("/compare/"), reader.today())
    if not isinstance(view, ComparisonView):
        raise Refused(MOVED)
    said, catalogue, tools = of_comparison(library, view), reader.catalogue, library.tools(slugs)
    shared = shared_keys(tools, catalogue.reviewers)
    answer = shapes.CompareAnswer(
        said=view.standfirst,
        shared_reviewers=[one.name for one in catalogue.reviewers if one.key in shared],
        tools=[shaping.whole(reader, one) for one in tools],
        aligned_facts=shaping.rows(tools, reader.month),
        picks=shaping.picked(reader.split(slugs), slugs),
        demo_votes=said.demo,
        url=site.url + path,
    )
    return comparison_text(view, said, site), answer


def tally(reader: Reader, ask: asked.TallyAsked) -> Said:
    """Votes on one tool, or picks among several, at this moment."""
    slugs, catalogue, site = reader.slugs(ask.tools), reader.catalogue, reader.site
    path, names = comparison_path(slugs), [catalogue.cards[slug].short_name for slug in slugs]
    said, alone = tallied(reader.library, slugs, names), len(slugs) == 1
    told = votes(said.tallies["a"]) if alone else picks(said.split)
    text = page([f"{plain(' vs '.join(names))}: {told}", DEMO if said.demo else "", end(site, path)])
    return text, shapes.TallyAnswer(
        tools=slugs,
        votes=shaping.counted(reader.tally(slugs[0])) if alone else None,
        picks=None if alone else shaping.picked(reader.split(slugs), slugs),
        demo_votes=said.demo,
        url=site.url + path,
    )


def ladder(reader: Reader, ask: asked.LadderAsked) -> Said:
    """The ladder of all tools or of a category."""
    library, site, catalogue = reader.library, reader.site, reader.catalogue
    category = in_category(catalogue, ask.category)
    view = _first(climb(library, site, address(category).removeprefix(LADDER), reader.today()), ask.limit)
    with reading(library.engine) as conn:
        found = standings(conn, category)
    shown = [rung.slug for rung in (*view.rungs.settled, *view.rungs.others)]
    demo = library.demo_votes()
    return ladder_text(view, site, demo), shapes.LadderAnswer(
        category=category,
        picks=found.picks,
        readers=found.readers,
        computed_at=found.at.isoformat() if found.at else None,
        rungs=[shaping.rung(catalogue.cards[slug], found.rungs[slug]) for slug in shown if slug in found.rungs],
        demo_votes=demo,
        url=site.url + address(category),
    )


def _first(view: LadderView, most: int) -> LadderView:
    settled = view.rungs.settled[:most]
    return replace(view, rungs=replace(view.rungs, settled=settled, others=view.rungs.others[: most - len(settled)]))


def _line(card: Card) -> str:
    verdict = verdict_line(count(score for _, score in card.scores))
    told = f"{card.tagline}. By {card.maker}, {card.category}. Panel: {verdict}."
    return f"{plain(card.name)} (`{card.slug}`): {plain(told)}"


def _nothing(catalogue: Catalogue) -> str:
    return f"No tool is found. Categories: {plain(listed(list(catalogue.categories)))}. Use other words, or fewer."
