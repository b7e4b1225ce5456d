"""An issue as plain text: for every mail program, and whoever likes it better."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from verdicts.desk.catalogue import Site
from verdicts.desk.newsletter.office import NAME
from verdicts.views.newsletter import ArrivedView, ChangedView, ContestedView, IssueView
from verdicts.views.parts import LinkView

WIDE = 72


def issue_text(view: IssueView, site: Site, manage: str, leave: str, imprint: str) -> str:
    """`manage` and `leave` are whole addresses, the subscriber's own; `imprint` may be empty."""
    parts = [
        f"{NAME} · {site.name}\n{view.day}",
        _wrapped(view.lead),
        _wrapped(view.samples),
        *_part("Changed verdicts", [_changed(one, site) for one in view.changed], _more(view.more_changed, site)),
        *_part("New tools", [_arrived(one, site) for one in view.arrived], _more(view.more_arrived, site)),
        *_part("Too close to call", [_contested(one, site) for one in view.contested], _wrapped(view.demo)),
        f"-- \nOn the web: {site.url}{view.path}",
        f"You get this mail because you subscribed.\nChoose categories: {manage}\nUnsubscribe: {leave}",
        imprint,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _part(title: str, rows: list[str], after: str) -> Iterator[str]:
    if rows:
        yield f"{title.upper()}\n{'=' * len(title)}"
        yield from rows
        yield after


def _more(more: LinkView | None, site: Site) -> str:
    return f"{more.label}:\n{site.url}{more.href}" if more else ""


def _changed(one: ChangedView, site: Site) -> str:
    turned = f"{_verdict(one.was, one.was_said)} -> {_verdict(one.now, one.now_said)}"
    return _row(one.name, one.category, one.note, turned, one.how, f"Why: {one.why}" if one.why else "", site, one.href)


def _arrived(one: ArrivedView, site: Site) -> str:
    return _row(one.name, one.category, one.note, one.tagline, _verdict(one.now, one.now_said), "", site, one.href)


def _contested(one: ContestedView, site: Site) -> str:
    return "\n".join([one.name, f"  {one.said}", f"  {site.url}{one.href}"])


def _verdict(word: str, said: str) -> str:
    return f"{word} ({said})" if said else word


def _row(name: str, category: str, note: str, first: str, second: str, third: str, site: Site, href: str) -> str:
    head = f"{name} ({category})" + (f" [{note}]" if note else "")
    lines = [_wrapped(said, "  ") for said in (first, second, third) if said]
    return "\n".join([head, *lines, f"  {site.url}{href}"])


def _wrapped(said: str, indent: str = "") -> str:
    return textwrap.fill(said, WIDE, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
