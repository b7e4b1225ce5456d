"""Labels in place of names: nobody who reads drafts learns who wrote them, nor the order of the pool."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from string import ascii_uppercase

from pydantic import BaseModel

from verdicts.fusion.case import Case
from verdicts.fusion.drafts import Answer, Draft, T
from verdicts.fusion.pool import Member, Model

_INTRODUCTION = (
    r"\b((?:i am|i['’]m|as|my name is|this is|signed,?|yours,?|written by|trained by|made by) (?:the |an? )?)"
)
SHORTEST = 5  # a shorter name of a model is a word like any other


def labelled(drafts: Sequence[Draft[T]], mark: str) -> dict[str, Draft[T]]:
    """Drafts under A, B, C and on, in an order that the mark makes: the same in every round of one fusion."""
    order = sorted(drafts, key=lambda draft: sha256(f"{mark} {draft.member}".encode()).digest())
    return dict(zip(ascii_uppercase, order, strict=False))


def known(labels: Iterable[str], there: Mapping[str, Draft[T]]) -> list[str]:
    """The labels that are there, as "A", "draft A" or "[a]"; others are refused. Each once, in their order."""
    bare = (re.sub(r"(?i)\bdraft\b|[^A-Za-z]", "", label).upper() for label in labels)
    return [label for label in dict.fromkeys(bare) if label in there]


def shown(value: BaseModel, case: Case[T]) -> str:
    """A draft as a judge reads it: without the names of who wrote it."""
    return unnamed(written(value), case)


def written(value: BaseModel) -> str:
    """A draft as a model writes it: prose as it is, other types as JSON."""
    return value.text if isinstance(value, Answer) else value.model_dump_json()


def unnamed(text: str, case: Case[T]) -> str:
    """Without what a draft tells of its author.

    A model's full name goes wherever it stands; names of members and families, which are words as well, only where
    somebody introduces himself. No name goes that the task or the material speaks of: there it is a fact.
    """
    about = "\n".join((case.brief.task, *(datum.text for datum in case.brief.data))).casefold()
    for name in sorted(_models(case), key=len, reverse=True):
        if len(name) >= SHORTEST and name.casefold() not in about:
            text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "a model", text, flags=re.IGNORECASE)
    for name in sorted(_callings(case)):
        if name.casefold() not in about:
            text = re.sub(rf"{_INTRODUCTION}{re.escape(name)}\b", r"\1writer", text, flags=re.IGNORECASE)
    return text


def _models(case: Case[T]) -> set[str]:
    names = {model.name for member in case.pool.members for model in _of(member)}
    return names | {name.rsplit("/", 1)[-1] for name in names}


def _callings(case: Case[T]) -> set[str]:
    families = {model.family for member in case.pool.members for model in _of(member) if model.family}
    return families | {member.name for member in case.pool.members}


def _of(member: Member) -> Iterator[Model]:
    yield member.model
    if member.fallback:
        yield member.fallback
