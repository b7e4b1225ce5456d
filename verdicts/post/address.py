"""Addresses of mail, in the form that every mail server takes: ASCII, no quotes, no comments, one at a time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from email.headerregistry import Address

from verdicts.post.refusals import LetterRefused

LONGEST = 254
LONGEST_LINE = 200
LONGEST_WORD = 45  # bytes: 75 characters of RFC 2047 less the frame, in base64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_NAMED = re.compile(r'"?(?P<name>[^<>"]*)"?\s+<(?P<address>[^<>]*)>')
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}  # controls, halves of characters, separators of lines and paragraphs


@dataclass(frozen=True)
class Mailbox:
    """An address with the name that is shown for it; the name may be empty. Raises LetterRefused."""

    name: str
    address: str

    def __post_init__(self) -> None:
        """Refuse what no header can hold."""
        address(self.address)
        if self.name:
            line(self.name)
            if not fits_a_word(self.name):
                raise LetterRefused(f"a name beyond ASCII has at most {LONGEST_WORD} bytes of UTF-8")


def fits_a_word(name: str) -> bool:
    """Whether one encoded word holds a name: of two, readers of mail make a name with a space within."""
    return name.isascii() or len(name.encode("utf-8", "replace")) <= LONGEST_WORD


def address(text: str) -> str:
    """The same text if it is one address like name@example.com, else LetterRefused.

    Domains of other scripts come in their ASCII form, xn--..., which browsers send by themselves.
    """
    if len(text) > LONGEST or not _ADDRESS.fullmatch(text) or "=?" in text:
        raise LetterRefused("give one address like name@example.com")
    return text


def line(text: str) -> str:
    """The same text if a header can hold it as it is, else LetterRefused.

    `=?` begins an encoded word, which Python's `email` decodes, line breaks and all, and then writes to the wire.
    """
    if not text.strip() or len(text) > LONGEST_LINE:
        raise LetterRefused(f"a line has 1 to {LONGEST_LINE} characters")
    if "=?" in text or any(unicodedata.category(char) in _BREAKING for char in text):
        raise LetterRefused("a line has no line breaks, no control characters and no =?")
    return text


def mailbox(text: str) -> Mailbox:
    """Read `name@example.com` or `Name <name@example.com>`. Raises LetterRefused."""
    if "<" not in text:
        return Mailbox("", text.strip())
    if not (named := _NAMED.fullmatch(text.strip())):
        raise LetterRefused("give an address like name@example.com or Name <name@example.com>")
    return Mailbox(named["name"].strip(), named["address"])


def site_address(box: Mailbox) -> Address:
    """The same as a header of a message has it."""
    return Address(box.name, addr_spec=box.address)
