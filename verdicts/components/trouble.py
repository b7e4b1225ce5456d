"""The banner for a handler that failed: what stands, and the way out."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.icons import icon


def trouble_banner(reference: Any) -> Element:
    """Shown while `reference` is not empty."""
    words = el.span(
        el.strong("That did not work.", class_name="font-semibold"),
        " The site could not read its catalogue. Nothing was lost, and this page stays as it is. ",
        el.span("Reference ", reference, ".", class_name="text-ink-2"),
    )
    again = el.a("Load again", href="#", class_name="btn", data_reload="")
    banner = el.p(icon("warn"), words, again, class_name="banner banner-bad connection no-print", role="alert")
    return when(reference != "", banner)
