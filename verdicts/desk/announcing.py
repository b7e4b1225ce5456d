"""Tallies and splits as they travel between processes: small JSON values by topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from verdicts.domain.tallies import Split, Tally


def packed(values: Mapping[str, Tally | Split]) -> dict[str, Any]:
    """What others are told: [version, accounts, ship, skip] of a tool, [version, accounts, picks] of a matchup."""
    return {topic: _pack(value) for topic, value in values.items()}


def _pack(value: Tally | Split) -> list[Any]:
    if isinstance(value, Tally):
        return [value.version, value.accounts, value.ship, value.skip]
    return [value.version, value.accounts, dict(value.picks)]


def unpacked(news: Mapping[str, Any]) -> dict[str, Tally | Split]:
    """What others told; a version of the program that says it otherwise is not understood and left to the sweep."""
    found: dict[str, Tally | Split] = {}
    for topic, value in news.items():
        match value:
            case [int(version), int(accounts), int(ship), int(skip)]:
                found[topic] = Tally(ship, skip, accounts, version)
            case [int(version), int(accounts), {**picks}]:
                found[topic] = Split(cast(dict[str, int], picks), accounts, version)
            case _:
                continue
    return found
