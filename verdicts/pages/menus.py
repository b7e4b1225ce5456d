"""How the menus of a page search while a name is typed; no route of its own."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.states.menus import MenuState

WAIT_MS = 100


def search(menu: Any) -> tuple[Any, Any]:
    """Handlers of one menu: what was typed, and the form that was sent."""
    return MenuState.seek(menu).debounce(WAIT_MS), MenuState.take(menu)


def offered(path: Any) -> Callable[[Any, Any], Any]:
    """What a menu of the page at `path` lists: what was found for it, else its own list."""

    def listing(menu: Any, default: Any) -> Any:
        return rx.cond(MenuState.place == path + "#" + menu, MenuState.found, default)

    return listing
