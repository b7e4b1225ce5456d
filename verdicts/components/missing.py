"""The page for an address that leads nowhere, and the frame that shows it in the place of a page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.layout import Frame, column
from verdicts.components.stage import page_title, stage
from verdicts.components.unbroken import unbroken
from verdicts.views.missing import MissingView
from verdicts.views.parts import LinkView, MetaView


def _offer(link: LinkView | Any) -> Element:
    return el.li(
        el.a(
            el.span(unbroken(link.label), class_name="min-w-0 font-semibold group-hover:underline", dir="auto"),
            el.span(link.note, class_name="text-small text-ink-2", dir="auto"),
            href=link.href,
            class_name="group flex flex-wrap items-baseline gap-x-4 border-t border-rule py-3 text-body",
        )
    )


def missing_page(view: MissingView | Any) -> Element:
    """What is not there, what may have been meant, and the ways on."""
    offers = el.section(
        el.h2(view.offer, id="offers-h", class_name="pb-3 text-head font-semibold font-stretch-[92%]"),
        el.ul(each(view.links, _offer), class_name="border-b border-rule"),
        aria_labelledby="offers-h",
        class_name="mt-10 max-w-[46rem] border-t-2 border-ink pt-3",
    )
    ways = el.p(
        el.a("Compare two tools", href="/compare", class_name="btn btn-main"),
        el.a("All tools", href="/tools", class_name="btn"),
        class_name="mt-8 flex flex-wrap gap-2",
    )
    return column(
        el.p("404", class_name="pt-10 text-ui text-ink-2 md:pt-14"),
        el.h1(view.title, class_name="mt-2 font-serif text-display font-normal tracking-[-.015em]"),
        el.p(view.said, class_name="mt-4 max-w-[60ch] font-serif text-lead text-ink-2", dir="auto"),
        when(has(view.links), offers),
        ways,
    )


def _meta(lost: Any, view: Any, missing: Any) -> Any:
    return rx.cond(lost, missing.meta, view.meta).to(MetaView)


def staged(frame: Frame, here: str, kind: str, view: Any, missing: Any, body: Any, bones: Any) -> rx.Component:
    """The stage of a page that may turn out to be missing. `view` and `missing` are Vars; a missing `path` decides."""
    lost = missing.path != ""
    at = rx.cond(lost, missing.path, view.path)
    shown, known = rx.cond(lost, missing_page(missing), body), el.choose(lost, "missing", kind)
    return stage(frame, here, known, at, _meta(lost, view, missing), shown, bones)


def staged_title(view: Any, missing: Any) -> rx.Var[str]:
    """The title of the page or of its absence."""
    return page_title(_meta(missing.path != "", view, missing))
