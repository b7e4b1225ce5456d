"""One request as resources see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic
from urllib.parse import parse_qsl, urlencode

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.records.records import Records
from verdicts.web.api.asks import Asked, PageAsk
from verdicts.web.api.cursor import after, cursor
from verdicts.web.api.problems import NOT_FOUND, Elsewhere, Refused

ROOT = "/api/v1"


@dataclass(frozen=True)
class Asking(Generic[Asked]):
    """The site's records; the path below the API's root, its form, what the braces in that stand for; the query as
    it was written and as it was read."""

    records: Records
    site: Site
    path: str
    form: str
    names: Mapping[str, str]
    query: str
    ask: Asked

    @property
    def catalogue(self) -> Catalogue:
        """The current catalogue."""
        return self.records.catalogue

    def present(self, slug: str) -> str:
        """What a tool is called now; a slug that never was one stays. No query: whatever was sent is looked up here."""
        return slug if slug in self.catalogue.cards else self.catalogue.former.get(slug, slug)

    def slug(self) -> str:
        """The tool that is asked for. Raises Elsewhere for one that was renamed, Refused for one that is none."""
        slug = self.names["slug"]
        now = self.present(slug)
        if now not in self.catalogue.cards:
            raise Refused(NOT_FOUND, f"There is no tool called {slug[:100]}; {ROOT}/tools lists them.")
        if now != slug:
            raise Elsewhere(self.path.replace(f"/{slug}", f"/{now}", 1))
        return slug

    def address(self, path: str) -> str:
        """A path of the site with its host."""
        return f"{self.site.url}{path}"

    def after(self, page: PageAsk) -> str:
        """After which item the page begins, "" for the first one. Raises Refused."""
        return after(self.form, page)

    def next(self, page: PageAsk, last: str | int) -> str:
        """Address of the page after the item `last`."""
        given = [pair for pair in parse_qsl(self.query, keep_blank_values=True) if pair[0] != "cursor"]
        query = urlencode([*given, ("cursor", cursor(self.form, page, str(last)))], safe=",")
        return self.address(f"{ROOT}{self.path}?{query}")
