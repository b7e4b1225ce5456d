"""Where a value came from: host and month, with a mark once it is older than a year."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.views.parts import SourceView


def source(of: SourceView | Any) -> Element:
    """A small link to the page that was read; nothing where there is no source."""
    link = el.a(
        icon("link", 12),
        el.span(of.host, class_name="truncate"),
        el.span(of.seen, class_name="whitespace-nowrap no-underline"),
        when(of.stale, el.span("over a year old", class_name="stale whitespace-nowrap")),
        class_name="src",
        href=of.href,
        title=of.href,
        rel="noopener nofollow",
    )
    return when(of.href != "", link)


def sourced(of: SourceView | Any, missing: str) -> Element:
    """The same, or that it is missing: a value is given, and nobody knows from where."""
    return when(of.href != "", source(of), el.span(missing, class_name="src"))
