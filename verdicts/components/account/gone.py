"""After deletion: what was deleted and what stays. The answer to the form itself, so that no link can say it."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.saying import TITLE
from verdicts.components.el import Element
from verdicts.components.layout import column

_DELETED = "Deleted: your e-mail address, password, passkeys, connections, sessions, shelves, bookmarks, notes and shared links."
_STAYS = {
    True: "What stays: your votes and their log, under a random key that nobody has any more. They count as before.",
    False: "Your votes are taken back. What stays: log entries that votes were cast and taken back, under a random key "
    "that nobody has any more.",
}


def gone_page(kept: bool) -> Element:
    """`kept` says that the votes stay counted. page.js clears what the browser itself kept (`data-signed-out`)."""
    more = el.a("What is kept, why and how long", href="/privacy#leaving", class_name="link")
    said = el.div(
        el.p(_DELETED),
        el.p(_STAYS[kept]),
        el.p(more),
        class_name="mt-4 grid max-w-[60ch] gap-3 text-body text-ink-2",
        role="status",
    )
    way = el.p(el.a("Start page", href="/", class_name="btn btn-main min-h-11"), class_name="mt-6 flex")
    return column(
        el.div(el.h1("Your account is deleted", class_name=TITLE), said, way, class_name="pt-16", data_signed_out="")
    )
