"""An embed: one tool, or the tools of a comparison in rows. Printed only; no scripts, every link opens a page of its own."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.drawings import bank, bench
from verdicts.components.el import Element, each, when
from verdicts.components.icons import icon, logo
from verdicts.components.marks import stamp
from verdicts.views.cards import EmbedToolView, EmbedView

_OUT = {"target": "_blank", "rel": "noopener"}


def _figure(value: str, label: str, note: str, title: str = "") -> Element:
    shown = el.dd(el.span(value, class_name="figure"), " ", el.span(note, class_name="quiet"), title=title or None)
    return el.div(el.dt(label, class_name="quiet"), shown, class_name="measure")


def _figures(tool: EmbedToolView) -> Element:
    return el.dl(
        _figure(tool.share, "Panel ship", tool.share_note),
        _figure(tool.community, "Community", tool.community_note, tool.interval),
        class_name="measures",
    )


def _where(tool: EmbedToolView) -> Element:
    return el.p(
        el.span(tool.category, dir="auto"),
        when(tool.retired, el.span("Retired", class_name="tag")),
        class_name="quiet where",
    )


def _alone(tool: EmbedToolView) -> Element:
    return el.div(
        _where(tool),
        el.h1(el.a(tool.name, href=tool.href, dir="auto", **_OUT), class_name="name"),
        el.p(tool.tagline, class_name="tagline", dir="auto"),
        el.div(bench(tool.bench), _figures(tool), class_name="judged"),
        class_name="alone",
    )


def _row(tool: EmbedToolView) -> Element:
    retired = when(tool.retired, el.span("Retired", class_name="tag"))
    return el.li(
        el.p(el.a(tool.name, href=tool.href, dir="auto", **_OUT), retired, class_name="row-name"),
        el.span(bank(tool.bench), stamp(tool.bench.verdict, tool.bench.word, small=True), class_name="row-panel"),
        _figures(tool),
        class_name="row",
    )


def _several(view: EmbedView) -> Element:
    return el.div(
        el.h1(el.a(view.title, href=view.href, **_OUT), class_name="question"),
        el.ul(each(view.tools, _row), class_name="rows"),
        when(view.picks != "", el.p(view.picks, class_name="picks", dir="auto")),
        class_name="several",
    )


def embed_page(view: EmbedView | Any) -> Element:
    """The whole body."""
    maker = el.a(logo(), el.span(view.site), href=view.home, class_name="maker", **_OUT)
    body = _alone(view.tools[0]) if len(view.tools) == 1 else _several(view)
    return el.main(
        el.header(maker, when(view.sample != "", el.span(view.sample, class_name="tag"))),
        body,
        el.footer(
            el.a(view.call, icon("next"), href=view.href, class_name="call", **_OUT),
            when(view.note != "", el.p(view.note, class_name="quiet")),
        ),
    )
