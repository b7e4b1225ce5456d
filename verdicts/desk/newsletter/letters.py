"""The letters that a form causes: short, with one link, and nothing in them that somebody else could have written."""

from __future__ import annotations

from verdicts.desk.catalogue import Site
from verdicts.desk.newsletter.office import NAME
from verdicts.domain.newsletter.subscribers import LINK_LASTS
from verdicts.post.letter import Letter

_COMES = "One mail a week with what changed: verdicts and why, new tools, matchups that are too close to call."
_NOT_YOU = "If you did not ask for this, do nothing: without your press no issue comes."


def confirm_letter(site: Site, address: str, link: str) -> Letter:
    """To somebody who wants the newsletter; opening the link confirms nothing yet."""
    text = (
        f"Open this page and press its button to get “{NAME}” of {site.name}:\n\n{link}\n\n{_COMES}\n\n"
        f"The link works for {LINK_LASTS.days} days.\n\n{_NOT_YOU}\n"
    )
    return Letter(address, f"Confirm your address for the weekly mail of {site.name}", text)


def already_letter(site: Site, address: str, link: str) -> Letter:
    """To somebody who wants it and gets it."""
    text = (
        f"You asked for “{NAME}” of {site.name}. It comes to this address already.\n\n"
        f"Choose categories or unsubscribe: {link}\n\nIf you did not ask for this, do nothing.\n"
    )
    return Letter(address, NAME, text)
