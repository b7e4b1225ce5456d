"""Community numbers in lists: a column of the catalogue, the contested matchups of the home page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.el import Element, choose, each, when
from verdicts.components.layout import section
from verdicts.components.marks import key
from verdicts.components.voting.bars import small_bar
from verdicts.components.voting.standing import number, standing
from verdicts.views.tally import ContestView, RowTallyView

NO_BOARD: Mapping[str, RowTallyView] = {}
_NONE = RowTallyView()


def _of(board: Any, slug: Any, build: Callable[[Any], Element]) -> Element:
    """`board` has the figures by slug; tools without votes may be absent."""
    if not isinstance(board, rx.Var):
        return build(board.get(slug, _NONE))
    rows = board.to(dict[str, RowTallyView])
    return rx.cond(rows.contains(slug), build(rows[slug]), build(_NONE))


def community_column(board: Any, slug: Any) -> Element:
    """Share and number of votes of one row, with the interval for who points at it or listens."""
    return _of(board, slug, _cell)


def community_line(board: Any, slug: Any) -> Element:
    """The same in a line under a name, where there is no room for a column."""
    said = lambda tally: when(  # noqa: E731
        tally.share != "–",
        el.span(
            " Community ", number(tally.share, tally.moved, tally.version, ""), " of ", tally.note, class_name=_LINE
        ),
    )
    return _of(board, slug, said)


_LINE = "text-small tabular-nums text-ink-2 md:hidden"


def _cell(tally: Any) -> Element:
    return el.td(
        el.span(
            number(tally.share, tally.moved, tally.version, ""),
            class_name=choose(tally.share == "–", "text-ink-3", ""),
        ),
        el.span(
            tally.note,
            when(tally.interval != "", el.span(", ", tally.interval, class_name="sr-only")),
            class_name="price-note text-small text-ink-2",
        ),
        class_name="text-end text-ui tabular-nums max-md:hidden",
        title=tally.interval,
    )


def _names(contest: ContestView | Any) -> Element:
    look = "flex min-w-0 items-center gap-2"
    name = lambda text: el.span(text, class_name="truncate group-hover:underline", dir="auto")  # noqa: E731
    return el.span(
        el.span(key("a", "A"), name(contest.left), class_name=look),
        el.span(" or ", class_name="sr-only"),
        el.span(name(contest.right), key("b", "B"), class_name=look),
        class_name="flex justify-between gap-4 text-ui font-semibold",
    )


def _contest(contest: ContestView | Any) -> Element:
    shares = el.span(
        number(contest.left_share, contest.moved, contest.version, ""),
        el.span(contest.note, class_name="text-ink-2"),
        number(contest.right_share, contest.moved, contest.version, ""),
        class_name="mt-2 flex justify-between gap-4 text-small tabular-nums",
    )
    bar = el.span(small_bar(contest.at), class_name="mt-2 block")
    return el.li(
        el.a(_names(contest), bar, shares, href=contest.href, class_name="group min-w-0 flex-1"),
        ribbon(contest.href, f"{contest.left} vs {contest.right}"),
        class_name="flex items-center gap-2 border-t border-rule py-3.5",
    )


def contested(contests: Any) -> Element:
    """Matchups of two that are too close to call, each with its bar."""
    live = el.p(
        standing("", False, 0, isinstance(contests, rx.Var)),
        class_name="text-small text-ink-2",
    )
    rows = el.ul(each(contests, _contest))
    return section("Contested now", rows, id="contested", aside=live)
