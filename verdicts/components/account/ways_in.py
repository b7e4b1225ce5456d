"""Ways to sign in: the password, passkeys, providers."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.account.fields import field, form, known_email, new_password_field, password_field
from verdicts.components.account.parts import heading, part, pressed, quiet, row, rows
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.views.account import AccountView, PasskeyView, ProviderView


def _password(view: AccountView) -> list[Element]:
    fault = view.fault if view.fault_at in ("password", "current") else ""
    at_current = fault if view.fault_at == "current" else ""
    word = "Change the password" if view.has_password else "Set a password"
    asked = form(
        "/account/password",
        known_email(view.email, shown=False),
        password_field("current", "Current password", at_current) if view.has_password else None,
        new_password_field("New password", "" if at_current else fault),
        el.button(word, type="submit", class_name="btn min-h-11 justify-self-start"),
        look="grid max-w-96 gap-5 pt-4",
    )
    said = "A password is set." if view.has_password else "None is set. You sign in by passkey or provider."
    return [heading("Password"), quiet(said), _folded(word, bool(fault), asked)]


def _folded(word: str, is_open: bool, *body: Any) -> Element:
    opener = el.summary(
        word, icon("down"), class_name="btn list-none justify-self-start [&::-webkit-details-marker]:hidden"
    )
    return el.details(opener, *body, open=is_open)


def _passkey(passkey: PasskeyView) -> Element:
    return row(
        el.span(passkey.name),
        f"{passkey.added}, {passkey.used}",
        pressed("/account/passkey/remove", "Remove", passkey.name, id=passkey.id),
    )


def _new_passkey(fault: str) -> Element:
    """Only with JavaScript: the browser makes the passkey."""
    ask = el.button(
        "Add a passkey",
        type="button",
        class_name="btn min-h-11 justify-self-start",
        data_passkey="enrol",
        data_options="/account/passkey/options",
    )
    return form(
        "/account/passkey",
        el.input(type="hidden", name="answer"),
        field("name", "Name of the new passkey", note="Like “Laptop” or “Phone”.", id="passkey-name", max_length=60),
        ask,
        el.p(fault, role="alert", class_name="text-ui text-skip empty:hidden"),
        look="js-only grid max-w-96 gap-3",
    )


def _passkeys(view: AccountView) -> list[Any]:
    held = [_passkey(passkey) for passkey in view.passkeys]
    why = "A passkey signs you in with the lock of your device, and nobody can guess or forward it."
    return [
        heading("Passkeys"),
        rows(*held) if held else quiet(f"None yet. {why}"),
        _new_passkey(view.fault if view.fault_at == "passkey" else ""),
        el.p("Adding a passkey needs JavaScript.", class_name="text-ui text-ink-2 [@media(scripting:enabled)]:hidden"),
    ]


def _provider(provider: ProviderView) -> Element:
    if provider.linked:
        remove = pressed("/account/provider/remove", "Disconnect", provider.name, key=provider.key)
        return row(el.span(provider.name), "Connected", remove)
    href = f"/sign-in/with/{provider.key}?next=%2Faccount"
    link = el.a("Connect", href=href, class_name="btn flex-none", aria_label=f"Connect: {provider.name}")
    return row(el.span(provider.name), "Not connected", link)


def ways_in(view: AccountView) -> Element:
    """All of them; which may be removed is for the server to say."""
    providers = [heading("Providers"), rows(*map(_provider, view.providers))] if view.providers else []
    groups = [_password(view), _passkeys(view), providers]
    boxes = [el.div(*group, class_name="grid gap-3") for group in groups if group]
    return part("ways", "Ways to sign in", el.div(*boxes, class_name="grid gap-8"))
