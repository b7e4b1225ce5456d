"""Junk in place of tokens and keys."""

from __future__ import annotations

import asyncio
import json
from base64 import urlsafe_b64encode
from typing import Any
from warnings import catch_warnings

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import ECKey, RSAKey
from pydantic import SecretStr

from tests.conftest import NOON
from verdicts.desk.providers.faults import Mistrusted
from verdicts.desk.providers.idtoken import verified
from verdicts.desk.providers.keys import signing_keys
from verdicts.desk.providers.network import Document, Network
from verdicts.desk.providers.provider import Provider

KEYS: Document = {"keys": [ECKey.generate_key("P-256", {"kid": "one"}).as_dict(private=False)]}


def packed(header: dict[str, Any]) -> str:
    """A token's header as it is written."""
    return urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")


NAMES = st.sampled_from(["alg", "kid", "crit", "b64", "typ"])
VALUES = st.none() | st.text() | st.lists(st.text()) | st.sampled_from(["ES256", "RS256", "none", "one"])
PARTS = st.binary(max_size=60).map(lambda part: urlsafe_b64encode(part).decode().rstrip("="))
HEADERS = st.dictionaries(NAMES, VALUES)
TOKENS = st.text() | st.tuples(HEADERS.map(packed) | PARTS, PARTS, PARTS).map(".".join)


@given(TOKENS)
def test_any_text_is_no_token(token: str) -> None:
    """Whatever stands in place of a token ends in a fault, never in a crash."""

    class Kept(Network):
        async def kept(self, provider: Provider, url: str, fresh: bool = False) -> Document:
            return KEYS

    at = Provider("peer", "Peer", "https://peer.example", "client", SecretStr("secret"))
    nobody = httpx.MockTransport(lambda _: httpx.Response(500))
    with pytest.raises(Mistrusted):
        asyncio.run(verified(at, token, "", "nonce", "", Kept(nobody), NOON))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
FIELDS = dict.fromkeys(("n", "e", "x", "y", "crv", "kid", "use", "alg", "key_ops"), JUNK)
ENTRIES = st.fixed_dictionaries({"kty": st.sampled_from(["RSA", "EC", "OKP", "oct"])}, optional=FIELDS)


@given(st.fixed_dictionaries({"keys": JUNK | st.lists(ENTRIES, max_size=3)}))
def test_any_document_is_read_for_keys(document: Document) -> None:
    """Whatever stands in a key set is read or left out, never a crash."""
    assert not list(signing_keys(document))


def test_weak_and_secret_keys_are_left_out() -> None:
    """Of a key set only public signing keys of a proper size are used."""
    with catch_warnings(action="ignore"):
        weak = RSAKey.generate_key(1024, {"kid": "weak"}).as_dict(private=False)
    good = ECKey.generate_key("P-256", {"kid": "good"}).as_dict(private=False)
    others = [weak, {**good, "use": "enc"}, {"kty": "oct", "k": "c2VjcmV0", "kid": "shared"}]
    assert [key.kid for key in signing_keys({"keys": [*others, good]})] == ["good"]
