"""The archive: all issues that went out, and each as it was mailed."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.saying import TITLE
from verdicts.components.el import Element
from verdicts.components.layout import column, crumbs, section
from verdicts.components.newsletter.form import ABOUT, NAME, sign_up
from verdicts.views.newsletter import ArchiveView, ArrivedView, ChangedView, ContestedView, IssueView
from verdicts.views.parts import LinkView

_ROW = "border-t border-rule py-4"
_NAMED = "text-body font-semibold"


def archive_page(view: ArchiveView) -> Element:
    """What the newsletter is, its form, its issues."""
    issues = [
        el.li(
            el.a(
                el.span(one.label, class_name="font-semibold underline underline-offset-4"),
                el.span(one.note, class_name="text-ui text-ink-2 group-hover:underline"),
                href=one.href,
                class_name=f"group grid gap-x-8 gap-y-1 sm:grid-cols-[8rem_1fr] {_ROW}",
            )
        )
        for one in view.issues
    ]
    shown = el.ol(*issues, class_name="border-b border-rule") if issues else el.p("No issue went out yet.")
    return column(
        crumbs(view.crumbs),
        el.h1(NAME, class_name=f"mt-8 {TITLE}"),
        el.p(ABOUT, class_name="mt-4 max-w-[60ch] text-body text-ink-2"),
        sign_up("archive-email", "mt-6 max-w-[26rem]"),
        section("Issues", shown, id="issues"),
    )


def issue_page(view: IssueView) -> Element:
    """One issue."""
    demo = el.p(view.demo, class_name="mt-3 text-small text-ink-2") if view.demo else None
    contested = [_contested(one) for one in view.contested]
    return column(
        crumbs(view.crumbs),
        _issue_head(view),
        _part("Changed verdicts", "changed", [_changed(one) for one in view.changed], _more(view.more_changed)),
        _part("New tools", "new", [_arrived(one) for one in view.arrived], _more(view.more_arrived)),
        _part("Too close to call", "contested", contested, demo),
        _others(view),
    )


def _others(view: IssueView) -> Element | None:
    """The ways to the issues before and after."""
    ways = ((view.earlier, "prev"), (view.later, "next"))
    links = [el.a(way.label, href=way.href, rel=rel, class_name="link") for way, rel in ways if way]
    look = "mt-14 flex flex-wrap justify-between gap-x-8 gap-y-2 border-t-2 border-ink pt-4 text-ui"
    return el.nav(*links, aria_label="Other issues", class_name=look) if links else None


def _issue_head(view: IssueView) -> Element:
    """When and what; beside it the form."""
    day = el.time(view.day, date_time=view.day_iso)
    words = el.div(
        el.p(NAME, " · ", day, " · ", view.week, class_name="text-ui text-ink-2"),
        el.h1(view.lead, class_name="mt-2 max-w-[24ch] font-serif text-display tracking-[-.015em]"),
        el.p(view.samples, class_name="mt-4 max-w-[60ch] text-ui text-ink-2") if view.samples else None,
    )
    form = sign_up("issue-email", archived=True)
    return el.div(words, form, class_name="mt-8 grid items-end gap-x-12 gap-y-6 md:grid-cols-[1fr_24rem]")


def _part(title: str, id: str, rows: list[Element], after: Element | None) -> Element | None:
    return section(title, el.ul(*rows, class_name="border-b border-rule"), after, id=id) if rows else None


def _more(more: LinkView | None) -> Element | None:
    return el.p(el.a(more.label, href=more.href, class_name="link"), class_name="mt-3 text-ui") if more else None


def _changed(one: ChangedView) -> Element:
    arrow = [el.span("→", aria_hidden="true", class_name="text-ink-2"), el.span("now", class_name="sr-only")]
    turned = el.p(
        *_verdict(one.was, one.was_mark, one.was_said),
        *arrow,
        *_verdict(one.now, one.now_mark, one.now_said),
        class_name="flex flex-wrap items-center gap-2 text-ui",
    )
    why = el.p(el.span("Why: ", class_name="text-ink-2"), one.why, dir="auto") if one.why else None
    words = el.div(el.p(one.how), why, class_name="grid gap-1 text-ui")
    return el.li(_name(one.name, one.href, one.category, one.note), turned, words, class_name=f"grid gap-2 {_ROW}")


def _arrived(one: ArrivedView) -> Element:
    verdict = el.p(
        *_verdict(one.now, one.now_mark, one.now_said), class_name="flex flex-wrap items-center gap-2 text-ui"
    )
    said = el.p(one.tagline, dir="auto", class_name="max-w-[62ch] text-ui")
    return el.li(_name(one.name, one.href, one.category, one.note), verdict, said, class_name=f"grid gap-2 {_ROW}")


def _contested(one: ContestedView) -> Element:
    return el.li(
        el.a(one.name, href=one.href, class_name=f"link {_NAMED}", dir="auto"),
        el.span(one.said, class_name="text-ui text-ink-2 tabular-nums"),
        class_name=f"flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 {_ROW}",
    )


def _name(name: str, href: str, category: str, note: str) -> Element:
    sample = el.span(note, class_name="bg-signal-wash px-1.5 text-micro") if note else None
    return el.h3(
        el.a(name, href=href, class_name="link", dir="auto"),
        el.span(category, class_name="text-ui font-normal text-ink-2", dir="auto"),
        sample,
        class_name=f"flex flex-wrap items-baseline gap-x-3 {_NAMED}",
    )


def _verdict(word: str, mark: str, said: str) -> list[Element]:
    stamp = el.span(word, class_name=f"stamp stamp-s stamp-{mark if mark != 'none' else 'split'}")
    return [stamp, el.span(said, class_name="text-ink-2 tabular-nums")]
