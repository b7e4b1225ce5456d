"""Which addresses a server may be sent to: a provider's document must not point it into its own network."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

LONGEST = 1000


def address_fault(url: str, issuer: str = "") -> str:
    """Say in words why `url` is no address of a provider, "" when it is one.

    It is https; plain http is for the loopback interface alone. Where `issuer` is given, an address inside (loopback,
    private, link-local) is taken only of an issuer that itself is inside. Names are not looked up.
    """
    parts = _parts(url)
    if parts is None or not parts.hostname:
        return "must be a whole address like https://login.example"
    if parts.username is not None or parts.fragment or "#" in url:
        return "must hold no user, password or #"
    if parts.scheme != "https" and not (parts.scheme == "http" and _loopback(parts.hostname)):
        return "must begin with https:// (http:// is for this machine alone)"
    outside = bool(issuer) and not _inside(urlsplit(issuer).hostname or "")
    return "must not lie inside a private network" if outside and _inside(parts.hostname) else ""


def _parts(url: str) -> SplitResult | None:
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or set(url) & set(' "<>\\^`{|}'):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts


def _loopback(host: str) -> bool:
    if _local_name(host):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _inside(host: str) -> bool:
    if _local_name(host):
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host.replace(".", "").isdecimal() or host.startswith("0x")  # 127.1 and 0x7f000001 are addresses too


def _local_name(host: str) -> bool:
    name = host.rstrip(".")
    return name == "localhost" or name.endswith(".localhost")
