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
