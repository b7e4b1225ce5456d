"""What one call gets: an answer in pieces at a pace, and a fault where there is to be one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A call as it came: `nth` counts the calls of its model from 0."""

    model: str
    nth: int
    headers: Headers
    body: Mapping[str, Any]

    @property
    def prompt(self) -> str:
        """The text of all its messages."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])

    @property
    def format(self) -> str:
        """`json_schema`, `json_object`, or `text`."""
        return str(self.body.get("response_format", {}).get("type", "text"))


@dataclass(frozen=True, slots=True)
class Status:
    """An error in place of an answer. `error` None sends `text` as the body, whatever it is."""

    code: int
    error: str | None = "It went wrong."
    headers: Headers = field(default_factory=dict[str, str])
    text: str = ""
    repeat: int = 1  # so often the body


@dataclass(frozen=True, slots=True)
class Hang:
    """Nothing more comes after so many pieces; 0 with `headers` False answers nothing at all."""

    after: int = 0
    headers: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection is closed after so many pieces, in the middle of the answer."""

    after: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """These raw lines come after so many pieces in place of the rest, so often, and then the stream ends."""

    lines: Sequence[str]
    after: int = 0
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class Refuse:
    """An error for a call that names one of these: formats, or parameters of the body."""

    named: tuple[str, ...]
    code: int = 400
    error: str = "Unsupported parameter: {named}"


@dataclass(frozen=True, slots=True)
class Page:
    """200 and a web page."""

    html: str = "<html><title>Welcome</title><body>Nothing here speaks the protocol.</body></html>"


Fault = Status | Hang | Cut | Lines | Refuse | Page


@dataclass(frozen=True, slots=True)
class Script:
    """Seconds to the first piece and between pieces; `pieces` cuts the answer into so many (0: word by word).

    `usage` is what is told of tokens: True counts words, None tells nothing, a pair is told as it is.
    `whole` answers with one JSON body even where a stream was asked for.
    """

    answer: str | Callable[[Asked], str] = "The answer is forty-two, and it is short."
    first: float = 0.0
    between: float = 0.0
    pieces: int = 0
    finish: str | None = "stop"
    usage: bool | tuple[Any, Any] | None = True
    fault: Fault | None = None
    whole: bool = False

    def said(self, asked: Asked) -> str:
        """The whole answer to this call."""
        return self.answer if isinstance(self.answer, str) else self.answer(asked)

    def cut(self, text: str) -> list[str]:
        """The answer in its pieces."""
        if not self.pieces:
            return [word + " " for word in text.split(" ")[:-1]] + text.split(" ")[-1:]
        size = max(1, -(-len(text) // self.pieces))
        return [text[at : at + size] for at in range(0, len(text), size)]


# One script for every call, one a call (the last stands for all further calls), or one made of what is asked.
Scripts = Script | Sequence[Script] | Callable[[Asked], Script]


def script_of(scripts: Scripts, asked: Asked) -> Script:
    """The script of this call."""
    if isinstance(scripts, Script):
        return scripts
    if callable(scripts):
        return scripts(asked)
    return scripts[min(asked.nth, len(scripts) - 1)]
