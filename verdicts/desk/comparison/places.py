"""The order of the answer: musts first, then verdicts, then means over shared reviewers. Columns never move."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdicts.desk.comparison.judged import Judged
from verdicts.desk.comparison.musted import MISSED, answers_of, known_of, standing, standing_words
from verdicts.desk.drawing import WORDS
from verdicts.desk.wording import listed
from verdicts.domain.musts import Answer, Must, judge
from verdicts.domain.panels import half_up
from verdicts.domain.weighing import Setting, weighed_count
from verdicts.views.weighing import JudgedView, PlaceView, WeighedToolView, WeighingView

_ORDER = ("ship", "split", "skip", "none")
_ANSWERS: dict[Answer, str] = {
    "met": "Met",
    "failed": "Missed",
    "unsourced": "Not sourced",
    "apart": "Cannot be compared",
}
Rank = tuple[int, int, Fraction]


def ordered(
    weighing: WeighingView, setting: Setting, judged: Sequence[Judged], means: Sequence[Fraction]
) -> list[PlaceView]:
    """Every tool in its place; those that nothing sets apart share one and stand as their columns do.

    A tool that misses a must stands at the end without a place.
    """
    tools = weighing.tools
    answers = [answers_of(tool, setting.musts) for tool in tools]
    ranks = [
        (standing(found), _ORDER.index(said.verdict), -mean)
        for found, said, mean in zip(answers, judged, means or [Fraction(0)] * len(tools), strict=True)
    ]
    order = sorted(range(len(tools)), key=lambda column: ranks[column])
    shown = [f"{half_up(mean, 1)}" for mean in means] or [""] * len(tools)
    places = ["" if rank[0] == MISSED else str(1 + sum(other < rank for other in ranks)) for rank in ranks]
    return [_place(weighing, column, setting, judged[column], places[column], shown) for column in order]


def _place(
    weighing: WeighingView, column: int, setting: Setting, said: Judged, place: str, means: Sequence[str]
) -> PlaceView:
    tool, share = weighing.tools[column], weighed_count(said.scores, setting).share
    return PlaceView(
        *(place, tool.i, tool.letter, tool.name, said.verdict, WORDS[said.verdict]),
        "–" if share is None else f"{share}%",
        means[column],
        _gap(weighing, tool, setting),
        standing_words(answers_of(tool, setting.musts)),
        [_judged(tool, must) for must in setting.musts],
    )


def _gap(weighing: WeighingView, tool: WeighedToolView, setting: Setting) -> str:
    """Who counts and has no take here."""
    if not tool.scores:
        return "No panel take yet."
    counting = [reviewer for reviewer in weighing.reviewers if setting.of(reviewer.key)]
    names = [reviewer.name for reviewer in counting if reviewer.key not in tool.scores]
    return f"No take of {listed(names)}, so not counted here." if names else ""


def _judged(tool: WeighedToolView, must: Must) -> JudgedView:
    found = next((fact for fact in tool.facts if fact.label == must.label), None)
    state = judge(must, known_of(tool, must.label))
    return JudgedView(must.words, state, _ANSWERS[state], found.said if found else "")
