"""What these pages say: banners, and the columns in which page and form stand beside each other."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.components.layout import column

TITLE = "font-serif text-display font-normal tracking-[-.015em]"
ANY_WORD = "wrap-anywhere"  # an address or a name of any length breaks where it must
_KEPT = (
    "Your e-mail address and a hash of your password; of passkeys the public key, of a provider its number for you.",
    "Your votes, shelves and notes. Votes are shown as counts, never by name.",
    "Your weights for reviewers and your musts, where you press “Keep for my account” on a comparison.",
    "Where you are signed in: browser and system in words, and when. No network address.",
)


def fault_banner(said: str, id: str = "fault") -> Element | None:
    """What was not done, and why."""
    look = "banner banner-bad"
    return el.p(icon("warn"), el.span(said), id=id, class_name=look, role="alert") if said else None


def done_banner(said: Any, drawn: str = "ok") -> Element | None:
    """What was done."""
    return el.p(icon(drawn), el.span(said), class_name="banner banner-good", role="status") if said else None


def outbox_banner(outbox: bool) -> Element | None:
    """An installation without a mail server says where its mail is."""
    said = "This site has no mail server yet. Its operator finds the mail in the outbox folder."
    return el.p(icon("warn"), el.span(said), class_name="banner banner-warn") if outbox else None


def kept() -> Element:
    """Exactly what an account keeps."""
    rows = [el.li(said, class_name="border-t border-rule py-3") for said in _KEPT]
    last = el.li(
        "Delete it all in one step. ",
        el.a("What is kept, why and how long", href="/privacy", class_name="link"),
        class_name="border-t border-rule py-3",
    )
    return el.section(
        el.h2("What an account keeps", class_name="pb-3 text-ui font-semibold"),
        el.ul(*rows, last, class_name="max-w-[46ch] border-b border-rule text-ui text-ink-2"),
    )


def beside(title: str, said: Any, *panel: Any, under: Any = None) -> Element:
    """A page whose title and words stand beside its form; on a phone the form comes before what is `under` the words."""
    words = el.div(
        el.h1(title, class_name=TITLE),
        el.div(said, class_name="mt-5 grid max-w-[46ch] gap-3 text-body text-ink-2"),
    )
    boxed = el.div(*panel, class_name="border-t-2 border-ink pt-5 md:col-start-2 md:row-span-2 md:row-start-1")
    grid = "mx-auto grid max-w-5xl gap-x-20 gap-y-10 pt-10 md:grid-cols-[1fr_24rem] md:grid-rows-[auto_1fr] md:pt-24"
    return column(el.div(words, boxed, under, class_name=grid), class_name=ANY_WORD)
