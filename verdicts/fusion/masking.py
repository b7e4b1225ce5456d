"""A key that an endpoint echoes in its answer is masked, also where it comes in pieces."""

from __future__ import annotations

from verdicts.fusion.words import HIDDEN, PART


class Mask:
    """One text as it comes. What may be the beginning of the key is held back until it is known whether it is."""

    def __init__(self, key: str) -> None:
        """Nothing heard yet. A key of fewer than PART characters is a word like any other, and not masked."""
        self._key = key if len(key) >= PART else ""
        self._held = ""

    def take(self, text: str) -> str:
        """What may be told by now, the key hidden; perhaps nothing."""
        if not self._key:
            return text
        text = (self._held + text).replace(self._key, HIDDEN)
        most = min(len(text), len(self._key) - 1)
        tail = next((size for size in range(most, 0, -1) if text.endswith(self._key[:size])), 0)
        self._held = text[len(text) - tail :]
        return text[: len(text) - tail]

    def rest(self) -> str:
        """What was held back when the text ended: hidden where it is a good part of the key."""
        held, self._held = self._held, ""
        return held if len(held) < PART else HIDDEN
