"""The person behind the claims: what is taken of an address and a name that others wrote."""

from __future__ import annotations

from verdicts.desk.providers.faults import Mistrusted
from verdicts.desk.providers.network import Document, Network
from verdicts.desk.providers.provider import Claims, Provider

LONGEST_ADDRESS = 254
LONGEST_NAME = 80


async def claims_of(provider: Provider, claims: Document, access_token: str, userinfo: str, http: Network) -> Claims:
    """Claims of a verified ID token; an address it leaves out is asked for at `userinfo`. Raises ProviderFault.

    Providers may keep `email` out of ID tokens of the code flow (OpenID Connect Core 1.0, 5.4), and some do.
    """
    asked = "email" in provider.scopes and "email" not in claims
    if asked and userinfo and access_token:
        more = await http.read(provider, userinfo, bearer=access_token)
        if more.get("sub") != claims["sub"]:
            raise Mistrusted(provider, "its userinfo is of another person")
        return Claims(provider.issuer, claims["sub"], _address(more), _name(claims) or _name(more))
    return Claims(provider.issuer, claims["sub"], _address(claims), _name(claims))


def _address(claims: Document) -> str:
    """The address where the provider has proof of it; some write that proof as text."""
    email, proof = claims.get("email"), claims.get("email_verified")
    if not isinstance(email, str) or not (proof is True or proof == "true"):
        return ""
    fit = len(email) <= LONGEST_ADDRESS and email.isprintable() and " " not in email
    return email if fit and 0 < email.find("@") < len(email) - 1 else ""


def _name(claims: Document) -> str:
    """What the person is called: one line of printable characters."""
    names = (claims.get(kind) for kind in ("name", "preferred_username"))
    name = next((name for name in names if isinstance(name, str) and name.strip()), "")
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())[:LONGEST_NAME].strip()
