"""One `[providers.<key>]` of the operator's file, and where its secret is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator

from verdicts.desk.providers.addresses import address_fault
from verdicts.desk.providers.provider import SCOPES

LARGEST_SECRET = 4_000
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class NoSecret(Exception):
    """The secret of an entry cannot be had; `field` is "" or where it is named."""

    def __init__(self, field: str, reason: str) -> None:
        """Keep both."""
        self.field, self.reason = field, reason
        super().__init__(f"{field} {reason}")


class Entry(BaseModel):
    """What an operator says of one provider."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _Name
    issuer: _Text
    client_id: _Text
    client_secret_env: _Text | None = None
    client_secret_file: _Text | None = None
    scopes: tuple[_Text, ...] = SCOPES

    @field_validator("issuer")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        if fault := address_fault(url) or ("must hold no ?" if "?" in url else ""):
            raise ValueError(fault)
        return url

    @field_validator("scopes")
    @classmethod
    def _asks_who(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        if "openid" not in scopes:
            raise ValueError('must hold "openid"')
        if not all(scope.isascii() and scope.isprintable() and " " not in scope for scope in scopes):
            raise ValueError('must be a list of single words, like ["openid", "email"]')
        return scopes

    def secret(self, folder: Path, environment: Mapping[str, str]) -> str:
        """The client's secret; a file's name is taken from `folder`. Raises NoSecret."""
        if (self.client_secret_env is None) == (self.client_secret_file is None):
            raise NoSecret("", "give one of client_secret_env and client_secret_file")
        if self.client_secret_env is not None:
            found, field = environment.get(self.client_secret_env, "").strip(), "client_secret_env"
        else:
            found, field = _secret_in(folder / str(self.client_secret_file)), "client_secret_file"
        if not found:
            raise NoSecret(field, f"{self.client_secret_env or self.client_secret_file} is not set or empty")
        return found


def _secret_in(file: Path) -> str:
    try:
        return text_of(file, LARGEST_SECRET).strip()
    except OSError as broken:
        raise NoSecret("client_secret_file", f"cannot be read: {broken.strerror}") from None
    except ValueError:
        raise NoSecret("client_secret_file", f"is no text of at most {LARGEST_SECRET} bytes") from None


def text_of(file: Path, largest: int) -> str:
    """The text of a file. Raises OSError, and ValueError where it is no text or larger than so many bytes."""
    with file.open("rb") as stream:
        raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise ValueError(f"larger than {largest} bytes")
    return raw.decode("utf-8")
