"""Passkeys: what the browser is asked, and whether what it answers holds (WebAuthn, by the library `webauthn`).

The way of one: an options address makes a challenge (`new_challenge`), signs it into a cookie (`desk.challenges`) and
answers with `creation_options` or `request_options`; assets/js/passkey.js runs the browser's part and posts the answer
as the field `answer` of its form; the form's address reads the challenge back, sees that it was not used before, and
calls `enrolled`, or `credential_of` and then `shown`.

Bytes are base64url text without padding everywhere here, ready for rows. A credential belongs to one account: keep it
unique in the database. The user must be verified (fingerprint, face, PIN), since a passkey signs in alone: without it
whoever holds a found key would be its owner. Attestation is not asked for: which maker a key has decides nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_registration_credential_json,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier as Algorithm
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from verdicts.desk.challenges import LASTS
from verdicts.desk.passkey_answers import CLONED, NOT_ENROLLED, NOT_SHOWN, PasskeyFault, parsed, plainly

ALGORITHMS = [Algorithm.ECDSA_SHA_256, Algorithm.EDDSA, Algorithm.RSASSA_PKCS1_v1_5_SHA_256]


@dataclass(frozen=True, slots=True)
class Site:
    """Who asks: `rp_id` is a host name (never an address in digits: browsers refuse those), `origins` are exact."""

    rp_id: str
    rp_name: str
    origins: tuple[str, ...]

    @classmethod
    def at(cls, address: str, name: str, origins: Iterable[str]) -> Site:
        """The site at a public address like https://verdicts.example."""
        return cls(urlsplit(address).hostname or "", name, tuple(origins))


@dataclass(frozen=True, slots=True)
class Passkey:
    """What is kept of one. `sign_count` is 0 for good where it is kept on several devices; those are `backed_up`."""

    credential: str
    public_key: str
    sign_count: int
    transports: tuple[str, ...]
    backed_up: bool


def new_challenge(chance: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """32 bytes that nobody can foresee, as base64url text."""
    return bytes_to_base64url(chance(32))


def creation_options(site: Site, account_key: bytes, email: str, existing: Iterable[str], challenge: str) -> str:
    """JSON for navigator.credentials.create(). `account_key`: 1 to 64 bytes that tell nothing of the person and stay
    the account's for good; devices show `email`. A device that holds one of the `existing` credentials makes no second.
    """
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=site.rp_name,
        user_id=account_key,
        user_name=email,
        challenge=base64url_to_bytes(challenge),
        timeout=int(LASTS.total_seconds() * 1000),
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in existing],
        supported_pub_key_algs=ALGORITHMS,
    )
    return options_to_json(options)


def enrolled(site: Site, answer: str, challenge: str) -> Passkey:
    """The passkey that a browser made. Raises PasskeyFault. The challenge must be one that was not used before."""
    given = parsed(answer, parse_registration_credential_json)
    with plainly(NOT_ENROLLED):
        verified = verify_registration_response(
            credential=given,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
    if verified.credential_id != given.raw_id:
        raise PasskeyFault(NOT_ENROLLED)
    return Passkey(
        credential=given.id,
        public_key=bytes_to_base64url(verified.credential_public_key),
        sign_count=verified.sign_count,
        transports=tuple(transport.value for transport in given.response.transports or ()),
        backed_up=verified.credential_backed_up,
    )


def request_options(site: Site, challenge: str) -> str:
    """JSON for navigator.credentials.get(). It names no credential, so it is the same for every visitor: nothing tells
    who has an account."""
    options = generate_authentication_options(
        rp_id=site.rp_id,
        challenge=base64url_to_bytes(challenge),
        timeout=int(LASTS.total_seconds() * 1000),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def credential_of(answer: str) -> str:
    """Which passkey an answer says it is from; not proven yet. Raises PasskeyFault. For one that nobody has answer
    NOT_SHOWN, as for one that does not hold."""
    return parsed(answer, parse_authentication_credential_json).id


def shown(site: Site, answer: str, passkey: Passkey, challenge: str, account_key: bytes) -> int:
    """The new sign count to keep, where the answer proves `passkey` of the account with `account_key`, and PasskeyFault
    where not. The challenge must be one that was not used before."""
    given = parsed(answer, parse_authentication_credential_json)
    if given.id != passkey.credential or given.response.user_handle != account_key:
        raise PasskeyFault(NOT_SHOWN)
    with plainly(NOT_SHOWN):
        verified = verify_authentication_response(
            credential=given,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=0,  # counted below, once the signature is known to hold
            require_user_verification=True,
        )
    before, now = passkey.sign_count, verified.new_sign_count
    if now <= before and (now, before) != (0, 0):
        raise PasskeyFault(CLONED)
    return now
