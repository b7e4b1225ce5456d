"""A tool's badge and embed, to copy: folded, since few want them."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.snippet import EMBED, snippet
from verdicts.views.cards import SnippetsView


def badge(view: SnippetsView | Any) -> Element:
    """The picture as it is now, and three texts."""
    picture = el.img(src=view.picture, alt=view.alt, height="28", loading="lazy", class_name="h-7 w-auto")
    return el.details(
        el.summary("Show the badge and its code", class_name="link w-fit text-ui"),
        el.div(
            el.p(picture, class_name="min-h-7"),
            snippet("markdown", "Markdown", view.markdown, "For a README."),
            snippet("html", "HTML", view.html, "For a page."),
            snippet("frame", "Embed", view.frame, EMBED),
            class_name="mt-5 grid max-w-[46rem] gap-5",
        ),
        class_name="no-print",
    )
