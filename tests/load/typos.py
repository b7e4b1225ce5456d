"""Slips of the finger: one letter too many, too few, wrong, or two swapped; the same ones in every run."""

from __future__ import annotations

import random
from string import ascii_lowercase

KINDS = ("insert", "delete", "substitute", "transpose")


class Typos:
    """Makes slips."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same slips."""
        self._chance = random.Random(seed)

    def slip(self, name: str, kind: str | None = None) -> str:
        """`name` in small letters with one slip of this kind, or of any; never `name` itself."""
        name = name.lower()
        while (text := self._once(name, kind or self._chance.choice(KINDS))) == name:
            pass
        return text

    def _once(self, name: str, kind: str) -> str:
        letters = [place for place, letter in enumerate(name) if letter.isalnum()]
        at, letter = self._chance.choice(letters), self._chance.choice(ascii_lowercase)
        if kind == "transpose":
            return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
        replaced = {"insert": letter + name[at], "delete": "", "substitute": letter}[kind]
        return name[:at] + replaced + name[at + 1 :]
