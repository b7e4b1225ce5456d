"""Which addresses lie outside: the server asks none of its own machine or network, whatever a name resolves to."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")


class Inside(Exception):
    """The name leads into a private network alone."""


class Unknown(Exception):
    """The name leads nowhere."""


async def resolve(host: str, port: int, inside: bool = False) -> str:
    """An address of `host` that lies outside, to be asked itself, so that the name cannot lead elsewhere by then.

    Raises Inside, Unknown. `inside` allows this machine too; tests alone ask for it.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise Unknown from unknown
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    fit = [one for one in addresses if inside or is_outside(one)]
    if not fit:
        raise Inside
    return fit[0]


def is_outside(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it wraps another one."""
    ip = ip_address(address)
    within = _wrapped(ip) if isinstance(ip, IPv6Address) else None
    plain = ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified
    return is_outside(str(within)) if within is not None else plain


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
