"""How community numbers read: tallies, splits and contests become views. `before` is what was shown last, if anything
was: what differs from it is marked as moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict

from verdicts.desk.wording import plural, small_number
from verdicts.domain.panels import percent
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, Split, Tally, wilson
from verdicts.views.tally import RowTallyView, SideView, SplitView, TallyView

CLOSE = "Too close to call: the interval crosses the middle."
PAST = "The whole interval is past the middle."
_KEYS = "abcd"
NOT_OF_THEN = TallyView(
    kind="few", note="of today only", count="Votes are those of today, and not shown here", spoken=""
)
"""In the place of a tally on the page of a day gone by: what the community said then is not kept by the day."""


def few(count: int) -> str:
    """A number of votes too small for shares."""
    return f"{plural(count, 'vote')}, shares show from {small_number(FEWEST_FOR_A_SHARE)}"


def kind(count: int) -> str:
    """none, few or full."""
    return "full" if count >= FEWEST_FOR_A_SHARE else "few" if count else "none"


def interval_words(low: float, high: float) -> str:
    """Two shares from 0 to 1 as "95% interval 62–80%"."""
    return f"95% interval {_whole(low)}–{_whole(high)}%"


def tally_view(tally: Tally | None, topic: str, before: Tally | None = None) -> TallyView:
    """Ballots on one tool as its pages show them. None is a tool without any."""
    tally = tally or Tally()
    known = _moved_sides(TallyView(topic=topic, version=tally.version), tally, before)
    if not tally.count:
        return known
    if tally.share is None:
        said = few(tally.count)
        words = {"note": f"{plural(tally.count, 'vote')} so far", "count": said, "spoken": said}
        return replace(known, kind="few", accounts=_accounts(tally.accounts), **words)
    return _shared(known, tally, tally.share)


def _shared(known: TallyView, tally: Tally, share: int) -> TallyView:
    count = plural(tally.count, "vote")
    return replace(
        known,
        kind="full",
        share=f"{share}%",
        note=f"of {count}",
        count=count,
        ship=f"{tally.ship:,} ship",
        skip=f"{tally.skip:,} skip",
        skip_share=f"{100 - share}%",
        **_bar(tally.ship, tally.count),
        interval=interval_words(*tally.interval),
        call=_lean(*tally.interval),
        accounts=_accounts(tally.accounts),
        spoken=f"{share} percent ship of {count}",
    )


def _moved_sides(view: TallyView, tally: Tally, before: Tally | None) -> TallyView:
    if before is None:
        return view
    ship, skip = tally.ship != before.ship, tally.skip != before.skip
    return replace(view, ship_moved=ship, skip_moved=skip, moved=ship or skip)


def split_view(split: Split | None, topic: str, names: Mapping[str, str], before: Split | None = None) -> SplitView:
    """Picks on one matchup; `names` are its tools in column order, short names by slug. None is no pick yet."""
    split = split or Split()
    sides = _sides(split, names, before)
    known = SplitView(
        topic=topic,
        version=split.version,
        kind=kind(split.count),
        accounts=_accounts(split.accounts),
        moved=any(side.moved for side in sides),
    )
    if known.kind == "full":
        return _divided(known, split, names, sides)
    said = few(split.count) if split.count else known.count
    return replace(known, count=said, spoken=said)


def _divided(known: SplitView, split: Split, names: Mapping[str, str], sides: list[SideView]) -> SplitView:
    first = split.picks.get(next(iter(names)), 0)
    shares = ", ".join(f"{side.name} {side.share.removesuffix('%')} percent" for side in sides)
    return replace(
        known,
        count=plural(split.count, "vote"),
        sides=sides,
        **_bar(first, split.count),
        interval=_interval_of(next(iter(names.values())), first, split.count) if len(names) == 2 else "",
        call=_call(split, names),
        spoken=f"{shares} of {plural(split.count, 'vote')}",
    )


def _interval_of(name: str, part: int, whole: int) -> str:
    """Whose interval it is stands with it: the bracket under a bar of two is the first side's."""
    return f"{name}: {interval_words(*wilson(part, whole))}"


def _sides(split: Split, names: Mapping[str, str], before: Split | None) -> list[SideView]:
    found = [_side(split, i, slug, name, before) for i, (slug, name) in zip(_KEYS, names.items(), strict=False)]
    if len(found) == 2 and found[0].share:
        found[1] = replace(found[1], share=f"{100 - int(found[0].share.removesuffix('%'))}%", interval="")
        found[0] = replace(found[0], interval="")
    return found


def _side(split: Split, i: str, slug: str, name: str, before: Split | None) -> SideView:
    many, moved = split.picks.get(slug, 0), before is not None and before.picks.get(slug, 0) != split.picks.get(slug, 0)
    if not split.count:
        return SideView(i=i, slug=slug, name=name, moved=moved)
    return SideView(
        i=i,
        slug=slug,
        name=name,
        share=f"{percent(many, split.count)}%",
        votes=plural(many, "vote"),
        **_bar(many, split.count),
        interval=interval_words(*wilson(many, split.count)),
        moved=moved,
    )


def _call(split: Split, names: Mapping[str, str]) -> str:
    """Who leads, judged between the two in front; among three or four the sentence says so."""
    first, second, *others = [names[slug] for slug in sorted(names, key=lambda slug: -split.picks.get(slug, 0))]
    if not others:
        return f"{first} leads. {PAST}" if split.settled else CLOSE
    if not split.settled:
        return f"Too close to call between {first} and {second}."
    return f"{first} leads. Against {second}, the runner-up, the whole interval is past the middle."


def row_tally(tally: Tally | None, before: Tally | None = None) -> RowTallyView:
    """The community figure of a row; count alone under five votes."""
    tally = tally or Tally()
    moved = before is not None and (tally.ship, tally.skip) != (before.ship, before.skip)
    if not tally.count:
        return RowTallyView(version=tally.version, moved=moved)
    note = plural(tally.count, "vote")
    if tally.share is None:
        return RowTallyView(version=tally.version, note=note, moved=moved)
    return RowTallyView(tally.version, f"{tally.share}%", note, interval_words(*tally.interval), moved)


def _whole(share: float) -> int:
    return int(share * 100 + 0.5)


class _Bar(TypedDict):
    at: str
    low: str
    high: str


def _bar(part: int, whole: int) -> _Bar:
    """Where a bar ends and its bracket stands, in percent with one digit."""
    low, high = wilson(part, whole)
    return _Bar(at=f"{100 * part / whole:.1f}", low=f"{100 * low:.1f}", high=f"{100 * high:.1f}")


def _lean(low: float, high: float) -> str:
    if low <= 0.5 <= high:
        return CLOSE
    return f"Readers lean {'ship' if low > 0.5 else 'skip'}. {PAST}"


def _accounts(many: int) -> str:
    if not many:
        return ""
    return f"Of these, {many:,} from {'an account' if many == 1 else 'accounts'}."
