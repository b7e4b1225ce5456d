"""Asking for a mailed link: to make an account, or to choose a new password."""

from __future__ import annotations

from typing import NamedTuple

from verdicts.components import el
from verdicts.components.account.fields import email_field, form, hidden, leading, onward_fields, submit
from verdicts.components.account.saying import beside, done_banner, kept, outbox_banner
from verdicts.components.account.sign_in import NO_ACCOUNT
from verdicts.components.el import Element
from verdicts.views.account import AskLinkView


class _Words(NamedTuple):
    path: str
    title: str
    said: tuple[str, ...]
    sent: str


_PURPOSES = {
    "sign-up": _Words(
        "/sign-up",
        "Create an account",
        (NO_ACCOUNT, "An account has your votes and shelves on every device. What this device holds comes along."),
        "If that address can have an account here, a mail is on its way to it: ",
    ),
    "reset": _Words(
        "/forgot",
        "Choose a new password",
        ("Enter the address of your account. A link to choose a new password goes there.",),
        "If that address has an account here, a mail is on its way to it: ",
    ),
}


def _ask(view: AskLinkView, words: _Words) -> Element:
    return form(
        words.path,
        *onward_fields(view.onward),
        email_field(view.email, view.fault, "email"),
        submit("Mail me a link"),
        el.p(f"The link works once, for {view.lasts}.", class_name="text-small text-ink-2"),
    )


def _sent(view: AskLinkView, words: _Words) -> Element:
    """What was done, in words that tell nobody whether there is an account."""
    banner = done_banner([words.sent, el.strong(view.sent_to, class_name="font-semibold", dir="auto"), "."], "mail")
    again = form(
        words.path,
        *onward_fields(view.onward),
        *hidden(email=view.sent_to),
        el.button("Send again", type="submit", class_name="btn min-h-11"),
        el.a("Use another address", href=leading(words.path, view.onward), class_name="btn btn-bare min-h-11"),
        look="flex flex-wrap gap-2",
    )
    hint = f"The link works once, for {view.lasts}. Not there? Look among unwanted mail, or send it again."
    note = el.p(hint, class_name="text-ui text-ink-2")
    return el.div(banner, outbox_banner(view.outbox), note, again, class_name="grid gap-4")


def ask_link_page(view: AskLinkView) -> Element:
    """The form, or what became of it."""
    words = _PURPOSES[view.purpose]
    back = el.p(
        "Have an account? " if view.purpose == "sign-up" else "Know it after all? ",
        el.a("Sign in", href=leading("/sign-in", view.onward), class_name="link"),
        class_name="mt-6 border-t border-rule pt-4 text-ui",
    )
    return beside(
        "Look into your mail" if view.sent_to else words.title,
        [el.p(said) for said in words.said],
        _sent(view, words) if view.sent_to else _ask(view, words),
        back,
        under=kept() if view.purpose == "sign-up" else None,
    )
