"""Limits by device and by network."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from verdicts.live.limits import Limits, network_of

HOME, OTHER = "203.0.113.7", "198.51.100.1"


async def used(limits: Limits, device: str, address: str, many: int) -> list[str]:
    """What is used up at each of so many votes."""
    return [(await limits.wait(device, address))[0] for _ in range(many)]


@pytest.mark.anyio
async def test_a_device_has_its_votes_and_no_more() -> None:
    """The sixth vote of a device within an hour is refused and says when it may again; another device may."""
    limits = Limits(device=5, network=0)
    assert await used(limits, "a", HOME, 6) == [""] * 5 + ["device"]
    what, seconds = await limits.wait("a", OTHER)
    assert what == "device"
    assert 3500 < seconds <= 3600
    assert await used(limits, "b", HOME, 1) == [""]


@pytest.mark.anyio
async def test_a_network_shares_its_votes() -> None:
    """Devices of one network use up its limit together; a neighbouring network has its own."""
    limits = Limits(device=0, network=3)
    assert [(await limits.wait(f"d{n}", f"203.0.113.{n}"))[0] for n in range(4)] == ["", "", "", "network"]
    assert await used(limits, "d9", "203.0.114.1", 1) == [""]


@pytest.mark.anyio
async def test_a_refused_vote_costs_nothing() -> None:
    """What the network refuses is not taken from the device."""
    limits = Limits(device=2, network=1)
    assert await used(limits, "a", HOME, 3) == ["", "network", "network"]
    assert await used(limits, "a", OTHER, 2) == ["", "device"]


@pytest.mark.anyio
async def test_exempt_networks_have_no_limit() -> None:
    """An exempt network is not counted; its devices still are."""
    limits = Limits(device=4, network=1, exempt=[ip_network("203.0.113.0/24")])
    assert await used(limits, "a", HOME, 5) == [""] * 4 + ["device"]
    assert await used(limits, "b", "::ffff:203.0.113.9", 2) == ["", ""]


@pytest.mark.anyio
async def test_without_redis_limits_go_on_in_memory() -> None:
    """A Redis that cannot be reached costs nobody a vote, and nobody gets more than the limit."""
    limits = Limits(device=2, network=0, redis_url="redis://127.0.0.1:1/0")
    assert await used(limits, "a", HOME, 3) == ["", "", "device"]


def test_networks() -> None:
    """IPv4 counts by /24, IPv6 by /48; what is no address counts for itself and stays short."""
    assert network_of("203.0.113.7") == "203.0.113.0/24"
    assert network_of("2001:db8:1:2::3") == "2001:db8:1::/48"
    assert network_of("::ffff:203.0.113.7") == "203.0.113.0/24"
    assert network_of("unknown") == "unknown"
    assert len(network_of("x" * 1000)) == 64


@pytest.mark.anyio
@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "rediss://127.0.0.1:1/0", "unix:///nowhere/redis.sock"])
async def test_every_kind_of_address_is_understood(url: str) -> None:
    """Whatever way to Redis an operator may name is known to the limits; one that leads nowhere counts in memory."""
    assert await used(Limits(device=1, network=0, redis_url=url), "a", HOME, 2) == ["", "device"]
