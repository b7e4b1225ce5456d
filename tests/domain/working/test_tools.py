"""Tools as cells."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.generate import odd_tools, tools
from verdicts.domain.documents import parse, tool_document
from verdicts.domain.tools import Drafting, Take, Tool
from verdicts.domain.working.tools import cells_of, document_of, value_text


def _again(tool: Tool) -> Tool:
    return Tool.model_validate(document_of(cells_of(tool)))


def test_tools_of_the_demo_stay_as_they_are(demo_folder: Path) -> None:
    """Every tool of the demonstration goes into cells and comes back as the very document."""
    for file in demo_folder.glob("*.json"):
        if file.stem != "reviewers":
            tool = Tool.model_validate(parse(file.read_bytes()))
            assert json.dumps(tool_document(_again(tool))) == json.dumps(tool_document(tool))


def test_many_and_odd_tools_stay_as_they_are() -> None:
    """So do hundreds of made-up ones, and those that pages stumble over."""
    for tool in (*tools(300), *odd_tools()):
        assert tool_document(_again(tool)) == tool_document(tool)


def test_who_drafted_a_take_goes_along() -> None:
    """Models, share of what was changed, editor and day come back."""
    tool = tools(1)[0]
    drafting = Drafting(models=("a", "b 2"), edited=12, editor="Kim", on="2026-11-03")  # pyright: ignore[reportArgumentType]
    take = Take(reviewer="builder", score=70, verdict="ship", take="So.", origin="model-drafted", drafting=drafting)
    drafted = tool.model_copy(update={"panel": (take,), "panel_on": tool.published_on})
    assert _again(drafted).panel[0].drafting == drafting


@given(
    st.one_of(
        st.integers(-(10**14), 10**14), st.floats(-1e14, 1e14), st.from_regex(r'["0-9e.+-]{1,12}', fullmatch=True)
    )
)
def test_numbers_stay_numbers_and_texts_texts(value: float | str) -> None:
    """A version "3.1" is no number after it was in a form, and 7.0 no 7."""
    text = str(value).strip() if isinstance(value, str) else value
    if text == "":
        return
    fact = {"label": "a", "value": text, "unit": None, "source": "https://a.example", "as_of": "2026-01", "dated": True}
    tool = Tool.model_validate(tool_document(tools(1)[0]) | {"facts": [fact]})
    found = _again(tool).facts[0].value
    assert (found, type(found)) == (tool.facts[0].value, type(tool.facts[0].value))
    assert value_text(found) == cells_of(tool)[next(path for path in cells_of(tool) if path.endswith(".value"))]
