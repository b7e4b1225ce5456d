"""The form that asks for the newsletter. It posts, with scripts and without; the answer is a page of its own."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.doing import posting
from verdicts.components.el import Element

PATH = "/newsletter"
NAME = "Weekly AI tool verdicts"
ABOUT = (
    "One mail a week with what changed here: verdicts and why, new tools, matchups that are too close to call. "
    "A week in which nothing changed brings no mail."
)


def sign_up(id: str, class_name: str = "", archived: bool = False) -> Element:
    """An address and a button; `id` is the field's, `archived` leads to past issues as well."""
    past = [" ", el.a("Past issues", href=PATH, class_name="link")] if archived else []
    field = el.input(
        id=id,
        name="email",
        type="email",
        required=True,
        max_length=254,
        auto_complete="email",
        placeholder="name@example.com",
        class_name="field min-w-0 flex-1",
        aria_describedby=f"{id}-note",
    )
    return posting(
        el.label("Your e-mail", html_for=id, class_name="text-ui font-semibold"),
        el.div(field, el.button("Subscribe", type="submit", class_name="btn"), class_name="mt-1.5 flex gap-2"),
        el.p(
            "One mail a week, only if something changed. You confirm it first.",
            *past,
            id=f"{id}-note",
            class_name="mt-2 text-small text-ink-2",
        ),
        action=PATH,
        class_name=class_name,
    )


def footer_sign_up() -> Element:
    """The same in the foot of a page; not where the page itself asks, nor at the desk."""
    return el.section(
        el.div(
            el.h2(NAME, id="weekly-h", class_name="text-body font-semibold"),
            el.p("Changed verdicts, new tools, matchups too close to call.", class_name="mt-1 text-ui text-ink-2"),
        ),
        sign_up("newsletter-email", archived=True),
        aria_labelledby="weekly-h",
        class_name="mb-10 grid items-start gap-x-8 gap-y-4 border-t border-rule pt-6 md:grid-cols-[1fr_24rem]",
    )
