"""Bookmarks on the pages that show tools and comparisons, live; no route of its own."""

from verdicts.components.bookmarking import Marks
from verdicts.states.mark import MarkState


def marks() -> Marks:
    """What this reader keeps, with the handlers that change it."""
    return Marks(MarkState.mine, MarkState.keep, MarkState.drop, MarkState.undo)
