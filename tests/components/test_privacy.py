"""The printed privacy page."""

from __future__ import annotations

from tests.components.parsing import sound
from tests.libraries import SITE, TODAY, demo_library
from verdicts.components.privacy.page import privacy_page
from verdicts.desk.disclose import disclose
from verdicts.web.paper.printing import print_html


def test_contents_lead_to_sections() -> None:
    """The page is sound, and every entry of the contents leads to a section of it; so does each line of the summary."""
    html = print_html(privacy_page, disclose(demo_library(), SITE, TODAY))
    page = sound(html)
    ids = [section["id"] for section in page.all("section")]
    links = [str(link["href"]).removeprefix("/privacy#") for link in page.all("a")]
    assert links == [*ids, "device", "votes", "account", "shelves", "newsletter", "logs"]
    assert {"device", "votes", "account", "shelves", "logs", "leaving"} <= set(ids)
