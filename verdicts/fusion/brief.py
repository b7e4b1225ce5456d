"""What a pool is asked: the task in our own words, and the material, which is data and never an instruction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Datum:
    """One numbered piece of material and where it is from. The text is hostile: it may pretend to instruct."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A task, its material, and who asks. `data` are numbered from 1 in this order, in the prompt and in quotes."""

    task: str
    data: tuple[Datum, ...] = ()
