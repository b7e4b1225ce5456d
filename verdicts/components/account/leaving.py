"""What can be taken along, and leaving for good."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.fields import fault_line, form, password_field
from verdicts.components.account.parts import part, quiet
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.views.account import AccountView

_GOES = (
    "Deleting removes your e-mail address, password, passkeys, connections, sessions, shelves, bookmarks, notes and "
    "shared links at once. It cannot be undone, by us neither. Download your data first if you want to keep it."
)
_CHOICES = (
    (
        "keep",
        "Keep my votes counted, without me",
        "They and their log stay under a random key that nobody has any more: what was chosen, and when.",
    ),
    (
        "withdraw",
        "Take my votes back",
        "Every tally is then as if you had not voted. The log stays under a key that nobody has any more: that votes were "
        "cast and taken back, and when.",
    ),
)


def my_data() -> Element:
    """Everything as one file."""
    said = (
        "Everything that is kept about you, as one JSON file: account, sessions, votes and their log, shelves with notes "
        "and the links that share them."
    )
    link = el.a("Download my data", href="/account/data.json", class_name="btn justify-self-start", download=True)
    more = el.a("What is kept, why and how long", href="/privacy", class_name="link")
    return part("data", "My data", quiet(said), link, quiet(more))


def _choice(view: AccountView, value: str, label: str, note: str) -> Element:
    id = f"votes-{value}"
    box = el.input(
        type="radio",
        name="votes",
        value=value,
        id=id,
        default_checked=view.leaving == value,
        aria_describedby=f"{id}-note",
        class_name="mt-0.5 size-5 accent-ink",
    )
    words = el.div(
        el.label(label, html_for=id, class_name="block font-semibold"),
        el.p(note, id=f"{id}-note", class_name="text-small text-ink-2"),
    )
    return el.div(box, words, class_name="grid grid-cols-[auto_1fr] gap-x-3 text-ui")


def _proof(view: AccountView, fault: str) -> Element | None:
    """That it is really the person who asks."""
    if view.demands == "password":
        return password_field("password", "Your password", fault, id="delete-password")
    return fault_line("delete-fault", fault)


def _form(view: AccountView) -> Element:
    fault = view.fault if view.fault_at == "delete" else ""
    choices = el.fieldset(
        el.legend("Your votes", class_name="pb-2 text-ui font-semibold"),
        el.div(*(_choice(view, *each) for each in _CHOICES), class_name="grid gap-3"),
        fault_line("votes-fault", view.fault if view.fault_at == "votes" else ""),
    )
    go = el.button(
        "Delete the account for good", type="submit", class_name="btn min-h-11 justify-self-start border-skip text-skip"
    )
    return form("/account/delete", choices, _proof(view, fault), go, look="grid max-w-96 gap-5")


def _anew() -> Element:
    """A sign-in of some while ago does not do for this."""
    return el.p(
        "For this, sign in once more: your sign-in was a while ago. ",
        el.a("Sign in again", href="/sign-in?next=%2Faccount", class_name="link"),
        class_name="text-ui",
    )


def deleting(view: AccountView) -> Element:
    """Folded until it is asked for; open where it was not taken."""
    must = view.demands == "fresh" and not view.fresh
    opener = el.summary(
        "Delete the account …", icon("down"), class_name="btn list-none [&::-webkit-details-marker]:hidden"
    )
    body = el.div(quiet(_GOES), _anew() if must else _form(view), class_name="grid gap-5 pt-4")
    return part("delete", "Delete", el.details(opener, body, open=view.fault_at in ("delete", "votes")))
