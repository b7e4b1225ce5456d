"""Open the page on which a wrong fact is reported: for the tool and the fact of its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.naming import meant
from verdicts.desk.search import find
from verdicts.desk.wording import fact_value
from verdicts.domain.tools import Tool
from verdicts.views.corrections import AboutView, CorrectionsView, TypedView
from verdicts.views.parts import CrumbView, LinkView, MetaView

PATH = "/corrections"
ELSE = AboutView("", "Something else on its page")
_LONGEST = 200  # characters of a name or a label in the address
_MOST_PARTS = 20


def report_path(slug: str, fact: str = "") -> str:
    """Where a fact of a tool is reported."""
    return f"{PATH}?{urlencode({'tool': slug, **({'fact': fact} if fact else {})})}"


def open_form(library: Library, site: Site, query: str) -> CorrectionsView:
    """The form at an address. Keys that it does not know, and what they name that is not there, are dropped."""
    parts = parse_qsl(query[:2000], keep_blank_values=True) if query.count("&") < _MOST_PARTS else []
    asked = {name: "".join(filter(str.isprintable, text))[:_LONGEST] for name, text in parts}
    view = CorrectionsView(PATH, _meta(site), report=_number(asked.get("report", "")))
    return form_of(library, view, asked.get("tool", "").strip(), asked.get("fact", ""))


def form_of(library: Library, view: CorrectionsView, typed: str, fact: str) -> CorrectionsView:
    """The form for what was typed as a tool's name, and for one of its facts."""
    if not typed:
        return view
    catalogue = library.catalogue()
    tools = library.tools([slug]) if (slug := meant(library, catalogue, typed)) else []
    if tools:
        return _about(view, tools[0], fact)
    found = [LinkView(card.name, report_path(card.slug), card.category) for card in find(catalogue, typed, 8)]
    unknown = "Which of these is it?" if found else "No tool is called that. Try another name."
    return replace(view, typed=typed, found=found, unknown=unknown, key=typed)


def _about(view: CorrectionsView, tool: Tool, fact: str) -> CorrectionsView:
    abouts = [AboutView(one.label, f"{one.label}: {fact_value(one)}") for one in tool.facts]
    known = fact if any(one.label == fact for one in abouts) else ""
    about = {"tool": tool.slug, "name": tool.name, "href": f"/tools/{tool.slug}", "fact": known}
    return replace(view, **about, abouts=[*abouts, ELSE], key=f"{tool.slug} {known}")


def with_faults(view: CorrectionsView, typed: Mapping[str, str], faults: Mapping[str, str]) -> CorrectionsView:
    """The form as it was sent, with what is wrong under its fields."""
    fields = {name: TypedView(typed.get(name, ""), faults.get(name, "")) for name in ("wrong", "right", "source")}
    return replace(view, **fields, unknown=faults.get("tool", view.unknown))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _meta(site: Site) -> MetaView:
    said = "Report a fact that is wrong, and read what editors made of earlier reports."
    data = linked_data([breadcrumb_data(site, [CrumbView("Corrections")], PATH)])
    return MetaView(f"Corrections · {site.name}", said, f"{site.url}{PATH}", "", data)
