"""A shelf as a section: its name, what can be done with it, its bookmarks."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.doing import doing, hidden
from verdicts.components.el import Element, each, group, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts, of, with_field
from verdicts.components.shelf.answer import fault, heard, marked, typed, unfolded
from verdicts.components.shelf.row import bookmark_row
from verdicts.views.shelf import ShelfView, ShelvesView


def _rename(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    field = f"name-{shelf.key}"
    return doing(
        hidden("shelf", shelf.key),
        hidden("query", view.query),
        el.label("Name", html_for=field, class_name="text-small text-ink-2"),
        el.div(
            el.input(
                id=field, name="name", default_value=typed(acts, "name", shelf.key, shelf.name), auto_complete="off",
                class_name="field min-w-0", **marked(acts, "name", shelf.key, field),
            ),
            el.button("Rename", type="submit", class_name="btn"),
            class_name="mt-1 flex gap-2",
        ),
        fault(acts, "name", shelf.key, field),
        action="/bookmarks/name",
        known=view.known,
        do=with_field(acts.name_shelf, shelf.key, "name"),
        stands=shelf.name,
        draft=f"name {shelf.key}",
        words=f"The shelf {shelf.name} is not on this page any more. The name you wrote is still here.",
        class_name="border-b border-rule p-3",
        **heard(acts, "name", shelf.key),
    )  # fmt: skip


def _order(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    up = {"type": "submit", "name": "way", "class_name": "menu-row"}
    return doing(
        hidden("shelf", shelf.key),
        el.button(icon("up"), "Move shelf up", value="up", disabled=shelf.first, **up),
        el.button(icon("down"), "Move shelf down", value="down", disabled=shelf.last, **up),
        action="/bookmarks/shelf-order",
        known=view.known,
        do=with_field(acts.step_shelf, shelf.key, "way"),
    )


def _single(view: ShelvesView | Any, key: Any, name: str, words: str, action: str, handler: Any) -> Element:
    return doing(
        hidden("shelf", key),
        el.button(icon(name), words, type="submit", class_name="menu-row"),
        action=action,
        known=view.known,
        do=of(handler, key),
    )


def _menu(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    asks = el.a(
        icon("link"),
        "Share by link (sign in)",
        href=f"/sign-in?next=/bookmarks&intent=share:{shelf.key}",
        class_name="menu-row",
    )
    share = _single(view, shelf.key, "link", "Share by link", "/bookmarks/share", acts.share)
    remove = _single(view, shelf.key, "x", "Remove shelf", "/bookmarks/shelf-remove", acts.remove_shelf)
    inside = group(
        _rename(view, shelf, acts),
        _order(view, shelf, acts),
        when(shelf.shared == "", when(view.device, asks, share)),
        remove,
    )
    return el.details(
        el.summary(
            icon("more"), aria_label=f"Shelf {shelf.name}", class_name="btn btn-bare size-10 list-none p-0 text-ink-2"
        ),
        el.div(inside, class_name="swap-pop kept-pop"),
        class_name="swap no-print",
        **unfolded(acts, "name", shelf.key),
    )


def _shared(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    field = f"link-{shelf.key}"
    revoke = doing(
        hidden("shelf", shelf.key),
        el.button("Revoke", type="submit", class_name="btn btn-bare"),
        action="/bookmarks/revoke",
        known=view.known,
        do=of(acts.revoke, shelf.key),
    )
    return el.div(
        el.label("Whoever has this link can read the shelf. Notes are not shown.", html_for=field, class_name="text-small text-ink-2"),
        el.div(
            el.input(id=field, value=shelf.shared, read_only=True, class_name="field min-w-0 md:max-w-[32rem]"),
            el.button(icon("copy"), "Copy", type="button", data_copy=shelf.shared, class_name="btn js-only"),
            revoke,
            class_name="mt-1 flex flex-wrap gap-2",
        ),
        class_name="no-print pb-5",
    )  # fmt: skip


def _head(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    compare = el.a(shelf.compare.label, href=shelf.compare.href, class_name="link text-ui")
    return el.div(
        el.h2(
            shelf.name, id=f"{shelf.id}-h", class_name="min-w-0 text-head font-semibold font-stretch-[92%]", dir="auto"
        ),
        el.p(shelf.count, class_name="text-ui text-ink-2 max-sm:sr-only"),
        el.div(
            when(shelf.compare.href != "", compare),
            when(view.sortable, _menu(view, shelf, acts)),
            class_name="ms-auto flex items-center gap-2",
        ),
        class_name="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-1 border-t-2 border-ink pt-2 pb-3",
    )


def shelf_section(view: ShelvesView | Any, shelf: ShelfView | Any, acts: Acts) -> Element:
    """One shelf."""
    empty = el.div(
        el.p(shelf.nothing, class_name="font-serif text-lead"),
        el.p("Press the ribbon on any tool to put it here.", class_name="mt-1 text-ui text-ink-2"),
        el.p(el.a("Find a tool", class_name="btn", href="/tools"), class_name="mt-4"),
        class_name="border-t border-rule py-8",
    )
    whole = el.a(shelf.whole.label, href=shelf.whole.href, class_name="link text-ui")
    return el.section(
        _head(view, shelf, acts),
        when(shelf.shared != "", _shared(view, shelf, acts)),
        el.ul(
            each(shelf.bookmarks, lambda row: bookmark_row(view, row, acts)),
            data_shelf=shelf.key,
            data_rest=shelf.rest,
            data_name=shelf.name,
            data_many=shelf.many,
            data_skipped=shelf.skipped,
            aria_labelledby=f"{shelf.id}-h",
        ),
        when(shelf.nothing != "", empty),
        when(shelf.whole.href != "", el.p(whole, class_name="border-t border-rule pt-3")),
        id=shelf.id,
        key=shelf.key,
        tab_index=-1,
        aria_labelledby=f"{shelf.id}-h",
        class_name="mt-12 md:mt-14",
    )
