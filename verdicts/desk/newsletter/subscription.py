"""What a mailed link opens: confirm, choose categories, unsubscribe. Opening it does nothing: scanners of mail do that.

Whoever has the link reads the address's mail, so it is all that is asked for; nothing here needs a cookie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from verdicts.desk.accounts.sessions import digest
from verdicts.desk.newsletter.office import TEST, Newsletter
from verdicts.desk.wording import plural
from verdicts.domain.newsletter.subscribers import MOST_INTERESTS, Subscriber
from verdicts.store import subscribers as store
from verdicts.store.engine import reading, writing
from verdicts.views.newsletter import InterestView, SubscriptionView
from verdicts.views.parts import MetaView

Step = Literal["confirm", "manage", "unsubscribe"]
Shown = Literal["confirm", "manage", "unsubscribe", "left", "over", "test"]
CONFIRMED = "You are subscribed. The next issue comes to {address}."
NONE_CHOSEN = "Choose at least one, or unsubscribe."
_TITLES: dict[Shown, str] = {
    "confirm": "Confirm your address",
    "manage": "Your newsletter",
    "unsubscribe": "Unsubscribe",
    "left": "Unsubscribed",
    "over": "No subscription",
    "test": "A test letter",
}


def open_subscription(newsletter: Newsletter, step: Step, token: str) -> SubscriptionView:
    """The page of a link; it says so where the link leads to nothing (any more)."""
    with reading(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token)) if token else None
    said = _confirmed(known) if step == "confirm" else ""
    return _page(newsletter, step, known, token, said)


def confirm(newsletter: Newsletter, token: str) -> SubscriptionView:
    """From now on issues come, also to who left and takes it back. Once is enough: again changes nothing."""
    now = newsletter.clock()
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known and (_may_begin(known, now) or known.may_return(now)):
            store.confirm(conn, known.id, now)
            known = replace(known, state="active")
    return _page(newsletter, "confirm", known, token, _confirmed(known))


def choose(newsletter: Newsletter, token: str, interests: Sequence[str]) -> SubscriptionView:
    """Only these categories, or all; none of them is refused."""
    offered, wanted = _offered(newsletter), set(interests)
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known is None or known.state != "active":
            return _page(newsletter, "manage", known, token)
        names = _names(offered, known)
        chosen = [one for one in names if one in wanted][:MOST_INTERESTS]
        if not chosen:
            return _none_chosen(newsletter, known, token)
        kept = [] if len(chosen) == len(names) else chosen
        store.choose_interests(conn, known.id, kept)
    said = f"Saved: {len(chosen)} of {plural(len(names), 'category', 'categories')}." if kept else "Saved: everything."
    return _page(newsletter, "manage", replace(known, interests=tuple(kept)), token, said)


def unsubscribe(newsletter: Newsletter, token: str) -> SubscriptionView:
    """No issue comes any more. Again changes nothing."""
    now = newsletter.clock()
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known and known.state != "left":
            store.leave(conn, known.id, now)
            known = replace(known, state="left", left_at=now)
    return _page(newsletter, "unsubscribe", known, token)


def _may_begin(known: Subscriber, now: datetime) -> bool:
    return bool(known.address) and known.state in ("pending", "paused") and known.link_stands(now)


def _confirmed(known: Subscriber | None) -> str:
    return CONFIRMED.format(address=known.address) if known and known.state == "active" else ""


def _page(newsletter: Newsletter, step: Step, known: Subscriber | None, token: str, said: str = "") -> SubscriptionView:
    now = newsletter.clock()
    shown = "test" if token == TEST else _shown(step, known, now)
    address = known.address if known and shown != "over" else ""
    view = SubscriptionView(_meta(newsletter, _TITLES[shown]), shown, _TITLES[shown], token, address, said)
    if known and shown == "left":
        return replace(view, returns=known.may_return(now))
    if known and known.state == "active":
        return replace(view, interests=_interests(newsletter, known, known.interests))
    return view


def _shown(step: Step, known: Subscriber | None, now: datetime) -> Shown:
    if known is None or known.state == "left":
        return "left" if known else "over"
    if known.state == "active":
        return "manage" if step == "confirm" else step
    if step == "unsubscribe":
        return step
    return "confirm" if _may_begin(known, now) else "over"


def _none_chosen(newsletter: Newsletter, known: Subscriber, token: str) -> SubscriptionView:
    """The page as it was sent, with what is wrong."""
    title, boxes = _TITLES["manage"], _interests(newsletter, known, ("",))
    meta = _meta(newsletter, f"Error: {title}")
    return SubscriptionView(meta, "manage", title, token, known.address, fault=NONE_CHOSEN, interests=boxes)


def _meta(newsletter: Newsletter, title: str) -> MetaView:
    return MetaView(f"{title} · {newsletter.site.name}", robots="noindex")


def _offered(newsletter: Newsletter) -> list[str]:
    return list(newsletter.library.catalogue().categories)


def _names(offered: Sequence[str], known: Subscriber) -> list[str]:
    """Every category, and those that were chosen and are empty now: they may come back."""
    return list(dict.fromkeys([*offered, *known.interests]))


def _interests(newsletter: Newsletter, known: Subscriber, chosen: Sequence[str]) -> list[InterestView]:
    """`chosen` are ticked; all, where there is none."""
    names = enumerate(_names(_offered(newsletter), known))
    return [InterestView(name, not chosen or name in chosen, f"in-{n}") for n, name in names]
