"""The frame that shows an embed on another site."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from verdicts.desk.catalogue import Site
from verdicts.desk.wording import listed
from verdicts.domain.matchups import matchup_slug
from verdicts.domain.tools import Tool

FOLDER = "/embed/"
WIDE = 600


def height_of(tools: int) -> int:
    """How high an embed of so many tools is, in px, at every width from 300 px on: a frame keeps its height on a phone,
    where the text needs more of it."""
    return 484 if tools == 1 else 212 + tools * 82


def frame_of(site: Site, tools: Sequence[Tool]) -> str:
    """The frame of one tool, or of a comparison, as wide as it becomes."""
    key, names = matchup_slug([tool.slug for tool in tools]), listed([tool.name for tool in tools])
    return frame(site, key, names, WIDE, height_of(len(tools)))


def frame(site: Site, key: str, names: str, width: int, height: int) -> str:
    """HTML to put into a page; narrower where the page is."""
    return (
        f'<iframe src="{site.url}{FOLDER}{key}" title="{escape(names)} on {escape(site.name)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
