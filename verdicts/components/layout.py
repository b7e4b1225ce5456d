"""The frame of every page: one header, one footer, sections that open with a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.components.footer import footer
from verdicts.components.greeting import greeting
from verdicts.components.icons import icon, logo, person_icon, theme_icon
from verdicts.views.account import ANYBODY, UNSAID, GreetingView, WhoView
from verdicts.views.parts import CrumbView


@dataclass(frozen=True)
class Frame:
    """What every page carries: the site's name; whether demo votes are counted and who reads (Vars on the live page).

    A page that is printed for everybody does not know who reads. `greeting` is said on paper alone: the live page has a
    place of its own for it.
    """

    name: str
    demo: Any = False
    who: WhoView | Any = ANYBODY
    greeting: GreetingView = UNSAID


NAV = (
    ("/compare", "Compare"),
    ("/tools", "Tools"),
    ("/ladder", "Ladder"),
    ("/bookmarks", "Bookmarks"),
    ("/method", "Method"),
)
DESK = ("/desk", "Desk")  # for editors
ACCOUNT = ("/account", "Account")  # leads to signing in where nobody is signed in: pages are the same for everybody


def section(title: Any, *body: Any, id: str, note: Any = "", aside: Any = None) -> Element:
    """A part of a page under a 2 px ink rule, named by its heading."""
    has_note = note if isinstance(note, str) else note != ""
    return el.section(
        el.div(
            el.h2(title, id=f"{id}-h", class_name="text-head font-semibold font-stretch-[92%]"),
            when(has_note, el.p(note, class_name="max-w-[62ch] text-ui text-ink-2")),
            aside,
            class_name="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-t-2 border-ink pt-3 pb-5",
        ),
        *body,
        class_name="mt-14 md:mt-18",
        aria_labelledby=f"{id}-h",
        id=id,
    )


def _crumb(step: CrumbView | Any) -> Element:
    link = el.a(step.name, class_name="link", href=step.href)
    here = el.span(step.name, aria_current="page", class_name="truncate text-ink")
    return el.li(when(step.href != "", link, here), class_name="crumb")


def crumbs(steps: list[CrumbView] | Any) -> Element:
    """Where this page stands; the last step is the page itself."""
    trail = el.ol(each(steps, _crumb), class_name="flex gap-x-2")
    return el.nav(trail, aria_label="Breadcrumb", class_name="no-print pt-5 text-ui text-ink-2")


def _nav_link(href: str, name: str, here: str) -> Element:
    if href == here:
        look = "py-2 text-ui font-semibold underline decoration-2 underline-offset-[6px]"
        return el.a(name, href=href, class_name=look, aria_current="page")
    return el.a(name, href=href, class_name="py-2 text-ui text-ink-2 hover:text-ink")


def _menu(frame: Frame) -> Element:
    look = "block truncate py-3 text-body font-semibold"
    rows = [
        el.li(el.a(name, href=href, class_name=look), class_name="border-t border-rule")
        for href, name in (*NAV, DESK, (ACCOUNT[0], frame.who.label))
    ]
    rows[-2] = when(frame.who.edits, rows[-2])
    return el.details(
        el.summary(icon("menu"), class_name="btn btn-bare size-10 list-none p-0", aria_label="Menu"),
        el.nav(
            el.ul(*rows),
            aria_label="Menu",
            class_name="absolute inset-x-0 top-14 z-50 border-b-2 border-ink bg-paper px-4 pb-4",
        ),
        class_name="menu md:hidden",
    )


def _account(frame: Frame, here: str) -> Element:
    return el.a(
        when(frame.who.signed_in, person_icon(filled=True), person_icon()),
        href=ACCOUNT[0],
        class_name="btn btn-bare hidden size-10 p-0 sm:inline-flex",
        aria_label=frame.who.label,
        **({"aria_current": "page"} if here == ACCOUNT[0] else {}),
    )


def _actions(frame: Frame, here: str) -> Element:
    return el.div(
        el.a(
            icon("search"),
            "Find a tool ",
            el.kbd("/", class_name="ms-2 border border-edge px-1 font-sans text-micro js-only"),
            href="/tools#q",
            class_name="btn btn-bare hidden text-ink-2 lg:inline-flex",
            data_find="",
        ),
        el.button(
            theme_icon(),
            type="button",
            class_name="btn btn-bare js-only size-10 p-0",
            data_theme_switch="",
            aria_label="Switch light and dark",
        ),
        _account(frame, here),
        _menu(frame),
        class_name="ms-auto flex items-center gap-1",
    )


def _demo() -> Element:
    """Demo votes are never shown as if readers had cast them."""
    said = el.span(
        el.strong("Demo votes.", class_name="font-semibold"),
        " Some votes on this site were played by a program, not cast by readers. ",
        el.a("How votes are kept", href="/method#votes", class_name="link"),
    )
    return el.p(said, class_name="demo-votes")


def header(frame: Frame, here: str = "") -> Element:
    """Skip link, logo, the pages of the site, search and theme. `here` is the path of the current entry."""
    bar = el.div(
        el.a(
            logo(),
            frame.name,
            href="/",
            class_name="flex min-w-0 items-center gap-2 text-body font-bold font-stretch-[88%]",
        ),
        el.nav(
            *(_nav_link(href, name, here) for href, name in NAV),
            when(frame.who.edits, _nav_link(*DESK, here)),
            aria_label="Site",
            class_name="hidden items-center gap-6 md:flex",
        ),
        _actions(frame, here),
        class_name="mx-auto flex h-14 max-w-(--page) items-center gap-6 px-4 md:px-8",
    )
    skip = "sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-ink focus:p-3 focus:text-paper"
    return el.header(
        el.a("Skip to content", href="#main", class_name=skip, data_skip=""),
        bar,
        when(frame.demo, _demo()),
        class_name="no-print border-b border-rule",
    )


def column(*body: Any, class_name: str = "") -> Element:
    """The width that all pages share."""
    return el.div(*body, class_name=f"mx-auto max-w-(--page) px-4 pb-20 md:px-8 {class_name}".strip())


def printed_frame(frame: Frame, here: str, kind: str, body: Any) -> Element:
    """The same frame as the live stage builds (assets/js/stage.js), for paper."""
    main = el.main(body, id="main", tab_index="-1", data_page=kind)
    said = el.p(class_name="sr-only", role="status")
    greeted = greeting(frame.greeting) if frame.greeting.said else None
    return el.div(header(frame, here), main, footer(frame.name, here), said, greeted, class_name="page")
