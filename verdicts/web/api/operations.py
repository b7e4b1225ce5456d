"""All operations of the API: what answers at which address, in which shape, and how it is documented."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from verdicts.web.api import asks, facts, ladders, matchups, panels, revisions, tallies, tools
from verdicts.web.api.asking import ROOT, Asking
from verdicts.web.api.asks import Ask
from verdicts.web.api.problems import GUIDE
from verdicts.web.api.shapes.base import Shape
from verdicts.web.api.shapes.entry import Entry
from verdicts.web.api.shapes.export import WholeTool
from verdicts.web.api.shapes.facts import Facts, Prices
from verdicts.web.api.shapes.panel import Panel, Reviewers
from verdicts.web.api.shapes.revision import RevisionList
from verdicts.web.api.shapes.tool import Tool, ToolList
from verdicts.web.api.shapes.votes import Categories, Ladder, Matchup, MatchupList, Tally, TallyList

JSON = "application/json"
Way = Literal["json", "lines", "table", "events", "openapi"]


@dataclass(frozen=True)
class Operation:
    """`form` is its address below the root, with braces; `make` makes its shape, off the event loop.

    `moves` says that votes change it between two revisions of the catalogue. `way` is how it is answered.
    """

    name: str
    form: str
    summary: str
    shape: type[Shape] | None
    make: Callable[[Asking[Any]], Shape] | None = None
    ask: type[Ask] = Ask
    moves: bool = False
    way: Way = "json"
    media: str = JSON
    said: str = ""
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make of the form what finds it."""
        found = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.form))
        object.__setattr__(self, "pattern", re.compile(found))

    @property
    def names(self) -> list[str]:
        """What stands in braces."""
        return re.findall(r"\{(\w+)\}", self.form)


def entry(asking: Asking[Ask]) -> Entry:
    """What this API is of, and where everything is."""
    catalogue = asking.catalogue
    return Entry(
        site=asking.site.name,
        page=asking.address("/"),
        version="1",
        revision=catalogue.revision,
        sample=bool(asking.records.sampled(catalogue.revision)),
        demo_votes=asking.records.library.demo_votes(),
        documentation=asking.address(GUIDE),
        links={each.name: asking.address(f"{ROOT}{each.form}") for each in OPERATIONS if each.form},
    )


_RETIRED = "Retired tools are among them, labelled."
OPERATIONS = (
    Operation("entry", "", "What this is, and where everything is", Entry, entry, moves=True),
    Operation("tools", "/tools", "All tools", ToolList, tools.tools, asks.ToolsAsk, said=f"By slug. {_RETIRED}"),
    Operation("tool", "/tools/{slug}", "One tool", Tool, tools.tool),
    Operation(
        "panel",
        "/tools/{slug}/panel",
        "The panel of a tool",
        Panel,
        panels.panel,
        said="The verdict follows from the scores: a take ships from 60 up, and the majority of takes decides.",
    ),
    Operation("facts", "/tools/{slug}/facts", "The sourced facts of a tool", Facts, facts.facts),
    Operation("prices", "/tools/{slug}/prices", "The sourced prices of a tool", Prices, facts.prices),
    Operation(
        "revisions",
        "/tools/{slug}/revisions",
        "What a tool went through",
        RevisionList,
        revisions.revisions,
        asks.PageAsk,
        said="Every publication, newest first, with who, why, and what became of the verdict.",
    ),
    Operation("reviewers", "/reviewers", "The reviewers", Reviewers, panels.reviewers),
    Operation("categories", "/categories", "The categories", Categories, ladders.categories, moves=True),
    Operation("tallies", "/tallies", "Many tallies", TallyList, tallies.tallies, asks.TalliesAsk, moves=True),
    Operation("tally", "/tallies/{slug}", "The tally of a tool", Tally, tallies.tally, moves=True),
    Operation(
        "matchups",
        "/matchups",
        "Matchups that somebody picked on",
        MatchupList,
        matchups.matchups,
        asks.MatchupsAsk,
        moves=True,
        said="In the order of their first pick.",
    ),
    Operation(
        "matchup",
        "/matchups/{matchup}",
        "Any two to four tools together",
        Matchup,
        matchups.matchup,
        moves=True,
        said="Picks, and what the panel says. Another order of the slugs is answered with 301.",
    ),
    Operation("ladder", "/ladder", "The ladder", Ladder, ladders.ladder, asks.LadderAsk, moves=True),
    Operation(
        "export_lines",
        "/export.jsonl",
        "Everything, as JSON Lines",
        WholeTool,
        way="lines",
        media="application/jsonl",
        moves=True,
        said="A line a tool, by slug, with takes, facts, prices and tally. Counts as 20 requests.",
    ),
    Operation(
        "export_table",
        "/export.csv",
        "Everything in one table, as CSV",
        None,
        way="table",
        media="text/csv",
        moves=True,
        said="A row a tool, by slug, with verdict and tally; UTF-8, RFC 4180. An apostrophe stands before a text that "
        "a spreadsheet would take for a formula. Counts as 20 requests.",
    ),
    Operation(
        "events",
        "/events",
        "Tallies as they move",
        Tally,
        ask=asks.EventsAsk,
        way="events",
        media="text/event-stream",
        said="Server-sent events. First the tallies as they are, then each that moves, at most ten times a second: "
        "event `tally`, data a tally, id `SLUG@VERSION`. After a break the browser sends the last id, and gets the "
        "state of now. A comment every 15 seconds says that the stream lives; after an hour it ends, and clients "
        "connect again. Who reads slowly gets fewer events and never old ones.",
    ),
    Operation("openapi", "/openapi.json", "This description, as OpenAPI 3.1", None, way="openapi"),
)


def operation_for(path: str) -> tuple[Operation, Mapping[str, str]] | None:
    """The operation at a path below the root, and what stands for its braces."""
    for each in OPERATIONS:
        if found := each.pattern.fullmatch(path):
            return each, found.groupdict()
    return None
