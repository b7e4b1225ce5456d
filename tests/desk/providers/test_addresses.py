"""Where the server may be sent."""

from __future__ import annotations

import pytest

from verdicts.desk.providers.addresses import address_fault

OUTSIDE = "https://login.example"


@pytest.mark.parametrize(
    "url",
    ["https://login.example", "https://login.example:8443/a?b=c", "http://localhost:8080/x", "http://127.0.0.1/",
     "http://[::1]:80/", "https://10.0.0.7/realms/x", "https://keycloak.lan"],
)  # fmt: skip
def test_addresses_of_issuers(url: str) -> None:
    """An operator may name https anywhere, and http on this machine."""
    assert address_fault(url) == ""


@pytest.mark.parametrize(
    "url",
    ["", "login.example", "//login.example", "https://", "https:///x", "http://login.example", "ftp://login.example",
     "file:///etc/passwd", "javascript:alert(1)", "https://u@login.example", "https://u:p@login.example",
     "https://login.example/#x", "https://login.example/#", "https://login.example:port/", "https://[::1",
     "https://login.example/a b", "https://login.example\\@x", "https://login.example/\n", "https://lögin.example",
     "http://localhost.example", "http://127.0.0.1.example", "https://x/" + "y" * 1000],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    """Other schemes, plain http elsewhere, users, fragments and odd characters are refused."""
    assert address_fault(url) != ""


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/", "https://10.1.2.3/", "https://192.168.1.1/", "https://169.254.169.254/", "https://[::1]/",
     "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "https://localhost/", "https://x.localhost/",
     "https://localhost./", "https://0.0.0.0/", "https://127.1/", "https://2130706433/", "https://0x7f000001/",
     "http://127.0.0.1:9200/"],
)  # fmt: skip
def test_an_outside_issuer_points_nowhere_inside(url: str) -> None:
    """A provider on the internet cannot send the server to its own machine or network; one inside can."""
    assert address_fault(url, OUTSIDE) == "must not lie inside a private network"
    assert address_fault(url, "http://localhost:8080") == address_fault(url, "https://10.9.8.7") == ""


@pytest.mark.parametrize("url", ["https://oauth2.login.example/token", "https://8.8.8.8/"])
def test_an_outside_issuer_may_use_other_hosts(url: str) -> None:
    """Providers keep their endpoints on several hosts."""
    assert address_fault(url, OUTSIDE) == ""
