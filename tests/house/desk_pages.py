"""Open pages of editors and readers on two servers that share a database and Redis, without browsers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.accounts import SignedIn
from tests.serving import Server
from tests.sockets import OpenPage, open_page
from verdicts.states.desk_news import DeskNewsState

MARK = "_rx_state_"
NEWS = DeskNewsState.get_full_name()


class Tab:
    """One open page: what its states show, and the handlers that its buttons call."""

    def __init__(self, page: OpenPage, path: str, state: type | None = None) -> None:
        """Load `path`; news of the desk make `state` look again, as the page's own script does."""
        self.page, self.path, self.shown = page, path, dict[str, dict[str, Any]]()
        self._looks = f"{state.get_full_name()}.look" if state else ""  # type: ignore[attr-defined]
        page.load(path)

    def press(self, handler: Any, **given: Any) -> None:
        """Call a handler of a state: `Tab.press(DraftState, "write", ...)` by its full name."""
        self.page.call(handler, given, self.path)

    def until(self, true: Callable[[dict[str, dict[str, Any]]], Any]) -> Any:
        """Hear until what is shown makes it true; gives what it gave. TimeoutError where nothing more comes."""
        while not (found := self._asked(true)):
            self._take(self.page.hear())
        return found

    def _asked(self, true: Callable[[dict[str, dict[str, Any]]], Any]) -> Any:
        try:
            return true(self.shown)
        except (KeyError, StopIteration):
            return None  # not shown yet

    def _take(self, message: str) -> None:
        if not message.startswith("42/_event,"):
            return
        name, said = json.loads(message.removeprefix("42/_event,"))
        delta = said.get("delta", {}) if name == "event" and isinstance(said, dict) else {}
        for state, values in delta.items():
            plain = {key.removesuffix(MARK): value for key, value in values.items()}
            self.shown.setdefault(state, {}).update(plain)
        if self._looks and delta.get(NEWS, {}).get(f"number{MARK}"):
            self.page.call(self._looks, {}, self.path)


@contextmanager
def tab(server: Server, path: str, who: SignedIn | None = None, state: type | None = None) -> Iterator[Tab]:
    """A page of that server at `path`, of somebody who is signed in, or of nobody."""
    with open_page(server.url, who.cookie() if who else None) as page:
        yield Tab(page, path, state)
