"""Every knob of an installation. Each is an environment variable VERDICTS_<NAME> or a line in `.env`."""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import SettingsConfigDict

from verdicts.settings.accounts import AccountSettings
from verdicts.settings.agents import AgentSettings
from verdicts.settings.fusion import FusionSettings
from verdicts.settings.links import LinkSettings

HOUSE = Path(__file__).resolve().parents[2]
SHORTEST_KEY = 32


class Settings(AccountSettings, AgentSettings, FusionSettings, LinkSettings):
    """Settings with their defaults; read once by app, cli and rxconfig and passed down as values."""

    model_config = SettingsConfigDict(env_prefix="VERDICTS_", env_file=".env", extra="ignore", frozen=True)

    site_name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] = Field(
        "Verdicts", description="the name in titles, header and footer"
    )
    public_url: str = Field(
        "", description="address readers use, like https://verdicts.example; default http://localhost:PORT"
    )
    host: str = Field("127.0.0.1", description="address to listen on; 0.0.0.0 for every interface")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(8000, description="port to listen on")
    database_url: str = Field("", description="SQLAlchemy address; default a SQLite file data/verdicts.db")
    demo: bool = Field(True, description="import the demo catalogue into an empty database at start")
    page_cache_mb: Annotated[int, Field(ge=0, le=4096)] = Field(64, description="memory for printed pages, MB")
    allowed_origins: str = Field("", description="further origins that may open the socket, comma separated")
    workers: Annotated[int, Field(ge=1, le=64)] = Field(1, description="processes that serve; more than 1 need Redis")
    redis_url: str = Field("", description="Redis that joins workers and hosts, like redis://host:6379/0")
    proxy_hops: Annotated[int, Field(ge=0, le=8)] = Field(
        0, description="proxies in front that add to X-Forwarded-For; 0 ignores that header"
    )
    log: Literal["plain", "json"] = Field("plain", description="how log lines are written")
    metrics_token: SecretStr = Field(SecretStr(""), description="bearer token of /metrics, 16 characters or more")
    secret_keys: SecretStr = Field(
        SecretStr(""),
        description="keys that sign cookies, newest first, comma separated; default a file",
    )
    votes_per_device: Annotated[int, Field(ge=0)] = Field(60, description="votes an hour and device; 0 is no limit")
    votes_per_network: Annotated[int, Field(ge=0)] = Field(
        600, description="votes an hour and network (IPv4 /24, IPv6 /48); 0 is no limit"
    )
    exempt_networks: str = Field("", description="networks without a limit, comma separated, like 10.0.0.0/8")
    rank_every: Annotated[float, Field(ge=0, le=86_400)] = Field(
        60, description="seconds between looks whether the ladder is behind its picks; 0 never computes it"
    )
    publish_every: Annotated[float, Field(ge=0, le=86_400)] = Field(
        15, description="seconds between looks for drafts that are due to be published; 0 never publishes by itself"
    )

    @field_validator("secret_keys")
    @classmethod
    def _long_keys(cls, keys: SecretStr) -> SecretStr:
        if any(len(key) < SHORTEST_KEY for key in _listed(keys.get_secret_value())):
            raise ValueError(f"give keys of at least {SHORTEST_KEY} characters, like from `openssl rand -hex 32`")
        return keys

    @field_validator("exempt_networks")
    @classmethod
    def _networks(cls, text: str) -> str:
        for part in _listed(text):
            ip_network(part)
        return text

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        url = url.rstrip("/")
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query):
            raise ValueError("give scheme and host only, like https://verdicts.example")
        return url

    @field_validator("database_url")
    @classmethod
    def _known_engine(cls, url: str) -> str:
        if url.startswith("postgres://") or url.startswith("postgresql://"):
            return "postgresql+psycopg://" + url.split("://", 1)[1]
        if url and not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("use sqlite:///path/to/file.db or postgresql://user:password@host/name")
        return url

    @field_validator("redis_url")
    @classmethod
    def _known_redis(cls, url: str) -> str:
        if url and not url.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("use redis://host:6379/0, rediss:// for TLS, or unix:///path/to/socket")
        return url

    @field_validator("metrics_token")
    @classmethod
    def _long_token(cls, token: SecretStr) -> SecretStr:
        if 0 < len(token.get_secret_value()) < 16:
            raise ValueError("give 16 characters or more, or none to close /metrics")
        return token

    @property
    def keys(self) -> list[str]:
        """The signing keys that were given, newest first."""
        return _listed(self.secret_keys.get_secret_value())

    @property
    def exempt(self) -> list[IPv4Network | IPv6Network]:
        """Networks whose voters have no limit by network."""
        return [ip_network(part) for part in _listed(self.exempt_networks)]

    @property
    def https(self) -> bool:
        """Whether readers come by https."""
        return self.base_url.startswith("https://")

    @property
    def base_url(self) -> str:
        """Scheme and host that canonical links begin with, no slash at the end."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def database(self) -> str:
        """The SQLAlchemy address in force."""
        return self.database_url or f"sqlite:///{HOUSE / 'data' / 'verdicts.db'}"

    @property
    def origins(self) -> list[str]:
        """Origins that may open the socket: our own address, the local names of it, and those allowed."""
        own = (
            [self.base_url]
            if self.public_url
            else [f"http://{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]")]
        )
        return own + [origin.rstrip("/") for origin in _listed(self.allowed_origins)]


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()  # pyright: ignore[reportCallIssue] - every field has a default
