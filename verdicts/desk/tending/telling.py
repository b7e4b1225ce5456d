"""What many at once come to, in a sentence: how many, and of each that is left out why."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.tending.bulk import Outcome
from verdicts.desk.wording import listed, plural
from verdicts.desk.working.said import Refused

_WILL = {
    "publish": ("{} will be published", "drafts"),
    "retire": ("{} will be retired: readable, labelled, no more votes", "tools"),
    "discard": ("{} will be thrown away; what is published stays", "drafts"),
    "category": ("{} will be in the category “{}”", "tools"),
}
_DONE = {
    "publish": "{} published",
    "retire": "{} retired",
    "discard": "{} thrown away",
    "category": "{} in the category “{}” now",
}
_PRESS = {
    "publish": "Publish {}",
    "retire": "Retire {}",
    "discard": "Throw away {}",
    "category": "Change the category of {}",
}
NAMED = 12


def foretold(act: str, outcomes: Sequence[Outcome], words: str) -> str:
    """Before it is done."""
    can, said = [one for one in outcomes if not isinstance(one.answer, Refused)], _WILL[act]
    many = plural(len(can), said[1][:-1])
    names = f": {listed([one.name for one in can[:NAMED]])}{' and others' if len(can) > NAMED else ''}" if can else ""
    return f"{said[0].format(many, words)}{names}. {_left_out(outcomes)}".strip()


def pressed(act: str, many: int) -> str:
    """What the button says that does it."""
    return _PRESS[act].format(plural(many, _WILL[act][1][:-1]))


def told(act: str, outcomes: Sequence[Outcome], words: str) -> str:
    """After it was done."""
    done = sum(not isinstance(one.answer, Refused) for one in outcomes)
    return f"{_DONE[act].format(f'{done:,}', words)}. {_left_out(outcomes)}".strip()


def _left_out(outcomes: Sequence[Outcome]) -> str:
    left = [(one.name, one.answer.said) for one in outcomes if isinstance(one.answer, Refused)]
    each = " ".join(f"{name}: {said}" for name, said in left[:NAMED])
    more = f" And {len(left) - NAMED:,} others." if len(left) > NAMED else ""
    return f"Left out: {each}{more}" if left else ""
