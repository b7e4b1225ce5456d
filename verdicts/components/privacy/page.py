"""What is kept, why and how long: each thing with the three beside it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.contents import text_page, text_row, text_section
from verdicts.components.el import Element, each, has, when
from verdicts.views.privacy import BriefView, KeptView, PrivacySectionView, PrivacyView


def _kept(thing: KeptView | Any) -> Element:
    aside = "text-ui text-ink-2"
    said = el.dd(
        el.p(thing.holds),
        el.p(el.strong("Why: ", class_name="font-semibold"), thing.why, class_name=aside),
        el.p(el.strong("How long: ", class_name="font-semibold"), thing.lasts, class_name=aside),
        class_name="grid gap-1",
    )
    return text_row(el.dt(thing.name, class_name="font-semibold"), said)


def _brief(line: BriefView | Any) -> Element:
    link = el.a(line.link.label, href=line.link.href, class_name="link font-semibold")
    return text_row(el.dt(link), el.dd(line.said))


def _section(part: PrivacySectionView | Any) -> Element:
    things = el.dl(each(part.kept, _kept), class_name="mt-6 border-b border-rule")
    brief = el.dl(each(part.brief, _brief), class_name="mt-6 border-b border-rule")
    return text_section(part, when(has(part.brief), brief), when(has(part.kept), things))


def privacy_page(view: PrivacyView | Any) -> Element:
    """Title, contents, sections."""
    return text_page("What is kept of you", view, _section)
