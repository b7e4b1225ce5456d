"""What a provider says about itself (OpenID Connect Discovery 1.0)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from verdicts.desk.providers.addresses import address_fault
from verdicts.desk.providers.faults import Mistrusted
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Provider

WELL_KNOWN = "/.well-known/openid-configuration"


class Endpoints(BaseModel):
    """Addresses of a provider and how it wants to be spoken to; named as in the specification."""

    model_config = ConfigDict(frozen=True)

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False

    @property
    def addresses(self) -> dict[str, str]:
        """All addresses that there are, by their names."""
        named = self.model_dump(include=set(_ADDRESSES))
        return {name: url for name, url in named.items() if url}


_ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")


async def discover(provider: Provider, http: Network) -> Endpoints:
    """The endpoints of a provider, at most an hour old. Raises Away, Mistrusted."""
    document = await http.kept(provider, provider.issuer.rstrip("/") + WELL_KNOWN)
    try:
        found = Endpoints.model_validate(document)
    except ValidationError as broken:
        lacking = ", ".join(".".join(map(str, one["loc"])) for one in broken.errors())
        raise Mistrusted(provider, f"its discovery document is wrong at {lacking}") from None
    if found.issuer != provider.issuer:
        raise Mistrusted(provider, f"its discovery document is of the issuer {found.issuer}")
    for name, url in found.addresses.items():
        if fault := address_fault(url, provider.issuer):
            raise Mistrusted(provider, f"{name} of its discovery document {fault}")
    return found
