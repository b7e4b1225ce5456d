"""When a page cannot be opened: what happened, and the way out."""

import reflex as rx
from reflex_components_core.el.elements.inline import A

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.layout import column


def broken_page(reference: str = "") -> Element:
    """The catalogue does not answer, or the page failed; then `reference` finds the fault in the log."""
    away = "The catalogue cannot be read at the moment. Nothing you did. Pages that were read a moment ago still open."
    failed = "Something on our side failed while this page was made. Nothing you did, and nothing was lost."
    return column(
        el.div(
            el.h1("This page did not load", class_name="font-serif text-display font-normal tracking-[-.015em]"),
            el.p(failed if reference else away, class_name="mt-4 max-w-[60ch] text-body text-ink-2"),
            el.p(
                el.a("Load again", href="", class_name="btn btn-main"),
                el.a("All tools", href="/tools", class_name="btn btn-bare"),
                class_name="mt-6 flex gap-2",
            ),
            el.p(f"Reference {reference}", class_name="mt-4 text-small text-ink-2") if reference else None,
            class_name="pt-16",
        )
    )


def stopped_page() -> rx.Component:
    """In the place of a live page that failed in the browser. Its links are plain: the router has stopped as well."""
    said = "Something on our side failed in this page. Nothing you did, and no vote that was counted is lost."
    again = rx.el.button("Load again", type="button", class_name="btn btn-main", custom_attrs={"data-reload": ""})
    return column(
        el.div(
            el.h1("This page stopped", class_name="font-serif text-display font-normal tracking-[-.015em]"),
            el.p(said, class_name="mt-4 max-w-[60ch] text-body text-ink-2"),
            el.p(again, A.create("All tools", href="/tools", class_name="btn btn-bare"), class_name="mt-6 flex gap-2"),
            class_name="pt-16",
        )
    )
