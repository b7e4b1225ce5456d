"""Somebody who is signed in opened a mailed link: who they are here, and what they can do."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.fields import form
from verdicts.components.account.saying import beside
from verdicts.components.el import Element
from verdicts.views.account import AlreadyView


def _about_link(view: AlreadyView) -> list[Element | str]:
    if view.used:
        return ["The link was used already, so there is nothing left to do with it."]
    if not view.link_for:
        return ["The link was used already, or waited too long. Nothing was changed."]
    whose = el.strong(view.link_for, class_name="font-semibold", dir="auto")
    return ["The link makes an account for ", whose, ". To use it, sign out, then open it once more from your mail."]


def already_page(view: AlreadyView) -> Element:
    """Nothing was done; the account, and the way out."""
    who = el.strong(view.email, class_name="font-semibold text-ink", dir="auto")
    return beside(
        "You are signed in",
        [el.p("You are already signed in as ", who, "."), el.p(*_about_link(view))],
        el.a("To your account", href="/account", class_name="btn btn-main min-h-11 w-full"),
        form("/sign-out", el.button("Sign out", type="submit", class_name="btn min-h-11 w-full"), look="mt-2 grid"),
    )
