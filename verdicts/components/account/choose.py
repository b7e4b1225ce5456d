"""Choosing a password with a mailed link."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.fields import form, hidden, known_email, module, new_password_field, submit
from verdicts.components.account.saying import beside, kept
from verdicts.components.el import Element
from verdicts.views.account import ChooseView

_ACTIONS = {"sign-up": "/sign-up/finish", "reset": "/reset"}
_ASK = {"sign-up": "/sign-up", "reset": "/forgot"}
_USED = {
    "sign-up": "The account that it made is there: sign in with the password that you chose.",
    "reset": "The password that was chosen then is the one to sign in with.",
}
_TITLES = {"sign-up": "Choose a password", "reset": "Choose a new password"}
_SAID = {
    "sign-up": "Your address is proven. With a password the account is made, and you are signed in.",
    "reset": "It replaces the one before, and you are signed out everywhere else.",
}


def _used(view: ChooseView) -> Element:
    """The link did what it was for."""
    lost = el.a("Choose a new password", href="/forgot", class_name="link")
    return beside(
        "This link was used already",
        el.p(f"A link works once. {_USED[view.purpose]}"),
        el.a("Sign in", href="/sign-in", class_name="btn btn-main min-h-11 w-full"),
        el.p("Was that not you, or is the password lost? ", lost, class_name="mt-4 text-ui"),
    )


def _over(view: ChooseView) -> Element:
    """The link is too old, or none of ours."""
    again = el.a("Mail me a new link", href=_ASK[view.purpose], class_name="btn btn-main min-h-11 w-full")
    return beside(
        "This link is over",
        el.p("A link works once and for a short while. It was used already, or waited too long. Nothing was changed."),
        again,
        el.p(el.a("Sign in", href="/sign-in", class_name="link"), class_name="mt-4 text-ui"),
    )


def choose_page(view: ChooseView) -> Element:
    """The form, or where to get a new link."""
    if not view.link:
        return _used(view) if view.used else _over(view)
    title = _TITLES[view.purpose]
    return beside(
        title,
        el.p(_SAID[view.purpose]),
        form(
            _ACTIONS[view.purpose],
            *hidden(link=view.link),
            known_email(view.email),
            new_password_field("Password" if view.purpose == "sign-up" else "New password", view.fault),
            submit("Create the account" if view.purpose == "sign-up" else "Set the password"),
        ),
        module("strength"),
        under=kept() if view.purpose == "sign-up" else None,
    )
