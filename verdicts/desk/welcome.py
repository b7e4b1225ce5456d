"""Welcome a reader: the home page, computed from the catalogue."""

from __future__ import annotations

from datetime import date

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.comparison.heads import category_path
from verdicts.desk.describing import linked_data
from verdicts.desk.home.chart import chart_view
from verdicts.desk.home.latest import latest_views
from verdicts.desk.home.legend import legend_view
from verdicts.desk.picking.form import form_view
from verdicts.desk.picking.pairs import close_calls
from verdicts.desk.wording import plural
from verdicts.views.home import HomeView
from verdicts.views.parts import LinkView, MetaView

_CATEGORIES = 24


def welcome(library: Library, site: Site, today: date) -> HomeView:
    """The home page; says so when there is nothing to compare yet."""
    catalogue = library.catalogue()
    return HomeView(
        path="/",
        meta=_meta(site),
        empty=not catalogue.ranked,
        form=form_view(catalogue),
        legend=legend_view(catalogue, today),
        latest=latest_views(catalogue, today),
        all_tools=f"All {plural(len(catalogue.ranked), 'tool')}",
        close=close_calls(catalogue),
        chart=chart_view(catalogue),
        categories=_categories(catalogue),
    )


def _categories(catalogue: Catalogue) -> list[LinkView]:
    """The larger categories in alphabetical order, each with its number of tools."""
    wide = sorted(catalogue.categories, key=lambda name: -len(catalogue.categories[name]))[:_CATEGORIES]
    return [
        LinkView(name, category_path(name), str(len(catalogue.categories[name])))
        for name in sorted(wide, key=str.casefold)
    ]


def _meta(site: Site) -> MetaView:
    said = "AI tools side by side: panel verdicts argued by named reviewers, sourced facts, prices with their month."
    data = {"@type": "WebSite", "name": site.name, "url": f"{site.url}/", "description": said}
    title = f"{site.name}: which one should you ship with?"
    return MetaView(title, said, f"{site.url}/", "", linked_data([data]))
