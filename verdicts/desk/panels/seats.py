"""A reviewer at the panel desk: whether they are asked, and the editor's own take beside the drafts."""

from __future__ import annotations

from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.panels.origins import BY_HAND, BY_MODELS, drafted_by
from verdicts.desk.panels.parts import marks_view
from verdicts.desk.panels.stamping import kept_share
from verdicts.desk.panels.take_over import kept_takes
from verdicts.desk.working.forms import SCORE, TEXT, Form
from verdicts.domain.panels import half_up, verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.working.cells import Cells, ids
from verdicts.fusion.brief import Datum
from verdicts.views.desk_marks import UnsourcedView
from verdicts.views.desk_panel import SeatView


def seat_of(form: Form, reviewer: Reviewer, ticked: bool, data: tuple[Datum, ...]) -> SeatView:
    """All of it."""
    cells, at, key = form.cells, f"take.{reviewer.key}", reviewer.key
    typed, seated = cells.get(f"{at}.score", "").strip(), key in ids(cells, "panel")
    fits = typed.isascii() and typed.isdecimal() and len(typed) < 4 and int(typed) <= 100
    verdict = verdict_of(int(typed)) if fits else "none"
    return SeatView(
        key=key,
        who=reviewer_view(reviewer),
        ticked=ticked,
        seated=seated,
        score=form.field(f"{at}.score", SCORE),
        text=form.field(f"{at}.text", TEXT),
        verdict=verdict,
        word=WORDS[verdict] if fits else "",
        stamp=_stamp(cells, at) if seated else "",
        marks=marks_view(cells, key, data) if seated else UnsourcedView(key),
        can_put_back=bool(kept_takes(cells, key)),
    )


def _stamp(cells: Cells, at: str) -> str:
    """Who wrote it, as it would be said if it were published now."""
    origin, models = cells.get(f"{at}.origin", "human"), cells.get(f"{at}.models", "")
    if origin != "model-drafted":
        return "Sample" if origin == "sample" else BY_HAND
    if not models:
        return BY_MODELS
    drafted, text = cells.get(f"{at}.drafted", ""), cells.get(f"{at}.text", "")
    kept = kept_share(drafted, text) if drafted else None
    if kept == 0:
        return BY_HAND
    edited = int(cells.get(f"{at}.edited") or 0) if kept is None else int(half_up((1 - kept) * 100))
    return drafted_by(models.split("\n"), edited, "").replace("published unchanged", "unchanged so far")
