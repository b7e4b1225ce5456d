"""Parts of the forms: a label above, the fault below in words. No secret that was typed is ever printed again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.views.account import OnwardView

STRENGTH = "/sign-up/strength"
RULES = "At least 10 characters. Three or four words that do not belong together do well."
_LABEL = "text-ui font-semibold"


def form(action: str, *body: Any, look: str = "grid gap-5", **more: Any) -> Element:
    """A form that posts; the browser checks nothing, so that the words are ours."""
    return el.form(*body, method="post", action=action, novalidate=True, class_name=look, **more)


def hidden(**fields: Any) -> list[Element]:
    """Fields that go along unseen, those with a value."""
    return [el.input(type="hidden", name=name, value=str(value)) for name, value in fields.items() if value != ""]


def onward_fields(onward: OnwardView) -> list[Element]:
    """Where the form leads when it is done."""
    return hidden(next=onward.next, intent=onward.intent)


def leading(path: str, onward: OnwardView) -> str:
    """The address of another of these pages that leads to the same place in the end."""
    query = urlencode({name: value for name, value in (("next", onward.next), ("intent", onward.intent)) if value})
    return path if onward == OnwardView() else f"{path}?{query}"


def fault_line(id: str, said: str) -> Element | None:
    """What is wrong with a field, under it."""
    look = "flex items-start gap-2 text-ui text-skip [&>svg]:mt-0.5"
    return el.p(icon("warn"), el.span(said), id=id, class_name=look) if said else None


def field(name: str, label: str, fault: str = "", note: str = "", aside: Any = None, **more: Any) -> Element:
    """A field; `note` stands under it, `aside` beside its label, `more` are properties of the input, like another `id`.

    The field with a fault has the focus, so that its words are read out first.
    """
    id = more.pop("id", name)
    notes = [part for part, said in ((f"{id}-fault", fault), (f"{id}-note", note)) if said]
    notes += [more.pop("further")] if "further" in more else []
    state = {"aria_invalid": "true", "auto_focus": True} if fault else {}
    described = {"aria_describedby": " ".join(notes)} if notes else {}
    kind = {"id": id, "name": name, "class_name": "field min-w-0 flex-1 read-only:bg-sunk", "required": True}
    return el.div(
        el.div(el.label(label, html_for=id, class_name=_LABEL), aside, class_name="flex justify-between gap-4"),
        el.div(
            el.input(**kind, **state, **described, **more), class_name="flex flex-wrap items-start gap-1 [&>.btn]:px-2"
        ),
        fault_line(f"{id}-fault", fault),
        el.p(note, id=f"{id}-note", class_name="text-small text-ink-2") if note else None,
        class_name="grid gap-1.5",
    )


def email_field(email: str, fault: str, autocomplete: str) -> Element:
    """Where an address is typed."""
    kind = {"type": "email", "auto_complete": autocomplete, "spellcheck": "false", "autocapitalize": "none"}
    return field("email", "E-mail", fault, value=email, **kind)


def known_email(email: str, shown: bool = True) -> Element:
    """The address that a new password is for, where password managers look for it."""
    kind = {"type": "email", "value": email, "read_only": True, "auto_complete": "username"}
    return field("email", "E-mail", dir="auto", **kind) if shown else el.input(name="email", hidden=True, **kind)


def password_field(name: str, label: str, fault: str = "", aside: Any = None, id: str = "") -> Element:
    """The password of now."""
    return field(name, label, fault, aside=aside, id=id or name, type="password", auto_complete="current-password")


def new_password_field(label: str, fault: str) -> Element:
    """A password to be chosen; how hard it is to guess is written under it while it is typed.

    Each thing is said once: a fault stands in place of the rules, and goes when what is typed has words of its own.
    """
    kind = {"type": "password", "auto_complete": "new-password", "data_strength": STRENGTH}
    return el.div(
        field("password", label, fault, "" if fault else RULES, further="password-strength", **kind),
        el.p(id="password-strength", class_name="mt-2 grid gap-1.5 text-small text-ink-2 empty:hidden"),
    )


def submit(label: str) -> Element:
    """The one ink button of a page."""
    return el.button(label, type="submit", class_name="btn btn-main min-h-11 w-full")


def module(name: str) -> Element:
    """A script that makes the forms of a page better; they work without it."""
    return el.script(type="module", src=f"/js/{name}.js")
