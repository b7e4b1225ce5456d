"""The foot of every page: what the site is, and the ways into it."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.icons import logo
from verdicts.components.newsletter.form import footer_sign_up

_READ = (
    ("/tools", "All tools"),
    ("/compare", "Compare tools"),
    ("/ladder", "Ladder"),
    ("/newsletter", "Newsletter"),
    ("/feed.xml", "Feed"),
)
_METHOD = (
    ("/method", "How scores work"),
    ("/method#sources", "Where facts come from"),
    ("/corrections", "Report a wrong fact"),
    ("/api", "API"),
    ("/llms.txt", "For agents"),
)
_UNASKED = ("/newsletter", "/account", "/desk")


def _column(title: str, links: tuple[tuple[str, str], ...]) -> Element:
    rows = [el.li(el.a(name, href=href, class_name="hover:underline")) for href, name in links]
    return el.div(
        el.h2(title, class_name="text-small text-ink-2"), el.ul(*rows, class_name="mt-2 grid gap-1.5 text-ui")
    )


def footer(site_name: str, here: str = "") -> Element:
    """What the site is, and the ways into it. The newsletter, account and desk (`here`) do not ask for an address
    down here: they have forms of their own."""
    about = el.div(
        el.a(logo(), site_name, href="/", class_name="inline-flex items-center gap-2 font-bold font-stretch-[88%]"),
        el.p(
            "Reviewers are fictional personas run by an editor. Facts carry their source and month. "
            "A blank means nobody sourced it, never “no”.",
            class_name="mt-3 max-w-[44ch] text-ui text-ink-2",
        ),
        class_name="col-span-2 md:col-span-1",
    )
    columns = el.div(
        about,
        _column("Read", _READ),
        _column("Yours", (("/bookmarks", "Bookmarks"), ("/account", "Account"), ("/privacy", "Privacy"))),
        _column("Method", _METHOD),
        class_name="grid grid-cols-2 gap-8 md:grid-cols-[2fr_1fr_1fr_1fr]",
    )
    asks = None if here in _UNASKED else footer_sign_up()
    return el.footer(asks, columns, class_name="mx-auto w-full max-w-(--page) px-4 py-10 md:px-8")
