"""Knobs of accounts: how often one may be tried, and who else may vouch for a reader."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from verdicts.settings.mail import MailSettings


class AccountSettings(MailSettings):
    """Limits are by hour; a network is an IPv4 /24 or IPv6 /48."""

    tries_per_account: Annotated[int, Field(ge=0)] = Field(
        10, description="sign-ins an hour of one account from one network; 0 is no limit"
    )
    tries_per_network: Annotated[int, Field(ge=0)] = Field(
        100, description="sign-ins, and asked mails, an hour and network; 0 is no limit"
    )
    mails_per_address: Annotated[int, Field(ge=0)] = Field(
        5, description="links an hour that one network may have mailed to one address; 0 is no limit"
    )
    providers: str = Field("", description="TOML file of the OpenID Connect providers that readers may sign in with")
