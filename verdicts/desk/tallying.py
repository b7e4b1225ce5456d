"""How community numbers read: tallies, splits and contests become views. `before` is what was shown last, if anything
was: what differs from it is marked as moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.desk.wording import plural, small_number
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import percent
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, Split, Tally, wilson
from verdicts.views.tally import ContestView, RowTallyView, SideView, SplitView, TallyView

CLOSE = "Too close to call: the interval crosses the middle."
PAST = "The whole interval is past the middle."
_KEYS = "abcd"


def few(count: int) -> str:
    """A number of votes too small for shares."""
    return f"{plural(count, 'vote')}, shares show from {small_number(FEWEST_FOR_A_SHARE)}"


def kind(count: int) -> str:
    """none, few or full."""
    return "full" if count >= FEWEST_FOR_A_SHARE else "few" if count else "none"


def interval_words(low: float, high: float) -> str:
    """Two shares from 0 to 1 as "95% interval 62–80%"."""
    return f"95% interval {_whole(low)}–{_whole(high)}%"


def tally_view(tally: Tally, topic: str, before: Tally | None = None) -> TallyView:
    """Ballots on one tool as its pages show them."""
    known = TallyView(topic=topic, version=tally.version, **_moved_sides(tally, before))
    if not tally.count:
        return known
    if tally.share is None:
        said = few(tally.count)
        return replace(known, kind="few", note=said, count=said, spoken=said, accounts=_accounts(tally.accounts))
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


def _moved_sides(tally: Tally, before: Tally | None) -> dict[str, bool]:
    if before is None:
        return {}
    ship, skip = tally.ship != before.ship, tally.skip != before.skip
    return {"ship_moved": ship, "skip_moved": skip, "moved": ship or skip}


def split_view(split: Split, slugs: Sequence[str], names: Sequence[str], before: Split | None = None) -> SplitView:
    """Picks on one matchup; `slugs` and short `names` in column order."""
    sides, count = _sides(split, slugs, names, before), plural(split.count, "vote")
    known = SplitView(
        topic=comparison_path(slugs),
        version=split.version,
        kind=kind(split.count),
        accounts=_accounts(split.accounts),
        moved=any(side.moved for side in sides),
    )
    if known.kind != "full":
        said = few(split.count) if split.count else known.count
        return replace(known, count=said, spoken=said)
    first, shares = sides[0], ", ".join(f"{side.name} {side.share.removesuffix('%')} percent" for side in sides)
    return replace(
        known,
        count=count,
        sides=sides,
        **_bar(split.picks.get(first.slug, 0), split.count),
        interval=interval_words(*wilson(split.picks.get(first.slug, 0), split.count)) if len(slugs) == 2 else "",
        call=_call(split, slugs, names),
        spoken=f"{shares} of {count}",
    )


def _sides(split: Split, slugs: Sequence[str], names: Sequence[str], before: Split | None) -> list[SideView]:
    found = [_side(split, *column, before) for column in zip(_KEYS, slugs, names, strict=False)]
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


def _call(split: Split, slugs: Sequence[str], names: Sequence[str]) -> str:
    """Who leads, judged between the two in front; among three or four the sentence says so."""
    ranked = sorted(range(len(slugs)), key=lambda place: -split.picks.get(slugs[place], 0))
    first, second = names[ranked[0]], names[ranked[1]]
    if len(slugs) == 2:
        return f"{first} leads. {PAST}" if split.settled else CLOSE
    if not split.settled:
        return f"Too close to call between {first} and {second}."
    return f"{first} leads. Against {second}, the runner-up, the whole interval is past the middle."


def row_tally(tally: Tally, before: Tally | None = None) -> RowTallyView:
    """The community figure of a row; count alone under five votes."""
    moved = before is not None and (tally.ship, tally.skip) != (before.ship, before.skip)
    if not tally.count:
        return RowTallyView(version=tally.version, moved=moved)
    note = plural(tally.count, "vote")
    if tally.share is None:
        return RowTallyView(version=tally.version, note=note, moved=moved)
    return RowTallyView(tally.version, f"{tally.share}%", note, interval_words(*tally.interval), moved)


def contest_view(split: Split, slugs: Sequence[str], names: Sequence[str], before: Split | None = None) -> ContestView:
    """A contested matchup of two; `slugs` and short `names` in column order."""
    shown = split_view(split, slugs, names, before)
    if shown.kind != "full" or len(slugs) != 2:
        raise ValueError("a contest has two tools and enough votes for shares")
    left, right = shown.sides
    call = "one side leads" if split.settled else "too close to call"
    return ContestView(
        version=split.version,
        href=comparison_path(slugs),
        left=left.name,
        right=right.name,
        left_share=left.share,
        right_share=right.share,
        at=shown.at,
        note=f"{shown.count}, {call}",
        spoken=shown.spoken,
        moved=shown.moved,
    )


def _whole(share: float) -> int:
    return int(share * 100 + 0.5)


def _bar(part: int, whole: int) -> dict[str, str]:
    """Where a bar ends and its bracket stands, in percent with one digit."""
    low, high = wilson(part, whole)
    return {"at": f"{100 * part / whole:.1f}", "low": f"{100 * low:.1f}", "high": f"{100 * high:.1f}"}


def _lean(low: float, high: float) -> str:
    if low <= 0.5 <= high:
        return CLOSE
    return f"Readers lean {'ship' if low > 0.5 else 'skip'}. {PAST}"


def _accounts(many: int) -> str:
    if not many:
        return ""
    return f"Of these, {many:,} from {'an account' if many == 1 else 'accounts'}."
