"""The stamp of a take that models drafted: which, how much of their words an editor changed, who, and on which day.

Counted over words: those of draft and take that do not stand in the other, of all words of the longer one, in whole
percent, half up. A take that shares no word with its draft was written by hand, and says so; one that shares a few
stays drafted by models, with the percentage that it is. A take that was published before and is edited again keeps
counting: what is left of the first draft is what both edits left.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from difflib import SequenceMatcher
from fractions import Fraction

from verdicts.domain.panels import half_up
from verdicts.domain.working.cells import Cells, ids

STAMP = ("models", "edited", "editor", "on")


def stamped(cells: Cells, published: Cells, byline: str, now: datetime) -> Cells:
    """The cells as they are published now; `published` are those of the tool as it stands."""
    found = dict(cells)
    for key in ids(cells, "panel"):
        at = f"take.{key}"
        if cells.get(f"{at}.origin") != "model-drafted" or not cells.get(f"{at}.models"):
            continue
        if new := _stamp(cells, published, at):
            found |= {f"{at}.{name}": text for name, text in new.items()}
            found |= {f"{at}.editor": byline, f"{at}.on": f"{now:%Y-%m-%d}"} if "edited" in new else {}
    return found


def _stamp(cells: Cells, published: Cells, at: str) -> Mapping[str, str]:
    """What is said otherwise; nothing where the take stands as it was published."""
    text, drafted = cells.get(f"{at}.text", ""), cells.get(f"{at}.drafted", "")
    before, was = published.get(f"{at}.text", ""), int(cells.get(f"{at}.edited") or 0)
    if not drafted and text == before:
        return {}
    kept = kept_share(drafted or before, text) * (1 if drafted else 1 - Fraction(was, 100))
    if not kept:
        return {"origin": "human", **dict.fromkeys(STAMP, "")}
    return {"edited": str(half_up((1 - kept) * 100))}


def kept_share(drafted: str, text: str) -> Fraction:
    """How many of the words are the draft's still, of the longer text's; 1 is all."""
    ours, theirs = text.split(), drafted.split()
    longer = max(len(ours), len(theirs))
    alike = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return Fraction(sum(block.size for block in alike), longer) if longer else Fraction(1)
