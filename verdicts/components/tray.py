"""The compare tray at the foot of the screen: four slots, one button that counts. Never on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import key
from verdicts.views.tray import PickedView, TrayView


def _empty(slot: PickedView | Any) -> Element:
    return el.li(key(slot.i, slot.letter), "Empty", class_name="tray-slot tray-empty")


def _go(view: TrayView | Any) -> Element:
    link = el.a(view.count, icon("next"), href=view.href, class_name="btn btn-main min-h-11 w-full")
    wait = el.span(view.count, class_name="btn min-h-11 w-full", aria_disabled="true")
    return el.div(when(view.href != "", link, wait), class_name="min-w-36 max-sm:flex-1")


def tray(view: TrayView | Any, remove: Callable[[Any], Any] | None = None, clear: Any = None) -> Element:
    """Hidden while empty. `remove(slug)` and `clear` are handlers of the live page."""

    def slot(item: PickedView | Any) -> Element:
        drop = {} if remove is None else {"on_click": remove(item.slug)}
        name = el.span(item.short_name, class_name="min-w-0 flex-1 truncate text-start font-semibold", dir="auto")
        take = el.button(
            key(item.i, item.letter),
            name,
            icon("x", 14),
            type="button",
            class_name="tray-slot w-full",
            aria_label=f"Remove {item.short_name}",
            **drop,
        )
        return el.li(take, class_name="flex min-w-0 flex-1")

    empty_all = {} if clear is None else {"on_click": clear}
    slots = el.ul(
        each(view.picked, slot),
        each(view.empty, _empty),
        class_name="flex min-w-0 flex-1 gap-2 max-sm:grid max-sm:grid-cols-2 max-md:w-full max-md:flex-none",
    )
    clear_all = el.button("Clear", type="button", class_name="btn btn-bare min-h-11", **empty_all)
    row = el.div(
        el.p(view.refused, role="status", class_name="tray-said w-full text-ui font-semibold"),
        slots,
        el.div(_go(view), clear_all, class_name="flex gap-2 max-md:w-full"),
        class_name="mx-auto flex max-w-(--page) flex-wrap items-center gap-x-3 gap-y-2 px-4 md:px-8",
    )
    return when(has(view.picked), el.section(row, class_name="tray no-print", aria_label="Compare tray"))
