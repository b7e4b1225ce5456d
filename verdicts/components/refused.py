"""The page that a refused form gets where no script could say it in place."""

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.layout import column


def refused_page(said: str, back: str, title: str = "Not counted") -> Element:
    """What was not done and why, and the way back."""
    return column(
        el.div(
            el.h1(title, class_name="font-serif text-display font-normal tracking-[-.015em]"),
            el.p(said, class_name="mt-4 max-w-[60ch] text-body text-ink-2", role="alert"),
            el.p(el.a("Back to the page", href=back, class_name="btn btn-main"), class_name="mt-6 flex"),
            class_name="pt-16",
        )
    )
