"""Which would you ship? A pick among the two to four tools of a comparison, in the columns of their heads."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.components.layout import section
from verdicts.components.marks import key
from verdicts.components.unbroken import unbroken
from verdicts.components.voting.bars import empty_bar, side_bar, split_bar
from verdicts.components.voting.community import NOTE, Community
from verdicts.components.voting.form import choice, joined, tick, vote_form
from verdicts.components.voting.standing import number, spoken, standing
from verdicts.views.comparison import ComparisonView, HeadView
from verdicts.views.tally import SideView

_NONE = "No votes yet. The first vote sets the bar; shares show from five votes."


def _form(view: ComparisonView | Any, community: Community) -> Element:
    def button(head: HeadView | Any) -> Element:
        ship = choice(
            community,
            head.slug,
            key(head.i, head.letter),
            tick(),
            el.span("Ship ", el.span(unbroken(head.short_name), dir="auto"), class_name="min-w-0 flex-1"),
            label=f"Ship {head.short_name}",
            look="btn min-h-12 w-full h-full justify-start text-start text-body",
        )
        return el.div(ship, class_name="min-w-0")

    return vote_form(
        community,
        each(view.heads, button),
        tools=joined(view.slugs),
        back=view.path,
        at="pick",
        chosen=None if community.mine is None else community.mine.pick,
        cast=None if community.pick is None else community.pick(),
        anchor="",
        about="which would you ship",
    )


def _side(side: SideView | Any) -> Element:
    """Two share the bar under them; of three or four each has its own, with its interval."""
    bar = el.div(
        el.div(side_bar(side), class_name="mt-3 pb-4"),
        el.p(side.interval, class_name="text-small text-ink-2"),
    )
    return el.div(
        el.p(
            el.span(side.name, ": ", class_name="vote-name", dir="auto"),
            number(side.share, side.moved, side.votes),
            el.span(side.votes),
            class_name="vote-figure",
        ),
        when(side.interval != "", bar),
        class_name="min-w-0",
    )


def _line(split: Any, live: bool) -> Element:
    counted = el.p(
        standing(split.count, (split.kind == "few") & split.moved, split.version, live),
        when(split.interval != "", el.span(split.interval)),
        when(split.call != "", el.span(split.call, class_name="text-ink", dir="auto")),
        when(split.accounts != "", el.span(split.accounts)),
        class_name="vote-facts",
    )
    return when(split.kind == "none", el.p(_NONE, class_name="vote-facts"), counted)


def _result(view: ComparisonView | Any, community: Community) -> Element:
    split, live = community.split, community.mine is not None
    bar = when(view.n == "2", el.div(split_bar(split), class_name="mt-3 pb-4"))
    full = el.div(
        el.div(each(split.sides, _side), class_name="vote-sides mt-5", data_n=view.n),
        bar,
    )
    return el.div(
        when(split.kind == "full", full, el.div(empty_bar(), class_name="vote-empty mt-5 pb-4")),
        _line(split, live),
        spoken(split.topic, split.spoken, live),
    )


def pick_section(view: ComparisonView | Any, community: Community) -> Element:
    """The question, a button under each head, and how readers answered."""
    closed = el.p("Voting has ended: a tool of this comparison is retired.", class_name="text-ui text-ink-2")
    body = el.div(
        el.p(NOTE, class_name="d-label text-small text-ink-2 max-md:mb-4"),
        el.div(
            when(view.closed, closed, _form(view, community)),
            _result(view, community),
            class_name="vote-columns",
        ),
        class_name="duel",
        style={"--n": view.n},
    )
    return section("Which would you ship?", body, id="vote")
