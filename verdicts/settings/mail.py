"""Knobs of mail: the server that takes it, who writes, and the folder where there is no server."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings

from verdicts.post.address import mailbox
from verdicts.post.smtp import PORTS, Security


class MailSettings(BaseSettings):
    """One field a knob, as providers list them: a password stands as it is, without the escapes of an address."""

    smtp_host: str = Field("", description="mail server; without one letters are written to files")
    smtp_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        0, description="its port; default 587 with starttls, 465 with tls, 25 with none"
    )
    smtp_user: str = Field("", description="name to log in with; none is no login")
    smtp_password: SecretStr = Field(SecretStr(""), description="password to log in with", validate_default=True)
    smtp_security: Security = Field("starttls", description="starttls, tls, or none on this host or a private network")
    mail_from: str = Field("", description="who writes, like Verdicts <no-reply@verdicts.example>")
    outbox: str = Field("", description="folder of letters without a mail server; default outbox beside the database")

    @field_validator("smtp_host")
    @classmethod
    def _only_a_host(cls, host: str) -> str:
        if any(char in host for char in "/@[] \t") or (":" in host and not _is_ip(host)):
            raise ValueError(
                "give the name alone, like mail.example; port, user and password have settings of their own"
            )
        return host

    @field_validator("smtp_user")
    @classmethod
    def _user_of_a_server(cls, user: str, info: ValidationInfo) -> str:
        if user and not info.data.get("smtp_host", "?"):
            raise ValueError("there is no server to log in to; set VERDICTS_SMTP_HOST")
        return user

    @field_validator("smtp_password")
    @classmethod
    def _both_or_neither(cls, password: SecretStr, info: ValidationInfo) -> SecretStr:
        user, given = info.data.get("smtp_user"), bool(password.get_secret_value())
        if user is not None and bool(user) != given:
            raise ValueError("set VERDICTS_SMTP_USER too" if given else "give the password of VERDICTS_SMTP_USER")
        return password

    @field_validator("smtp_security")
    @classmethod
    def _no_password_in_the_clear(cls, security: Security, info: ValidationInfo) -> Security:
        if security == "none" and info.data.get("smtp_user") and not _is_here(info.data.get("smtp_host", "")):
            raise ValueError("none would send the password in the clear; use starttls or tls, or do not log in")
        return security

    @field_validator("mail_from")
    @classmethod
    def _one_sender(cls, text: str) -> str:
        if text:
            mailbox(text)
        return text

    @property
    def mail_port(self) -> int:
        """The mail server's port in force."""
        return self.smtp_port or PORTS[self.smtp_security]


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _is_here(host: str) -> bool:
    return host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)
