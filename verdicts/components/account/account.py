"""The account: who one is, what one keeps here, how one signs in and where one is signed in, and the way out."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.account.fields import field, form, module
from verdicts.components.account.leaving import deleting, my_data
from verdicts.components.account.parts import known, part, pressed, quiet, row, rows
from verdicts.components.account.saying import ANY_WORD, TITLE, done_banner, fault_banner
from verdicts.components.account.ways_in import ways_in
from verdicts.components.el import Element
from verdicts.components.layout import column
from verdicts.components.newsletter.form import PATH
from verdicts.domain.accounts import SESSION_IDLE
from verdicts.views.account import AccountView, MomentView, SessionView

_PLACED = ("password", "current", "passkey", "delete", "votes")  # faults that are said where they belong


def _head(view: AccountView) -> Element:
    return el.div(
        el.h1("Account", class_name=TITLE),
        pressed("/sign-out", "Sign out"),
        class_name="flex flex-wrap items-end justify-between gap-4 pt-10 md:pt-14",
    )


def _you(view: AccountView) -> Element:
    pairs: list[tuple[str, Any]] = [("E-mail", view.email)]
    pairs += [] if view.role == "reader" else [("Role", view.role.capitalize())]
    return part("you", "You", known(*pairs, ("Since", view.since)))


def _kept(view: AccountView) -> Element:
    """What hangs on the account, with the way to it."""
    votes = [view.votes, ". ", el.a("Find a tool to vote on", href="/tools", class_name="link")]
    shelves = [view.shelves, ". ", el.a("Open bookmarks", href="/bookmarks", class_name="link")]
    pairs = ("Votes", votes), ("Shelves", shelves), ("My weights", _weights(view))
    return part("said-and-kept", "Votes, shelves and weights", known(*pairs))


def _weights(view: AccountView) -> Any:
    if not view.weights:
        return ["None kept. ", el.a("Open a comparison", href="/compare", class_name="link"), " to set some"]
    remove = pressed("/account/weights/remove", "Remove", "my weights")
    look = "flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
    return el.div(el.span(view.weights, class_name="min-w-0 flex-1"), remove, class_name=look)


def _newsletter(view: AccountView) -> Element:
    """Whether issues go to the address of the account, or the form with it."""
    if view.subscribed:
        said = f"Issues go to {view.email}. The links in each of them choose categories and unsubscribe."
        return part("newsletter", "Newsletter", quiet(said))
    note = "One mail a week, only if something changed. You confirm it first."
    kind = {"id": "newsletter-email", "type": "email", "auto_complete": "email", "value": view.email}
    button = el.button("Subscribe", type="submit", class_name="btn justify-self-start")
    asks = form(PATH, field("email", "Your e-mail", note=note, **kind), button, look="grid max-w-[26rem] gap-4")
    return part("newsletter", "Newsletter", asks)


def _session(session: SessionView) -> Element:
    here = el.span("This device", class_name="tag") if session.here else None
    began = ["Signed in ", _moment(session.since), f" {session.way}"]
    seen = ["in use now"] if session.here else ["last seen ", _moment(session.seen)]
    about = f"{session.agent}, signed in {session.since.words}"
    end = None if session.here else pressed("/account/session/end", "End", about, id=session.id)
    return row([el.span(session.agent), here], [*began, ", ", *seen], end)


def _moment(moment: MomentView) -> Element:
    return el.time(moment.words, date_time=moment.iso, class_name="whitespace-nowrap tabular-nums")


def _sessions(view: AccountView) -> Element:
    others = any(not session.here for session in view.sessions)
    what = quiet(f"A browser that is not used for {SESSION_IDLE.days} days is signed out by itself.")
    end = pressed("/account/session/end-others", "Sign out everywhere else") if others else None
    return part("sessions", "Where you are signed in", what, rows(*map(_session, view.sessions)), end)


def account_page(view: AccountView) -> Element:
    """The whole page."""
    fault = fault_banner(view.fault) if view.fault_at not in _PLACED else None
    said = [banner for banner in (done_banner(view.said), fault) if banner]
    return column(
        _head(view),
        el.div(*said, class_name="mt-6 grid max-w-[60rem] gap-3") if said else None,
        _you(view),
        _kept(view),
        _newsletter(view),
        ways_in(view),
        _sessions(view),
        my_data(),
        deleting(view),
        module("passkey"),
        module("strength"),
        class_name=ANY_WORD,
    )
