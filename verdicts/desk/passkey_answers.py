"""What a browser posts of a passkey, read with suspicion: every fault is one kind of error with a plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

from webauthn.helpers import bytes_to_base64url, parse_client_data_json
from webauthn.helpers.structs import AuthenticationCredential, RegistrationCredential

LONGEST_ANSWER = 32_768  # characters; an answer without attestation has about a thousand
LONGEST_CREDENTIAL = 1023  # bytes: WebAuthn level 3, section 4, "credential ID"

UNREADABLE = "The passkey's answer could not be read. Try again."
NOT_ENROLLED = "The passkey was not accepted and nothing was saved. Try again."
NOT_SHOWN = "The passkey was not accepted. Try again, or sign in another way."
CLONED = "This passkey counted backwards, as a copy of it would. Sign in another way and remove it from your account."

Credential = TypeVar("Credential", RegistrationCredential, AuthenticationCredential)


class PasskeyFault(Exception):
    """Why a passkey is not accepted: `said` is a sentence for its owner, the library's reason is the cause."""

    def __init__(self, said: str) -> None:
        """Keep the sentence."""
        super().__init__(said)
        self.said = said


def parsed(answer: str, parse: Callable[[str], Credential]) -> Credential:
    """An answer of sensible size, given on a page that stands in no other site's frame. Raises PasskeyFault."""
    if len(answer) > LONGEST_ANSWER:
        raise PasskeyFault(UNREADABLE)
    with plainly(UNREADABLE):
        given = parse(answer)
        framed = parse_client_data_json(given.response.client_data_json).cross_origin
    if framed or given.id != bytes_to_base64url(given.raw_id) or not 0 < len(given.raw_id) <= LONGEST_CREDENTIAL:
        raise PasskeyFault(UNREADABLE)
    return given


@contextmanager
def plainly(said: str) -> Generator[None]:
    """A fault for any error within: hostile bytes make the library raise KeyError, ValueError and much else."""
    try:
        yield
    except Exception as error:
        raise PasskeyFault(said) from error
