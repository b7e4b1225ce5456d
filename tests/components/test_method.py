"""The printed method page."""

from __future__ import annotations

from tests.components.parsing import sound
from tests.libraries import SITE, TODAY, demo_library
from verdicts.components.method.page import method_page
from verdicts.desk.explain import explain
from verdicts.web.paper.printing import print_html


def test_contents_lead_to_sections() -> None:
    """The page is sound, and every entry of the contents leads to a section of it."""
    page = sound(print_html(method_page, explain(demo_library(), SITE, TODAY)))
    ids = [section["id"] for section in page.all("section")]
    assert [str(link["href"]).removeprefix("/method#") for link in page.all("a")] == ids
    assert {"scores", "sources", "compare", "community", "votes"} <= set(ids)
