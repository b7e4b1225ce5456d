"""Texts of a file made to fit a shelf: one line where one is asked for, characters that can be kept, not too long."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LOST = re.compile("[\x00\ud800-\udfff]")  # neither databases nor UTF-8 hold them
_BREAKS = re.compile("[\x01-\x1f\x7f-\x9f\u2028\u2029]+")
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The text that fits, and why it is not the text that was given: a reason for its reader, or empty."""

    text: str
    fault: str = ""


def fit_line(text: str, most: int) -> Fitted:
    """One line of at most `most` characters without spaces around it; line breaks and controls become a space."""
    return _fit(_BREAKS.sub(" ", _LOST.sub("", text)).strip(), text, most, strip=True)


def fit_note(text: str, most: int) -> Fitted:
    """At most `most` characters with lines and spaces as they are."""
    return _fit(_LOST.sub("", text), text, most, strip=False)


def _fit(clean: str, given: str, most: int, *, strip: bool) -> Fitted:
    faults = ["holds characters that cannot be kept; they were left out"] if _LOST.search(given) else []
    if len(clean) > most:
        faults.append(f"is {len(clean):,} characters long; cut to {most:,}")
        clean = clean[: whole(clean, most)]
    return Fitted(clean.rstrip() if strip else clean, " and ".join(faults))


def whole(text: str, most: int) -> int:
    """Where to cut so that at most `most` code points stay and no accent, flag or joined emoji is torn."""
    end = most
    while end and _torn(text, end):
        end -= 1
    return end or most  # a single character of thousands of accents is torn after all


def _torn(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end]
    if before == _JOINER or after == _JOINER or unicodedata.category(after).startswith("M"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":  # skin tones, tags of flags
        return True
    return _is_flag(after) and _flags_before(text, end) % 2 == 1


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, end: int) -> int:
    start = end
    while start and _is_flag(text[start - 1]):
        start -= 1
    return end - start
