"""Who wrote a take, as it is said beside the take."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.dates import day
from verdicts.desk.wording import listed
from verdicts.domain.tools import Take

BY_HAND, BY_MODELS = "Written by hand", "Drafted by models"


def written_by(take: Take) -> str:
    """Drafted by A and B, edited 12 % by Kim, 3 Nov 2026; or by hand. Nothing for a sample, which has its label."""
    if take.origin != "model-drafted":
        return "" if take.origin == "sample" else BY_HAND
    if take.drafting is None:
        return BY_MODELS
    one = take.drafting
    return f"{drafted_by(one.models, one.edited, one.editor or '')}, {day(one.on)}"


def drafted_by(models: Sequence[str], edited: int, editor: str) -> str:
    """The same without its day."""
    by = f" by {editor}" if editor else ""
    told = f"edited {edited} %{by}" if edited else f"published unchanged{by}"
    return f"Drafted by {listed(models)}, {told}"
