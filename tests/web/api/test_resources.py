"""What each resource says, beside what the catalogue and the votes say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.picked import picked, season
from tests.votes import ballot, count, pick
from tests.web.api.conftest import Asked
from verdicts.desk.rank import rank

pytestmark = pytest.mark.anyio


async def test_tools_are_filtered(api: Asked, rewritten: Callable[[Engine], None]) -> None:
    """Category, verdict, licence family and retirement leave what they say, and each item carries why."""
    rewritten(api.engine)
    every = (await api.get("/tools?limit=100")).json()
    assert every["total"] == len(every["items"]) == 19
    for name, value, of in (
        ("category", "Vector stores", lambda tool: tool["category"]),
        ("verdict", "skip", lambda tool: tool["panel"]["verdict"]),
        ("licence_family", "Apache-2.0", lambda tool: tool["licence_family"]),
        ("retired", "true", lambda tool: str(tool["retired"]).lower()),
    ):
        found = (await api.client.get("/api/v1/tools", params={name: value, "limit": 100})).json()["items"]
        assert found == [tool for tool in every["items"] if of(tool) == value]
        assert found


async def test_samples_are_labelled(api: Asked, rewritten: Callable[[Engine], None]) -> None:
    """Demo content says so in every form in which it leaves: lists, tool, panel, takes, matchup; and other does not."""
    rewritten(api.engine)
    listed = {tool["slug"]: tool["panel"]["sample"] for tool in (await api.get("/tools?limit=100")).json()["items"]}
    assert (listed["aider"], listed["turned"]) == (True, False)
    panels = [(await api.get(f"/tools/{slug}/panel")).json() for slug in ("aider", "turned")]
    assert [panel["sample"] for panel in panels] == [True, False]
    assert [{take["origin"] for take in panel["takes"]} for panel in panels] == [{"sample"}, {"human"}]
    assert (await api.get("/matchups/aider-vs-turned")).json()["sample"] is True
    assert (await api.get("")).json()["sample"] is True


async def test_a_renamed_tool_leads_on(api: Asked, rewritten: Callable[[Engine], None]) -> None:
    """Every address of a former slug is answered 301 with the new one; filters follow by themselves."""
    rewritten(api.engine)
    for rest in ("", "/panel", "/facts", "/prices", "/revisions?limit=1"):
        answer = await api.get(f"/tools/ollama{rest}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/api/v1/tools/ollama-2{rest}")
    assert (await api.get("/tallies/ollama")).headers["location"] == "/api/v1/tallies/ollama-2"
    assert (await api.get("/matchups/vllm-vs-ollama")).headers["location"] == "/api/v1/matchups/ollama-2-vs-vllm"
    assert [tally["tool"] for tally in (await api.get("/tallies?tools=vllm,ollama")).json()["items"]] == [
        "ollama-2",
        "vllm",
    ]


async def test_facts_and_prices_carry_their_sources(api: Asked) -> None:
    """Each fact and price has source and month; money is a decimal string with its currency."""
    facts = (await api.get("/tools/ollama/facts")).json()["items"]
    prices = (await api.get("/tools/gpt-4o-mini/prices")).json()["items"]
    assert facts
    assert all(fact["source"].startswith("http") and len(fact["as_of"]) == 7 for fact in facts)
    assert {row["price"]["amount"] for row in prices} >= {"0.15", "0.6"}
    assert {row["price"]["currency"] for row in prices} == {"USD"}


async def test_tallies_and_picks_are_those_of_the_ballots(api: Asked) -> None:
    """Counts, share and interval of a tool, and the picks of a matchup, are what readers said; under five no share."""
    count(api.engine, *(ballot(n, "ship" if n < 4 else "skip") for n in range(6)), ballot(9, "ship", "vllm"))
    count(api.engine, *(pick(n, "ollama" if n < 4 else "vllm") for n in range(6)))
    tally = (await api.get("/tallies/ollama")).json()
    few = (await api.get("/tallies?tools=vllm")).json()["items"][0]
    matchup = (await api.get("/matchups/ollama-vs-vllm")).json()
    assert (tally["ship"], tally["skip"], tally["count"], tally["share"]) == (4, 2, 6, 67)
    assert tally["interval"]["low"] < 0.67 < tally["interval"]["high"]
    assert (few["count"], few["share"]) == (1, None)
    assert [(side["tool"], side["picks"], side["share"]) for side in matchup["picks"]] == [
        ("ollama", 4, 67),
        ("vllm", 2, 33),
    ]
    listed = (await api.get("/matchups?tool=vllm")).json()["items"]
    assert listed == [{key: matchup[key] for key in listed[0]}]
    assert (await api.get("/matchups?tool=aider")).json()["items"] == []


async def test_the_ladder_is_the_sites(api: Asked) -> None:
    """Ranks, shares and intervals of all tools and of a category are there once a ladder is computed."""
    assert (await api.get("/ladder")).json()["computed_at"] is None
    picked(api.engine, season(api.engine, 200))
    rank(api.engine, lambda: NOON)
    (await api.get("/categories")).raise_for_status()
    whole, part = [(await api.get(f"/ladder{query}")).json() for query in ("", "?category=Open%20models")]
    assert whole["computed_at"].endswith("Z")
    assert [rung["rank"] for rung in whole["items"] if rung["settled"]] == sorted(
        rung["rank"] for rung in whole["items"] if rung["settled"]
    )
    assert all(rung["interval"]["low"] <= rung["share"] <= rung["interval"]["high"] for rung in whole["items"])
    assert all(rung["rank"] is None for rung in whole["items"] if not rung["settled"])
    assert 0 < part["picks"] < whole["picks"]
    assert (await api.get("/ladder?category=nothing")).status_code == 404


async def test_revisions_tell_who_why_and_what_became_of_the_verdict(
    api: Asked, rewritten: Callable[[Engine], None]
) -> None:
    """Newest first, over pages too: byline, reason, and the verdict beside the one before."""
    rewritten(api.engine)
    first = (await api.get("/tools/turned/revisions?limit=2")).json()
    rest = (await api.client.get(first["next"])).json()
    found = [*first["items"], *rest["items"]]
    assert [one["number"] for one in found] == [3, 2, 1]
    assert [(one["verdict_before"], one["verdict"], one["verdict_changed"]) for one in found] == [
        ("skip", "skip", False),
        ("ship", "skip", True),
        (None, "ship", False),
    ]
    assert {(one["author"], one["by"]) for one in found} == {("Kim", "desk")}
    assert (found[0]["reason"], found[0]["at"]) == ("Look 2", "2026-11-21T11:30:00Z")
    assert rest["next"] is None
