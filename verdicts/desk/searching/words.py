"""Text as search compares it: no accents, no case, no punctuation, single spaces."""

from __future__ import annotations

import unicodedata

MOST_CHARACTERS = 100
_SHORT_WORD = 4


def tidy(text: str) -> str:
    """What somebody typed, fit to be shown again: at most 100 characters, no control characters, single spaces."""
    shown = (" " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter for letter in text[:1000])
    return " ".join("".join(shown).split())[:MOST_CHARACTERS].strip()


def plain(text: str) -> str:
    """`Llama.cpp` reads `llama cpp`, `Crème` reads `creme`; letters, digits, emoji and signs of any script stay."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(map(_letter, folded)).split()) or text.casefold().strip()


def _letter(letter: str) -> str:
    if letter.isalnum():
        return letter
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf", "Cs", "Sk"):
        return ""
    return " " if kind[0] in "PZC" else letter


def needle(word: str, short: int = _SHORT_WORD) -> str:
    """How `word` is looked for in a text that starts with a space: a short one only at the start of a word."""
    return f" {word}" if len(word) < short and word.isascii() else word
