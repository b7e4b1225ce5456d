"""/bookmarks"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.shelf.acts import Acts
from verdicts.components.shelf.page import shelves_page
from verdicts.components.stage import stage
from verdicts.states.shelf import ShelfState

ROUTE = "/bookmarks"


def bookmarks(frame: Frame) -> rx.Component:
    """The live page."""
    view = ShelfState.view
    acts = Acts(
        strip=ShelfState.strip,
        answer=ShelfState.answer,
        undo=ShelfState.undo,
        typed=ShelfState.search.debounce(150),
        sent=ShelfState.submit,
        afresh=ShelfState.field,
        moved=ShelfState.move,
        drop=ShelfState.drop,
        step=ShelfState.step,
        move=ShelfState.move,
        annotate=ShelfState.annotate,
        new_shelf=ShelfState.new_shelf,
        name_shelf=ShelfState.name_shelf,
        step_shelf=ShelfState.step_shelf,
        remove_shelf=ShelfState.remove_shelf,
        share=ShelfState.share,
        revoke=ShelfState.revoke,
    )
    body = shelves_page(view, acts)
    return stage(frame, ROUTE, "bookmarks", view.path, view.meta, body, bones("your bookmarks"))
