"""Everything at once."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.generate import fill, tools
from tests.votes import ballot, count
from tests.web.api.conftest import Asked
from verdicts.domain.tools import Tool

pytestmark = pytest.mark.anyio


async def test_lines_are_the_resources(api: Asked) -> None:
    """A line a tool, over several pieces, in every coding: each is what the tool's own resources say."""
    fill(api.engine, tools(120))
    count(api.engine, ballot(1, "ship"), ballot(2, "skip", "vllm"))
    whole = [await api.get("/export.jsonl", accept_encoding=coding) for coding in ("br", "gzip", "identity")]
    assert [answer.headers.get("content-encoding") for answer in whole] == ["br", "gzip", None]
    assert len({answer.text for answer in whole}) == 1
    answer = whole[0]
    lines = {line["slug"]: line for line in map(json.loads, answer.text.splitlines())}
    assert answer.headers["content-type"] == "application/jsonl"
    assert list(lines) == sorted(api.room.sayings.records.catalogue.cards)
    line = lines["ollama"]
    parts = {name: (await api.get(f"/tools/ollama/{name}")).json() for name in ("panel", "facts", "prices")}
    resources = {
        **(await api.get("/tools/ollama")).json(),
        "takes": parts["panel"]["takes"],
        "facts": parts["facts"]["items"],
        "prices": parts["prices"]["items"],
        "tally": (await api.get("/tallies/ollama")).json(),
    }
    assert line == resources
    assert line["tally"]["ship"] == 1


async def test_no_cell_is_a_formula(api: Asked) -> None:
    """The table has a row a tool; a name that a spreadsheet would run has an apostrophe before it."""
    evil = tools(1)[0].model_copy(update={"slug": "evil", "name": '=HYPERLINK("https://evil.example")'})
    fill(api.engine, [Tool.model_validate(evil.model_dump())])
    count(api.engine, *(ballot(n, "ship") for n in range(5)))
    answer = await api.get("/export.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    assert rows["evil"]["name"] == '\'=HYPERLINK("https://evil.example")'
    assert (rows["ollama"]["verdict"], rows["ollama"]["panel_sample"]) == ("ship", "true")
    assert (rows["ollama"]["community_ship"], rows["ollama"]["community_share_percent"]) == ("5", "100")
    assert rows["aider"]["community_share_percent"] == ""
