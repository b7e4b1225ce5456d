"""The query of the page of shelves: a text to search for, or one shelf and its page. Nothing in it is an error."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from verdicts.desk.searching.words import tidy

PATH = "/bookmarks"
_MOST_PAGES = 10_000
_KEY = 12


@dataclass(frozen=True)
class Query:
    """A search is over all shelves, so it names none."""

    q: str = ""
    shelf: str = ""
    page: int = 1

    @property
    def text(self) -> str:
        """The canonical query string."""
        parts = {"q": self.q, "shelf": self.shelf, "page": str(self.page) if self.page > 1 else ""}
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def address(self) -> str:
        """Path and query."""
        return f"{PATH}?{self.text}" if self.text else PATH


def read_query(query_string: str) -> Query:
    """The query nearest to a query string."""
    asked = {name: values[-1] for name, values in parse_qs(query_string[:2000], errors="replace").items()}
    page = asked.get("page", "")
    number = min(int(page), _MOST_PAGES) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    if q := tidy(asked.get("q", "")):
        return Query(q, page=max(number, 1))
    shelf = asked.get("shelf", "")
    return Query("", shelf if len(shelf) == _KEY and shelf.isalnum() else "", max(number, 1) if shelf else 1)
