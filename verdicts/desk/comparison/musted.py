"""What becomes of a reader's musts, in words. assets/js/musts.js says the same; one table of cases proves it.

A tool misses a must only where a fact says so. Where none is sourced, or none can be compared, it is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from verdicts.desk.wording import listed, small_number
from verdicts.domain.musts import Answer, Known, Must, judge
from verdicts.views.weighing import WeighedToolView

MET, OPEN, MISSED = 0, 1, 2  # in this order from the top


def known_of(tool: WeighedToolView, label: str) -> Known | None:
    """What is sourced of a label."""
    found = next((fact for fact in tool.facts if fact.label == label), None)
    return Known(found.number, found.unit, found.word) if found else None


def answers_of(tool: WeighedToolView, musts: Sequence[Must]) -> list[Answer]:
    """What becomes of each must."""
    return [judge(must, known_of(tool, must.label)) for must in musts]


def standing(answers: Collection[Answer]) -> int:
    """Tools that miss a must come last, those of which one is open after those that meet all."""
    return MISSED if "failed" in answers else OPEN if any(answer != "met" for answer in answers) else MET


def standing_words(answers: Sequence[Answer]) -> str:
    """Misses 1 of your 2 musts. Not known to meet your must. "" without musts."""
    if not answers:
        return ""
    where, many = standing(answers), len(answers)
    if where == MET:
        return "Meets " + _all(many)
    those = answers.count("failed") if where == MISSED else sum(answer != "met" for answer in answers)
    if where == MISSED:
        return "Misses " + (_all(many) if those == many else f"{those} of your {many} musts")
    every = "your must" if many == 1 else f"any of your {many} musts"
    return "Not known to meet " + (every if those == many else f"{those} of your {many} musts")


def musts_sentence(tools: Sequence[WeighedToolView], musts: Sequence[Must]) -> str:
    """Aider meets your must; Cursor misses “Self-hostable: yes”. Neither meets all your musts: ... Names as given."""
    if not musts or not tools:
        return ""
    stand = [standing(answers_of(tool, musts)) for tool in tools]
    meeting, what = [tool.name for tool, found in zip(tools, stand, strict=True) if found == MET], _all(len(musts))
    said = "; ".join(clause for must in musts for clause in _clauses(tools, must))
    if len(meeting) == len(tools):
        return f"{_each(len(tools))[0]} meet {what}."
    if meeting:
        return f"{listed(meeting)} {'meets' if len(meeting) == 1 else 'meet'} {what}; {said}."
    return f"{_each(len(tools))[1]} {'meets' if min(stand) == MISSED else 'is known to meet'} {what}: {said}."


def _all(musts: int) -> str:
    return "your must" if musts == 1 else "all your musts"


def _each(tools: int) -> tuple[str, str]:
    """Every one of so many, and not one."""
    return ("Both", "Neither") if tools == 2 else (f"All {small_number(tools)}", f"None of the {small_number(tools)}")


def _clauses(tools: Sequence[WeighedToolView], must: Must) -> list[str]:
    answers = [(tool.name, judge(must, known_of(tool, must.label))) for tool in tools]
    failed, unsourced, apart = (
        [name for name, answer in answers if answer == word] for word in ("failed", "unsourced", "apart")
    )
    said = [f"{listed(failed)} {'misses' if len(failed) == 1 else 'miss'} “{must.words}”"] if failed else []
    said += [f"“{must.words}” is not sourced for {listed(unsourced)}"] if unsourced else []
    return said + ([f"“{must.words}” cannot be compared for {listed(apart)}"] if apart else [])
