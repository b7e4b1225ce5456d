"""Errors of endpoints as sentences for a person: who, what, and at most a line of the peer's words, without the key."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from verdicts.fusion.pool import Endpoint
from verdicts.fusion.wire import Broken, Denied, FormatRefused, Limited, Request, Trouble, Unreachable

LONGEST, LONGEST_WAIT = 200, 3600.0
HIDDEN = "[hidden]"
PART = 8  # so many characters of a key in a row are not shown either
_TOKEN = re.compile(r"\b(?:sk|pk|key|gsk|xai|hf)[-_][\w*.…-]{6,}|(?i:\bbearer\s+)\S+")


def host_of(endpoint: Endpoint) -> str:
    """Host and port of its address, nothing else of it."""
    parts = urlsplit(endpoint.base_url)
    host = parts.hostname or "?"
    return f"{host}:{parts.port}" if parts.port else host


def named(endpoint: Endpoint) -> str:
    """How a sentence calls it."""
    return f"{endpoint.name} ({host_of(endpoint)})"


def one_line(text: str, key: SecretStr | None) -> str:
    """A line of somebody else's words: visible characters, bounded, and nothing in it that is a key or looks so."""
    head = text[: 8 * LONGEST]
    seen = "".join(" " if char.isspace() else char for char in head if char.isspace() or _shows(char))
    line = _TOKEN.sub(HIDDEN, _masked(" ".join(seen.split()), key.get_secret_value() if key else ""))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _masked(line: str, key: str) -> str:
    """Without the key, and without any part of it that is long enough to help who looks for it."""
    size = min(PART, len(key))
    if size < 4:
        return line
    parts = {key[at : at + size] for at in range(len(key) - size + 1)}
    hit = [False] * len(line)
    for at in range(len(line) - size + 1):
        if line[at : at + size] in parts:
            hit[at : at + size] = [True] * size
    return re.sub("\0+", HIDDEN, "".join("\0" if hidden else char for char, hidden in zip(line, hit, strict=True)))


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds of a Retry-After, which is a number of them or a date. None where there is none to read."""
    told = headers.get("retry-after", "").strip()
    try:
        seconds = float(told)
    except ValueError:
        try:
            when = parsedate_to_datetime(told)
            seconds = (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return None
    return min(max(seconds, 0.0), LONGEST_WAIT) if seconds == seconds else None


def words_of(body: object) -> str:
    """What an error's body says: its message, wherever endpoints put one. Empty for a page."""
    if isinstance(body, Mapping):
        held = cast(Mapping[str, object], body)
        found = (words_of(held[name]) for name in ("message", "error", "detail") if held.get(name))
        return next((words for words in found if words), "")
    if isinstance(body, list) and body:
        return words_of(cast(list[object], body)[0]) or str(cast(list[object], body)[0])
    return body if isinstance(body, str) and not body.lstrip().startswith("<") else ""


def status(request: Request, code: int, headers: Mapping[str, str], body: object, now: datetime) -> Trouble:
    """The trouble that an error's status is."""
    here, name = request.model.endpoint, request.model.name
    said = one_line(words_of(body), here.key)
    tail = f': "{said}"' if said else ""
    if code in (401, 402, 403):
        return Denied(f"{named(here)} does not let us in ({code}); look at its key and its credit{tail}")
    if code == 404:
        return Denied(f"{named(here)} has no model {name}, or its address is not right (404){tail}")
    after = wait_of(headers, now)
    if code in (429, 529) or (code == 503 and after is not None):
        wait = "" if after is None else f", for {after:.0f} s"
        return Limited(f"{named(here)} takes no more calls now ({code}){wait}{tail}", after)
    if 300 <= code < 400:
        return Broken(f"{named(here)} sends on to another address ({code}), which is not followed; name that one")
    asked = request.format if request.schema is not None and request.format != "prompt" else None
    if asked and code in (400, 422, 500, 501):
        return FormatRefused(f"{named(here)} does not take {asked} ({code}){tail}")
    did = "failed" if code >= 500 else "refused the call"
    return Broken(f"{named(here)} {did} ({code}){tail}")


def unreachable(endpoint: Endpoint, why: str) -> Unreachable:
    """Nobody answered; `why` is the system's word for it."""
    return Unreachable(f"{named(endpoint)} cannot be reached: {one_line(why, endpoint.key) or 'no connection'}")


def broken(endpoint: Endpoint, what: str, said: str = "") -> Broken:
    """It broke; `what` is our half of the sentence, `said` theirs."""
    line = one_line(said, endpoint.key)
    return Broken(f'{named(endpoint)} {what}: "{line}"' if line else f"{named(endpoint)} {what}")


def in_the_clear(endpoint: Endpoint) -> Denied | None:
    """Why its key is not sent: it has one, and everybody on the way could read it. None where that is not so."""
    parts = urlsplit(endpoint.base_url)
    if not endpoint.key or parts.scheme == "https" or _near(parts.hostname or ""):
        return None
    return Denied(f"{named(endpoint)} was not called: a key goes over https, or to this machine or network only")


def _near(host: str) -> bool:
    """This machine or its network: a private address, or a name without a dot as containers have."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))
    return address.is_loopback or address.is_private or address.is_link_local
