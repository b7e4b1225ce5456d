"""Show one tool: everything known about it becomes one view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verdicts.desk.cards.snippets import snippets
from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Missing, Moved, catalogue_slug
from verdicts.desk.comparison.factrows import own_fact
from verdicts.desk.comparison.heads import category_path, licence, offers
from verdicts.desk.correcting.open_form import report_path
from verdicts.desk.costing.plans import lens_view
from verdicts.desk.dates import day
from verdicts.desk.describing import breadcrumb_data, linked_data, product_data
from verdicts.desk.drawing import bench
from verdicts.desk.sourcing import entry_source, licence_source
from verdicts.desk.tool.alternatives import alternative_views
from verdicts.desk.tool.history import READ, change_views
from verdicts.desk.tool.panel import take_views, takes_note
from verdicts.desk.tool.prices import price_views
from verdicts.desk.wording import entry_price, plural
from verdicts.domain.panels import count
from verdicts.domain.revisions import Judgement
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.revisions import judgements
from verdicts.views.parts import CrumbView, LinkView, MetaView
from verdicts.views.tool import ToolView


def show(library: Library, site: Site, slug: str, today: date) -> ToolView | Moved | Missing:
    """The tool at a slug, or where it moved (renamed, or written in capitals), or that it is missing."""
    catalogue = library.catalogue()
    now = catalogue_slug(library, catalogue, slug)
    if now not in catalogue.cards:
        now = catalogue_slug(library, catalogue, slug.strip().lower())
    if now not in catalogue.cards:
        return Missing((slug,))
    if now != slug:
        return Moved(f"/tools/{now}")
    with reading(library.engine) as conn:
        past = judgements(conn, slug, READ)
    return tool_view(catalogue, library.tools([slug])[0], past, site, today)


def tool_view(catalogue: Catalogue, tool: Tool, past: Sequence[Judgement], site: Site, today: date) -> ToolView:
    """The whole page of one tool."""
    month, path, category = f"{today:%Y-%m}", f"/tools/{tool.slug}", category_path(tool.category)
    crumbs = [CrumbView("Tools", "/tools"), CrumbView(tool.category, category), CrumbView(tool.name)]
    nearby, further = alternative_views(catalogue, catalogue.cards[tool.slug])
    return replace(
        _figures(_head(tool, site), catalogue, tool, month),
        path=path,
        meta=_meta(site, tool, path, crumbs),
        crumbs=crumbs,
        retired=catalogue.cards[tool.slug].retired,
        prices=price_views(tool, month),
        takes=take_views(tool, catalogue.reviewers, catalogue.predictions.get(tool.slug, ())),
        takes_note=takes_note(tool, catalogue.reviewers),
        facts=[replace(own_fact(fact, month), report=report_path(tool.slug, fact.label)) for fact in tool.facts],
        report=report_path(tool.slug),
        alternatives=nearby,
        more_href=category if further else "",
        more=f"{plural(further, 'more tool')} in {tool.category}" if further else "",
        changes=change_views(past, catalogue.reviewers),
        choices=offers(catalogue, [tool.slug], [tool.slug]),
    )


def _head(tool: Tool, site: Site) -> ToolView:
    return ToolView(
        slug=tool.slug,
        slugs=[tool.slug],
        name=tool.name,
        short_name=tool.short_name,
        maker=tool.maker,
        licence=licence(tool),
        judged=day(tool.panel_on) if tool.panel else "",
        published=day(tool.published_on),
        category=tool.category,
        category_href=category_path(tool.category),
        tagline=tool.tagline,
        paragraphs=paragraphs(tool.description),
        best_for=tool.best_for,
        links=_links(tool),
        snippets=snippets(tool, site),
    )


def _figures(view: ToolView, catalogue: Catalogue, tool: Tool, month: str) -> ToolView:
    scores = {take.reviewer: take.score for take in tool.panel}
    found = count(scores.values())
    price, price_note = entry_price(tool.pricing.kind, tool.pricing.entry)
    return replace(
        view,
        bench=bench(scores, catalogue.reviewers),
        share="–" if found.share is None else f"{found.share}%",
        share_note="no panel take yet" if not found.takes else f"{found.ship} of {plural(found.takes, 'reviewer')}",
        price=price,
        price_note=price_note,
        pricing_summary=tool.pricing.summary,
        pricing_source=entry_source(tool, month),
        licence_source=licence_source(tool, month),
        lens=lens_view([tool], f"/tools/{tool.slug}", month),
    )


def paragraphs(text: str) -> list[str]:
    """A text split at its blank lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _links(tool: Tool) -> list[LinkView]:
    given = (("Home", tool.links.home), ("Docs", tool.links.docs), ("Repository", tool.links.repo))
    return [LinkView(label, href) for label, href in given if href]


def _meta(site: Site, tool: Tool, path: str, crumbs: list[CrumbView]) -> MetaView:
    found = count(take.score for take in tool.panel)
    verdict = f"{found.verdict.title()}, {found.ship} of {found.takes}" if found.takes else "no panel take yet"
    described = f"{tool.tagline}. Panel verdict: {verdict}. Sourced facts, prices and alternatives."
    data = [breadcrumb_data(site, crumbs, path), product_data(site, tool)]
    title = f"{tool.name}: ship it or skip it? · {site.name}"
    return MetaView(title, described, site.url + path, "", linked_data(data))
