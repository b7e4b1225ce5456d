"""Revisions: what a tool looked like after each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Editor = Literal["import", "desk"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a tool: `number` counts from 1, `at` is aware UTC, `document` has the shape of a catalogue file.

    `author` is what the editor was called, "" for an import; `reason` is in the editor's words.
    """

    number: int
    at: datetime
    by: Editor
    document: Mapping[str, object]
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """That a tool was published: `number` grows over all tools, `new` is true of one that was not there before."""

    number: int
    slug: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A revision without what it holds: for lists of them."""

    number: int
    at: datetime
    by: Editor
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision and the scores of its panel."""

    heading: Heading
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A revision in which the panel's scores changed: the panel's part of its document.

    `scores` and `texts` are by reviewer; `published_on` and `panel_on` as the tool gave them, YYYY-MM-DD or "".
    """

    number: int
    at: datetime
    scores: Mapping[str, int]
    texts: Mapping[str, str]
    published_on: str
    panel_on: str
    author: str = ""
    reason: str = ""
