"""The letters of accounts: short, with one link, and nothing in them that somebody else could have written."""

from __future__ import annotations

from verdicts.desk.catalogue import Site
from verdicts.post.letter import Letter

_LASTS = "It works once, for 30 minutes."
_NOT_YOU = "If you did not ask for this, do nothing: without the link nothing happens."


def sign_up_letter(site: Site, email: str, link: str) -> Letter:
    """To somebody who wants an account."""
    text = f"Open this link to make your account on {site.name}:\n\n{link}\n\n{_LASTS}\n\n{_NOT_YOU}\n"
    return Letter(email, f"Your account on {site.name}", text)


def already_letter(site: Site, email: str) -> Letter:
    """To somebody who wants an account and has one."""
    text = (
        f"You asked for an account on {site.name}. This address has one already.\n\n"
        f"Sign in: {site.url}/sign-in\nNo password at hand? {site.url}/forgot\n\n"
        "If you did not ask for this, do nothing.\n"
    )
    return Letter(email, f"Your account on {site.name}", text)


def reset_letter(site: Site, email: str, link: str) -> Letter:
    """To somebody who forgot the password."""
    text = f"Open this link to choose a new password on {site.name}:\n\n{link}\n\n{_LASTS}\n\n{_NOT_YOU}\n"
    return Letter(email, f"A new password on {site.name}", text)


def changed_letter(site: Site, email: str, what: str) -> Letter:
    """To an account whose ways to sign in changed; `what` is a sentence of ours."""
    text = (
        f"{what}\n\nIf that was you, all is well. If not, choose a new password now, which ends every session: "
        f"{site.url}/forgot\n"
    )
    return Letter(email, f"Your account on {site.name} changed", text)
