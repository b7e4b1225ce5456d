"""Keys of endpoints: read from the environment or from a file beside the pools; a pool without its key is not used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from verdicts.desk.pools.entries import EndpointEntry
from verdicts.desk.providers.entry import text_of
from verdicts.fusion.pool import Endpoint
from verdicts.fusion.words import in_the_clear

LARGEST_KEY = 4_000


@dataclass(frozen=True)
class Door:
    """An endpoint as the operator names it. `source` is where its key is from, "" for none.

    `fault` is a sentence that says why it cannot be used, "" where it can.
    """

    endpoint: Endpoint
    source: str = ""
    fault: str = ""

    @property
    def key_words(self) -> str:
        """Whether it has its key, without the key."""
        if not self.source:
            return "no key"
        return f"key from {self.source}: {'set' if self.endpoint.key else 'not set'}"


def door(name: str, entry: EndpointEntry, folder: Path, environment: Mapping[str, str]) -> Door:
    """The endpoint of a table, with its key where that is to be had; a file of a key is looked for in `folder`."""
    source = entry.key_env or entry.key_file or ""
    key, why = _from_environment(entry.key_env, environment) if entry.key_env else _from_file(entry.key_file, folder)
    endpoint = Endpoint(
        name=name,
        base_url=entry.base_url,
        key=SecretStr(key) if key else None,
        format=entry.format,
        at_once=entry.at_once,
        connect=entry.connect,
    )
    clear = in_the_clear(endpoint)
    fault = f"the key of {name} {why}" if why else str(clear) if clear else ""
    return Door(endpoint, source, fault)


def _from_environment(name: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The key, or why there is none."""
    return _fit(environment.get(name, "").strip(), f"is not set; put it into the environment as {name}")


def _from_file(name: str | None, folder: Path) -> tuple[str, str]:
    if name is None:
        return "", ""
    try:
        return _fit(text_of(folder / name, LARGEST_KEY).strip(), f"is not set; {name} is empty")
    except OSError as broken:
        return "", f"cannot be read from {name}: {broken.strerror}"
    except ValueError:
        return "", f"cannot be read from {name}: it is no text of at most {LARGEST_KEY} bytes"


def _fit(key: str, empty: str) -> tuple[str, str]:
    """A key goes into a header, so it is one line of ASCII."""
    if not key:
        return "", empty
    if not (key.isascii() and key.isprintable() and " " not in key):
        return "", "is no key: it holds blanks, line breaks or letters beyond ASCII"
    return key, ""
