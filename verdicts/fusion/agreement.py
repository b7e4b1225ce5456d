"""How far drafts are apart, counted by code: spread of numbers, split of choices, likeness of prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations
from statistics import fmean

from pydantic import BaseModel
from rapidfuzz import fuzz

from verdicts.fusion.drafts import Agreement
from verdicts.fusion.fields import Number, is_choice, is_number, prose_of, range_of, wording

# Likeness of two texts takes time with the product of their lengths; so much of each is 0.1 ms.
COMPARED = 4000
SAME_PROSE, SAME_NUMBER = 0.9, 0.05


def measured(values: Sequence[BaseModel], flips: float | None = None) -> Agreement:
    """The agreement of drafts of one type, in no order; `flips` is the judge's. Fields of fields have dotted names."""
    return Agreement(spread(values), split(values), alike(values), flips)


def spread(values: Sequence[BaseModel]) -> dict[str, float]:
    """Largest minus smallest of each numeric field that two drafts say at least."""
    found = {name: numbers(said) for name, choice, said in _fields(values) if not choice}
    return {name: float(max(said)) - float(min(said)) for name, said in found.items() if len(said) > 1}


def split(values: Sequence[BaseModel]) -> dict[str, dict[str, int]]:
    """How many drafts say each value of each field of choices, the most said first, then by name."""
    return {name: _counted(said) for name, choice, said in _fields(values) if choice}


def alike(values: Sequence[BaseModel]) -> float | None:
    """Mean likeness of the prose of two drafts, 0 to 1; None for less than two, or for a type without prose."""
    try:
        texts = sorted(str(getattr(value, prose_of(type(value)))) for value in values)
    except TypeError:
        return None
    return fmean(likeness(one, two) for one, two in combinations(texts, 2)) if len(texts) > 1 else None


def likeness(one: str, two: str) -> float:
    """Of two texts, 0 to 1, whatever the order of their words (normalised indel distance of the sorted words)."""
    return fuzz.token_sort_ratio(one[:COMPARED].casefold(), two[:COMPARED].casefold()) / 100


def central(values: Sequence[BaseModel]) -> list[float]:
    """Of each draft, its mean likeness to the others: the highest is the medoid. The prose, or all where it has none.

    Rounded, so that the order of a sum does not break a tie.
    """
    texts = [wording(value) for value in values]
    return [
        round(fmean([likeness(one, two) for there, two in enumerate(texts) if there != here] or [1.0]), 9)
        for here, one in enumerate(texts)
    ]


def agreed(values: Sequence[BaseModel]) -> bool:
    """Whether there is nothing to debate: every choice is said by all, every number within a twentieth of its range.

    Where no field is a choice, the prose must be alike to nine tenths as well: numbers alone do not say what a text
    claims. Unlike prose beside a choice that all made is no disagreement: two people never write the same.
    """
    if any(len(counts) > 1 for counts in split(values).values()) or not _near(values):
        return False
    return bool(split(values)) or (alike(values) or 0.0) >= SAME_PROSE


def _near(values: Sequence[BaseModel]) -> bool:
    """Top fields by their declared range; fields of fields by what was said."""
    said = {name: numbers(found) for name, choice, found in _fields(values) if not choice}
    fields = type(values[0]).model_fields
    wide = {name: range_of(fields[name], said[name]) if name in fields else _largest(said[name]) for name in said}
    return all(apart <= wide[name] * SAME_NUMBER for name, apart in spread(values).items())


def _largest(said: Sequence[Number]) -> float:
    return max((abs(float(value)) for value in said), default=0.0)


def numbers(said: Sequence[object]) -> list[Number]:
    """Those of them that are finite numbers."""
    return [value for value in said if is_number(value)]


def _fields(values: Sequence[BaseModel], above: str = "") -> Iterator[tuple[str, bool, list[object]]]:
    """Each field, whether it is a choice, and what the drafts say."""
    for name, field in type(values[0]).model_fields.items() if values else ():
        said = [getattr(value, name) for value in values]
        models = [value for value in said if isinstance(value, BaseModel)]
        if models and len(models) == len(said) and len({type(model) for model in models}) == 1:
            yield from _fields(models, f"{above}{name}.")
        else:
            yield f"{above}{name}", is_choice(field.annotation), said


def _counted(said: Sequence[object]) -> dict[str, int]:
    counts = Counter(str(value.value if isinstance(value, Enum) else value) for value in said)
    return dict(sorted(counts.items(), key=lambda found: (-found[1], found[0])))
