"""The pages of signing in and of the account as they are printed: every one of them, in each of its states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from verdicts.components.account.account import account_page
from verdicts.components.account.already import already_page
from verdicts.components.account.ask_link import ask_link_page
from verdicts.components.account.choose import choose_page
from verdicts.components.account.said import said_page
from verdicts.components.account.sign_in import sign_in_page
from verdicts.views.account import (
    AccountView,
    AlreadyView,
    AskLinkView,
    ChooseView,
    MomentView,
    OnwardView,
    PasskeyView,
    ProviderView,
    SessionView,
    SignInView,
)
from verdicts.views.parts import MetaView

META = MetaView("Account · Verdicts", "Your account.", robots="noindex")
ODD = '"><script>alert(1)</script>‮&amp;' + "w" * 60
ONWARD = OnwardView("/compare/ollama-vs-vllm?x=1&y=2", "share:0123456789ab")
PROVIDERS = [ProviderView("company", "Company login", linked=True), ProviderView("other", "Another one")]
BEGAN = MomentView("3 Nov 2026, 14:05 UTC", "2026-11-03T14:05+00:00")
SEEN = MomentView("20 Nov 2026, 09:00 UTC", "2026-11-20T09:00+00:00")
SESSIONS = [
    SessionView(1, "Firefox on Linux", "by password", BEGAN, SEEN, here=True),
    SessionView(2, "Firefox on Linux", "by passkey", replace(BEGAN, words="1 Oct 2026, 08:00 UTC"), SEEN),
    SessionView(3, "Chrome on Windows", "by Company login", BEGAN, SEEN),
]
PASSKEYS = [
    PasskeyView(7, "Laptop", "added 3 Nov 2026", "used 2 days ago"),
    PasskeyView(8, "Phone", "added 4 Nov 2026", "not used yet"),
]
ACCOUNT = AccountView(
    META,
    "ada@company.example",
    "editor",
    "3 Nov 2026",
    has_password=True,
    sessions=SESSIONS,
    passkeys=PASSKEYS,
    providers=PROVIDERS,
    votes="12 ballots and 3 picks count as an account’s",
    shelves="4 bookmarks on 2 shelves",
)
BARE = AccountView(
    META,
    "new@company.example",
    "reader",
    "20 Nov 2026",
    False,
    SESSIONS[:1],
    [],
    [],
    "No votes yet",
    "Nothing kept yet",
)
ODD_ACCOUNT = replace(
    ACCOUNT,
    email=f"{ODD}@company.example",
    votes=ODD,
    shelves=ODD,
    said=ODD,
    sessions=[replace(each, agent=ODD, way=ODD) for each in SESSIONS],
    passkeys=[replace(each, name=ODD) for each in PASSKEYS],
    providers=[replace(each, name=ODD, key=ODD) for each in PROVIDERS],
)

_ASK = AskLinkView(META, "sign-up", ONWARD)
_WRONG = "The e-mail address or the password is not right."
PAGES: dict[str, tuple[Callable[..., Any], Any]] = {
    "sign-in": (sign_in_page, SignInView(META, ONWARD, providers=PROVIDERS)),
    "sign-in-plain": (sign_in_page, SignInView(META)),
    "sign-in-wrong": (sign_in_page, SignInView(META, ONWARD, "ada@company.example", _WRONG, "", PROVIDERS)),
    "sign-in-dotless": (
        sign_in_page,
        SignInView(META, email="ada@company", fault="The part after the @ needs a dot.", fault_at="email"),
    ),
    "sign-in-empty": (sign_in_page, SignInView(META, email="ada@a.b", fault="Enter it.", fault_at="password")),
    "signed-out": (
        sign_in_page,
        SignInView(
            META, said="You are signed out. Nothing of yours is left on this device.", reason="To share, sign in."
        ),
    ),
    "sign-in-odd": (
        sign_in_page,
        SignInView(META, OnwardView(ODD, ODD), ODD, ODD, "email", [ProviderView(ODD, ODD)], ODD, ODD),
    ),
    "sign-up": (ask_link_page, _ASK),
    "sign-up-wrong": (ask_link_page, replace(_ASK, email="ada", fault="An e-mail address has one @ in it.")),
    "sign-up-sent": (ask_link_page, replace(_ASK, sent_to="ada@company.example")),
    "sign-up-outbox": (ask_link_page, replace(_ASK, sent_to=ODD, email=ODD, outbox=True)),
    "forgot": (ask_link_page, replace(_ASK, purpose="reset")),
    "forgot-sent": (ask_link_page, replace(_ASK, purpose="reset", sent_to="ada@company.example")),
    "choose": (choose_page, ChooseView(META, "sign-up", "a-link", "ada@company.example")),
    "choose-weak": (
        choose_page,
        ChooseView(META, "reset", ODD, ODD, "Easy to guess. It is close to one that many people use."),
    ),
    "choose-over": (choose_page, ChooseView(META, "reset")),
    "choose-used": (choose_page, ChooseView(META, "sign-up", used=True)),
    "already": (already_page, AlreadyView(META, "ada@company.example", ODD)),
    "already-used": (already_page, AlreadyView(META, ODD, used=True)),
    "already-over": (already_page, AlreadyView(META, "ada@company.example")),
    "account": (account_page, ACCOUNT),
    "account-bare": (account_page, BARE),
    "account-odd": (account_page, ODD_ACCOUNT),
    "account-password": (account_page, replace(ACCOUNT, fault="Too short.", fault_at="password")),
    "account-current": (account_page, replace(ACCOUNT, fault="That is not your password.", fault_at="current")),
    "account-passkey": (account_page, replace(ACCOUNT, fault=ODD, fault_at="passkey")),
    "account-delete": (account_page, replace(ACCOUNT, fault="That is not your password.", fault_at="delete")),
    "account-votes": (account_page, replace(ACCOUNT, fault="Choose what becomes of your votes.", fault_at="votes")),
    "account-stale": (account_page, replace(BARE, demands="fresh", fresh=False, fault="Not so fast.", fault_at="")),
    "account-fresh": (account_page, replace(BARE, demands="fresh", fault="Choose one.", fault_at="delete")),
    "said": (
        lambda view: said_page(*view),
        ("Too many tries", "Wait 4 minutes, then try again.", "/sign-in", "Sign in"),
    ),
}
