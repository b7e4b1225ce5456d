"""What a mailed link opens: confirm, choose categories, unsubscribe. Opening it does nothing: scanners of mail do that.

Whoever has the link reads the address's mail, so it is all that is asked for; nothing here needs a cookie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from verdicts.desk.accounts.sessions import digest
from verdicts.desk.newsletter.office import NAME, Newsletter
from verdicts.domain.newsletter.subscribers import MOST_INTERESTS, Subscriber
from verdicts.store import subscribers as store
from verdicts.store.engine import reading, writing
from verdicts.views.newsletter import InterestView, SubscriptionView
from verdicts.views.parts import MetaView

Step = Literal["confirm", "manage", "unsubscribe"]
CONFIRMED = "You are subscribed. The next issue comes to {address}."
CHOSEN = "Saved."


def open_subscription(newsletter: Newsletter, step: Step, token: str, said: str = "") -> SubscriptionView:
    """The page of a link; it says so where the link leads to nothing (any more)."""
    with reading(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token)) if token else None
    return _page(newsletter, step, known, token, said)


def confirm(newsletter: Newsletter, token: str) -> SubscriptionView:
    """From now on issues come. Once is enough: again changes nothing."""
    now = newsletter.clock()
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known and known.address and known.state in ("pending", "paused") and known.link_stands(now):
            store.confirm(conn, known.id, now)
            known = replace(known, state="active")
    said = CONFIRMED.format(address=known.address) if known and known.state == "active" else ""
    return _page(newsletter, "manage" if said else "confirm", known, token, said)


def choose(newsletter: Newsletter, token: str, interests: Sequence[str]) -> SubscriptionView:
    """Only these categories; all, or none of them, is everything."""
    offered = _offered(newsletter)
    wanted = [one for one in offered if one in set(interests)][:MOST_INTERESTS]
    wanted = [] if len(wanted) == len(offered) else wanted
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known and known.state == "active":
            store.choose_interests(conn, known.id, wanted)
            known = replace(known, interests=tuple(wanted))
    return _page(newsletter, "manage", known, token, CHOSEN)


def unsubscribe(newsletter: Newsletter, token: str) -> SubscriptionView:
    """No issue comes any more. Again changes nothing."""
    with writing(newsletter.engine) as conn:
        known = store.subscriber_of_token(conn, digest(token))
        if known and known.state != "left":
            store.leave(conn, known.id, newsletter.clock())
            known = replace(known, state="left")
    return _page(newsletter, "unsubscribe", known, token)


def _page(newsletter: Newsletter, step: Step, known: Subscriber | None, token: str, said: str = "") -> SubscriptionView:
    meta = MetaView(f"{NAME} · {newsletter.site.name}", robots="noindex")
    if known is None or known.state == "left":
        return SubscriptionView(meta, "left" if known else "over")
    if known.state == "active":
        shown: str = "manage" if step == "confirm" else step
        return SubscriptionView(
            meta, shown, token, known.address, said or _subscribed(known, step), _interests(newsletter, known)
        )
    if step == "confirm" and not (known.address and known.link_stands(newsletter.clock())):
        return SubscriptionView(meta, "over")
    return SubscriptionView(meta, "unsubscribe" if step == "unsubscribe" else "confirm", token, known.address)


def _subscribed(known: Subscriber, step: Step) -> str:
    return CONFIRMED.format(address=known.address) if step == "confirm" else ""


def _offered(newsletter: Newsletter) -> list[str]:
    return list(newsletter.library.catalogue().categories)


def _interests(newsletter: Newsletter, known: Subscriber) -> list[InterestView]:
    """Every category, and those that were chosen and are empty now: they may come back."""
    names = dict.fromkeys([*_offered(newsletter), *known.interests])
    every = not known.interests
    return [InterestView(name, every or name in known.interests, f"in-{n}") for n, name in enumerate(names)]
