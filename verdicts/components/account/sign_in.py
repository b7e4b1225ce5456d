"""Signing in: a password, a passkey, or a provider."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.fields import (
    email_field,
    form,
    leading,
    module,
    onward_fields,
    password_field,
    submit,
)
from verdicts.components.account.saying import beside, done_banner, fault_banner, kept
from verdicts.components.el import Element
from verdicts.views.account import OnwardView, ProviderView, SignInView

NO_ACCOUNT = "Voting needs no account. One vote a device or account; change it or take it back any time."
_OR = (
    "flex items-center gap-3 text-small text-ink-2 "
    "before:h-px before:flex-1 before:bg-rule after:h-px after:flex-1 after:bg-rule"
)


def _with_password(view: SignInView) -> Element:
    at = {view.fault_at: view.fault}
    lost = el.a("Forgot it?", href=leading("/forgot", view.onward), class_name="link text-ui")
    return form(
        "/sign-in",
        *onward_fields(view.onward),
        email_field(view.email, at.get("email", ""), "username webauthn"),
        password_field("password", "Password", at.get("password", ""), aside=lost),
        submit("Sign in"),
    )


def _with_passkey(onward: OnwardView) -> Element:
    """Only with JavaScript; the script hides the button where the browser has no passkeys."""
    ask = el.button(
        "Use a passkey",
        type="button",
        class_name="btn min-h-11 w-full",
        data_passkey="sign-in",
        data_options="/sign-in/passkey/options",
    )
    said = el.p(role="alert", class_name="text-ui text-skip empty:hidden")
    return form(
        "/sign-in/passkey",
        *onward_fields(onward),
        el.input(type="hidden", name="answer"),
        ask,
        said,
        look="js-only grid gap-2",
    )


def _with_provider(provider: ProviderView, onward: OnwardView) -> Element:
    href = leading(f"/sign-in/with/{provider.key}", onward)
    return el.a(f"Continue with {provider.name}", href=href, class_name="btn min-h-11 w-full", dir="auto")


def _other_ways(view: SignInView) -> Element:
    """Nothing of it stands alone: without providers it goes with the passkey's button."""
    lonely = "" if view.providers else " js-only has-[button[hidden]]:hidden"
    return el.div(
        el.p("or", class_name=_OR),
        _with_passkey(view.onward),
        *(_with_provider(provider, view.onward) for provider in view.providers),
        class_name=f"mt-6 grid gap-2 [&>p]:mb-4{lonely}",
    )


def sign_in_page(view: SignInView) -> Element:
    """The form beside what an account is for and keeps."""
    new = el.p(
        "New here? ",
        el.a("Create an account", href=leading("/sign-up", view.onward), class_name="link"),
        class_name="mt-6 border-t border-rule pt-4 text-ui",
    )
    words = (
        el.p(view.reason, class_name="font-semibold text-ink") if view.reason else None,
        el.p(NO_ACCOUNT),
        el.p("An account has your votes and shelves on every device. What this device holds comes along."),
    )
    said = [banner for banner in (done_banner(view.said), _general(view)) if banner]
    signed_out = {"data_signed_out": ""} if view.signed_out else {}  # page.js clears what the browser itself kept
    return beside(
        "Sign in",
        list(words),
        el.div(*said, class_name="mb-5 grid gap-3", **signed_out) if said else None,
        _with_password(view),
        _other_ways(view),
        new,
        module("passkey"),
        module("strength"),
        under=kept(),
    )


def _general(view: SignInView) -> Element | None:
    return fault_banner(view.fault) if view.fault_at not in ("email", "password") else None
