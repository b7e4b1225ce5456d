"""The printed page for an address that leads nowhere."""

from __future__ import annotations

import pytest

from tests.components.parsing import sound
from tests.libraries import SITE, demo_library, empty_library, odd_library
from verdicts.components.missing import missing_page
from verdicts.desk.compare import Missing
from verdicts.desk.miss import miss
from verdicts.web.paper.printing import print_html

CASES = [
    Missing(()),
    Missing(("olama",), ("vllm",)),
    Missing(("<script>alert(1)</script>", "x" * 500)),
    Missing((), ("aider", "cursor", "ollama", "qdrant", "vllm"), too_many=True),
]


@pytest.mark.parametrize("missing", CASES)
def test_every_case_is_sound_and_leads_on(missing: Missing) -> None:
    """One h1, markup as text, and always the ways to the picker and to the list of tools."""
    page = sound(print_html(missing_page, miss(demo_library(), SITE, missing, "/tools/<img>")))
    assert {"/compare", "/tools"} <= {str(link["href"]) for link in page.all("a")}


def test_nothing_near_offers_nothing() -> None:
    """Where nothing is near there is no empty list of suggestions."""
    html = print_html(missing_page, miss(empty_library(), SITE, Missing(("x",)), "/tools/x"))
    assert "Perhaps" not in html
    sound(print_html(missing_page, miss(odd_library(), SITE, Missing(("w" * 50,)), "/tools/w")))
