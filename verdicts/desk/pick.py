"""Pick tools to compare: typed names become a comparison, or the picker that says what is wrong."""

from __future__ import annotations

from datetime import date

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.compare import Moved
from verdicts.desk.comparison.along import with_along
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.picking.choice import Choice, read_choice
from verdicts.desk.picking.form import form_view
from verdicts.desk.picking.pairs import category_pairs
from verdicts.domain.matchups import FEWEST, MOST, comparison_path
from verdicts.views.parts import CrumbView, MetaView
from verdicts.views.picker import PickerView


def pick(library: Library, site: Site, query: str, today: date) -> PickerView | Moved:
    """Where a picker's query string leads: its comparison, or the picker with the typed text and what is wrong."""
    catalogue = library.catalogue()
    choice = read_choice(library, catalogue, query)
    if _settled(choice):
        return Moved(with_along(comparison_path(choice.slugs), choice.along))
    return picker_view(catalogue, choice, site)


def _settled(choice: Choice) -> bool:
    """Whether every typed name is understood, no needed field is empty and the number fits side by side."""
    understood = None not in choice.named and not (choice.blank and not choice.kept)
    return understood and FEWEST <= len(choice.slugs) <= MOST


def picker_view(catalogue: Catalogue, choice: Choice, site: Site) -> PickerView:
    """The page."""
    return PickerView(
        path="/compare",
        meta=_meta(site),
        empty=not catalogue.ranked,
        form=form_view(catalogue, choice),
        categories=category_pairs(catalogue),
    )


def _meta(site: Site) -> MetaView:
    said = "Name two AI tools and read them side by side: panel verdicts, scores, sourced facts and prices."
    data = linked_data([breadcrumb_data(site, [CrumbView("Compare")], "/compare")])
    return MetaView(f"Compare AI tools · {site.name}", said, f"{site.url}/compare", "", data)
