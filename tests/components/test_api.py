"""The printed page about the API."""

from __future__ import annotations

from tests.components.parsing import sound
from tests.libraries import SITE
from verdicts.components.api.page import api_page
from verdicts.web.api.guiding import api_view
from verdicts.web.api.openapi import document
from verdicts.web.api.operations import OPERATIONS
from verdicts.web.api.problems import KINDS
from verdicts.web.paper.printing import print_html


def test_the_guide_says_all_that_the_description_says() -> None:
    """The page is sound; every operation, shape, field and kind of problem stands on it, and every anchor leads."""
    page, whole = sound(print_html(api_page, api_view(SITE))), document(SITE)
    ids = {str(attributes["id"]) for _, attributes in page.tags if "id" in attributes}
    links = [str(link["href"]) for link in page.all("a")]
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= ids
    assert {kind.id for kind in KINDS} | set(whole["components"]["schemas"]) <= ids
    for path in whole["paths"]:
        assert f"GET {path}" in page.text
    assert {f"#operation-{one.name}" for one in OPERATIONS} <= set(links)
    copied = {str(button["data-copy"]) for button in page.all("button") if "data-copy" in button}
    assert f"curl '{SITE.url}/api/v1/tools/ollama'" in copied
    assert not [line for line in copied if "{" in line]
    for shape in whole["components"]["schemas"].values():
        assert all(name in page.text for name in shape["properties"])


def test_every_field_is_described() -> None:
    """Each operation has a summary, each shape a sentence; each parameter and field says what it is."""
    whole = document(SITE)
    for path in whole["paths"].values():
        assert path["get"]["summary"]
        assert all(one["description"] for one in path["get"]["parameters"])
    for shape in whole["components"]["schemas"].values():
        assert shape["description"].endswith(".")
        assert all("description" in one or "$ref" in one for one in shape["properties"].values())
