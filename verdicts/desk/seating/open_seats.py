"""Open the reviewers at the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.drawing import TINTS, reviewer_view
from verdicts.desk.seating.change import NEUTRAL
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.reviewers import MOST_REVIEWERS, Reviewer
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.views.desk_reviewers import SeatsView, SeatView
from verdicts.views.parts import MetaView

PATH = "/desk/reviewers"


def open_seats(library: Library, site: Site, account: int) -> SeatsView:
    """All reviewers, for an editor."""
    meta = MetaView(f"Reviewers · Desk · {site.name}", "The editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            known = reviewers(conn)
    except NotAllowed:
        return SeatsView(PATH, meta, barred=True)
    takes = Counter(key for card in library.catalogue().cards.values() for key, _ in card.scores)
    free = _free(known)
    at_work, gone = ([one for one in known if one.retired is retired] for retired in (False, True))
    seats, retired = (
        [_seat(one, plural(takes[one.key], "take"), free, one == some[0], one == some[-1]) for one in some]
        for some in (at_work, gone)
    )
    said = f"{len(at_work)} of at most {MOST_REVIEWERS} active."
    return SeatsView(PATH, meta, False, seats, retired, free, said, full=len(at_work) >= MOST_REVIEWERS)


def _seat(one: Reviewer, takes: str, free: Sequence[str], first: bool, last: bool) -> SeatView:
    colours = list(dict.fromkeys([one.accent, *free]))
    return SeatView(reviewer_view(one), one.accent, colours, takes, first, last)


def _free(known: Sequence[Reviewer]) -> list[str]:
    worn = {one.accent for one in known if not one.retired}
    return [NEUTRAL, *(colour for colour in TINTS if colour not in worn)]
