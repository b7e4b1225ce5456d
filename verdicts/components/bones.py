"""What stands in the place of a page until its view is here."""

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.layout import column


def _bone(width: str, height: str) -> Element:
    return el.span(class_name="skel", style={"width": width, "height": height})


def bones(what: str) -> Element:
    """Quiet bars in the shape of a page, spoken as one sentence."""
    rows = [_bone(width, "1rem") for width in ("70%", "85%", "60%")]
    body = el.div(
        el.span(f"Loading {what}", class_name="sr-only"),
        _bone("40%", "1rem"),
        _bone("60%", "3.5rem"),
        el.div(*rows, class_name="mt-8 grid gap-4 border-t-2 border-rule pt-6"),
        class_name="bones grid min-h-screen content-start gap-4 pt-12",
        role="status",
    )
    return column(body)
