"""The ballot box: ship it or skip it. Wide on a tool's page, small in the heads of a comparison."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.voting.bars import tally_bar
from verdicts.components.voting.community import NOTE, Community
from verdicts.components.voting.form import choice, tick, vote_form
from verdicts.components.voting.standing import number, standing

_SMALL = "btn vote-small"
_WIDE = "btn min-h-12 text-body"


def _box(community: Community, slug: Any, name: Any, back: Any, look: str) -> Element:
    button = lambda value, word: choice(  # noqa: E731
        community,
        value,
        tick(),
        el.span(word, el.span(" it", class_name="vote-it")),
        label=f"{word} it: {name}",
        look=look,
    )
    return vote_form(
        community,
        button("ship", "Ship"),
        button("skip", "Skip"),
        tools=slug,
        back=back,
        at=slug,
        chosen=None if community.mine is None else community.mine.ballots[slug],
        cast=None if community.cast is None else community.cast(slug),
        anchor=f"-{slug}",
        about=name,
    )


def ballot_box(community: Community, slug: Any, name: Any, back: Any, retired: Any) -> Element:
    """Two small buttons; a retired tool takes no votes."""
    closed = el.p("Retired: voting has ended.", class_name="text-small text-ink-2")
    yours = el.p("Your vote", class_name="pb-1.5 text-small font-semibold")
    return el.div(when(retired, closed, el.div(yours, _box(community, slug, name, back, _SMALL))), class_name="mt-5")


def _figures(tally: Any) -> Element:
    return el.div(
        el.p(number(tally.share, tally.ship_moved, tally.version), el.span(tally.ship), class_name="vote-figure"),
        el.p(number(tally.skip_share, tally.skip_moved, tally.version), el.span(tally.skip), class_name="vote-figure"),
        class_name="mt-5 flex justify-between gap-4",
    )


def _shares(tally: Any, live: bool) -> Element:
    empty = "No community votes yet. The first vote sets the bar; shares show from five votes."
    line = el.p(
        standing(tally.count, (tally.kind == "few") & tally.moved, tally.version, live),
        when(tally.interval != "", el.span(tally.interval)),
        when(tally.call != "", el.span(tally.call, class_name="text-ink")),
        when(tally.accounts != "", el.span(tally.accounts)),
        class_name="vote-facts",
    )
    return el.div(
        when(tally.kind == "full", _figures(tally)),
        el.div(tally_bar(tally), class_name=el.choose(tally.kind == "full", "mt-3 pb-4", "mt-5 pb-4")),
        when(tally.kind == "none", el.p(empty, class_name="vote-facts"), line),
    )


def ballot(community: Community, slug: Any, name: Any, back: Any, retired: Any) -> Element:
    """Would you ship it: the box, the shares, the interval, and what a vote is."""
    tally = community.tallies["a"]
    closed = el.p("Retired: voting has ended. What was voted stays.", class_name="text-ui text-ink-2")
    return el.div(
        el.p(NOTE, class_name="text-small text-ink-2"),
        el.div(
            when(retired, closed, _box(community, slug, name, back, _WIDE)),
            _shares(tally, community.mine is not None),
            class_name="min-w-0",
        ),
        class_name="grid gap-x-(--gap) gap-y-4 md:grid-cols-[var(--label)_minmax(0,1fr)]",
    )
