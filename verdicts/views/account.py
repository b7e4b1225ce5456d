"""What the pages of signing in and of an account show. They are printed only; their forms post."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class WhoView:
    """Who reads, as the header says it: "Your account", or "Account" for a device and on a page for everybody.

    `edits`: the way to the desk is shown. What may be done there is asked again, there.
    """

    label: str = "Account"
    signed_in: bool = False
    edits: bool = False


@dataclass(frozen=True)
class GreetingView:
    """What is said once after signing in: what came along, and which shelf was shared."""

    said: str = ""


ANYBODY, UNSAID = WhoView(), GreetingView()


@dataclass(frozen=True)
class ProviderView:
    """A provider to continue with: its key in addresses and its name; `linked` where it knows the account."""

    key: str
    name: str
    linked: bool = False


@dataclass(frozen=True)
class OnwardView:
    """Where a form leads when it is done, and the click that is carried out then; hidden fields of every form."""

    next: str = "/"
    intent: str = ""


@dataclass(frozen=True)
class SignInView:
    """Signing in. `fault` is a sentence at the field `fault_at` ("email", "password", "" for the form)."""

    meta: MetaView
    onward: OnwardView = field(default_factory=OnwardView)
    email: str = ""
    fault: str = ""
    fault_at: str = ""
    providers: list[ProviderView] = field(default_factory=list[ProviderView])
    reason: str = ""  # why one may want to sign in here, like "Sharing a shelf needs an account."
    said: str = ""  # what was just done, like "You are signed out."
    signed_out: bool = False


@dataclass(frozen=True)
class AskLinkView:
    """Asking for a mailed link: to make an account (`purpose` "sign-up") or to choose a new password ("reset").

    `sent_to` is the address once the form was taken, whether or not there is an account; `outbox` where the
    installation has no mail server, so that its operator finds the mail in a folder.
    """

    meta: MetaView
    purpose: str
    onward: OnwardView = field(default_factory=OnwardView)
    email: str = ""
    fault: str = ""
    sent_to: str = ""
    outbox: bool = False
    lasts: str = "30 minutes"


@dataclass(frozen=True)
class ChooseView:
    """Choosing a password with a mailed link: of a new account ("sign-up") or anew ("reset"). No `link`: it is over,
    `used` where it was used before."""

    meta: MetaView
    purpose: str
    link: str = ""
    email: str = ""
    fault: str = ""
    used: bool = False


@dataclass(frozen=True)
class AlreadyView:
    """A mailed link was opened by somebody who is signed in as `email`. `link_for` is whose account it would make, ""
    for a link that is over, `used` where it was used before."""

    meta: MetaView
    email: str
    link_for: str = ""
    used: bool = False


@dataclass(frozen=True)
class MomentView:
    """A moment in words, like "3 Nov 2026, 14:05 UTC", and for machines."""

    words: str
    iso: str


@dataclass(frozen=True)
class SessionView:
    """A browser that is signed in: "Firefox on Linux", "by password", when that began and when it was last seen."""

    id: int
    agent: str
    way: str
    since: MomentView
    seen: MomentView
    here: bool = False


@dataclass(frozen=True)
class PasskeyView:
    """A passkey: its name, when it was added and last used."""

    id: int
    name: str
    added: str
    used: str


@dataclass(frozen=True)
class AccountView:
    """The account. `fault` is a sentence at the part `fault_at` ("password", "passkey", "delete").

    `said` is what was just done; `fresh` is false where the sign-in is too long ago for what cannot be undone;
    `demands` is what deleting asks for ("password" or "fresh"); `leaving` what was chosen of the votes where that was
    refused ("keep", "withdraw"); `subscribed`: issues of the newsletter go to its address.
    """

    meta: MetaView
    email: str
    role: str
    since: str
    has_password: bool
    sessions: list[SessionView]
    passkeys: list[PasskeyView]
    providers: list[ProviderView]
    votes: str  # "12 ballots and 3 picks count as an account's"
    shelves: str  # "4 bookmarks on 2 shelves"
    weights: str = ""  # "Builder × 2, Skeptic left out; kept 3 Nov 2026", "" where none are kept
    subscribed: bool = False
    fresh: bool = True
    demands: str = "password"
    fault: str = ""
    fault_at: str = ""
    said: str = ""
    leaving: str = ""
