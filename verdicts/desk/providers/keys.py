"""The keys that a provider signs with (RFC 7517): those that are fit for it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, cast

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from verdicts.desk.providers.network import Document

MOST = 50
_KINDS: dict[str, type[RSAKey | ECKey | OKPKey]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


def signing_keys(document: Document) -> KeySet:
    """The usable public keys of a key set, maybe none; secret, weak, foreign and broken ones are left out."""
    listed: object = document.get("keys")
    entries = cast(list[object], listed)[:MOST] if isinstance(listed, list) else []
    return KeySet([key for entry in entries if isinstance(entry, dict) for key in _usable(cast(Document, entry))])


def _usable(entry: dict[str, Any]) -> Iterator[RSAKey | ECKey | OKPKey]:
    kind = _KINDS.get(str(entry.get("kty")))
    if kind is None or entry.get("use", "sig") != "sig" or not isinstance(entry.get("kid", ""), str):
        return
    try:
        with warnings.catch_warnings(action="error"):  # the library warns of keys that are too short
            key = kind.import_key(entry)
    except (JoseError, ValueError, TypeError, KeyError, Warning):
        return
    yield key
