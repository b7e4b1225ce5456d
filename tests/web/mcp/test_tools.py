"""The tools, asked by the official client in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from mcp import Client
from sqlalchemy import Engine, create_engine

from tests.generate import fill, odd_tools
from tests.web.conftest import PAIR, SITE
from verdicts.store.engine import writing
from verdicts.store.tables import renamed_slug, tool
from verdicts.web.mcp.reader import Reader
from verdicts.web.mcp.server import server_of
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio
SLUGS = PAIR.removeprefix("/compare/").split("-vs-")


@pytest.fixture
async def client(press: Press) -> AsyncIterator[Client]:
    """A client at the server of the site."""
    async with Client(server_of(Reader(press.library, SITE, press.today))) as made:
        yield made


async def test_every_tool_says_what_it_takes_and_gives(client: Client) -> None:
    """Each has a title, a description, typed and described arguments, fields of its answer, and only reads."""
    for one in (await client.list_tools()).tools:
        assert one.title
        assert one.description
        assert one.annotations
        assert (one.annotations.read_only_hint, one.annotations.open_world_hint) == (True, False)
        assert one.input_schema["additionalProperties"] is False
        assert all("description" in about for about in one.input_schema["properties"].values())
        assert one.output_schema
        assert one.output_schema["type"] == "object"
    assert client.instructions
    assert "Not sourced" in client.instructions


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("tool", {"tool": "cursr"}, "No tool is called cursr. Nearest: Cursor (`cursor`)."),
        ("tool", {"tool": "zzqqxx"}, "No tool is called zzqqxx, and none is near it. `search` finds"),
        ("tool", {}, "`tool` cannot take that: `tool`: field required. It takes `tool`."),
        ("compare", {"tools": ["cursor", "Cursor"]}, "These are all one tool, `cursor`."),
        ("compare", {"tools": ["a"] * 5}, "`compare` cannot take that: `tools`: list should have at most 4 items"),
        ("ladder", {"category": "Nothing"}, "No category is called Nothing. There are: "),
        ("search", {"limit": 1000}, "`search` cannot take that: `limit`: input should be less than or equal to 25"),
    ],
)
async def test_what_cannot_be_answered_is_a_sentence_with_a_way_out(
    client: Client, name: str, asked: dict[str, object], said: str
) -> None:
    """An error of the tool, which the model reads, and no field of an answer."""
    answer = await client.call_tool(name, asked)
    assert answer.is_error
    assert answer.content[0].text.startswith(said)
    assert answer.structured_content is None


async def test_facts_carry_source_and_month_in_text_and_fields(client: Client, press: Press) -> None:
    """A comparison gives every fact and price of its tools with both, aligned where two have one, samples labelled."""
    answer = await client.call_tool("compare", {"tools": list(reversed(SLUGS))})
    fields, text = answer.structured_content, answer.content[0].text
    assert [one["slug"] for one in fields["tools"]] == SLUGS
    for one, known in zip(fields["tools"], press.library.tools(SLUGS), strict=True):
        told = {fact["label"]: fact["source"] for fact in one["facts"]}
        assert {label: (source["url"], source["month"]) for label, source in told.items()} == {
            fact.label: (fact.source, fact.as_of) for fact in known.facts
        }
        assert all(price["source"]["month"] for price in one["prices"])
        assert {take["origin"] for take in one["takes"]} == {"sample"}
    assert "· Sample" in text
    assert "read Nov 2026" in text
    assert fields["shared_reviewers"] == ["Builder", "Skeptic", "Futurist"]


async def test_old_names_and_odd_texts_are_taken(client: Client, demo: Engine) -> None:
    """A renamed tool answers to its old slug, any tool to its name; markup in a name stays text."""
    fill(demo, odd_tools())
    with writing(demo) as conn:
        number = conn.execute(tool.select().where(tool.c.slug == "ollama")).one().id
        conn.execute(renamed_slug.insert().values(slug="old-llama", tool_id=number))
    for asked, slug in (("old-llama", "ollama"), ("OLLAMA", "ollama"), ("<script>alert(1)</script>", "odd-markup")):
        assert (await client.call_tool("tool", {"tool": asked})).structured_content["slug"] == slug
    found = await client.call_tool("search", {"query": "alert"})
    assert r"\<script\>" in found.content[0].text


async def test_without_the_database_a_sentence_says_so(client: Client, press: Press) -> None:
    """No fault of the database reaches the model."""
    press.library.engine = create_engine("sqlite:////nowhere/at/all.db")
    answer = await client.call_tool("tally", {"tools": ["aider"]})
    assert answer.is_error
    assert answer.content[0].text == "The catalogue cannot be read at the moment. Ask again in a minute."
