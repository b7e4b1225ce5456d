"""Passkeys: whole ceremonies with a device in software, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authenticator import BACKED_UP, BACKUP_ELIGIBLE, PRESENT, VERIFIED, Device, b64, raw
from tests.conftest import NOON
from verdicts.desk.challenges import LASTS, read_challenge, sign_challenge
from verdicts.desk.passkey_answers import CLONED, LONGEST_ANSWER, PasskeyFault
from verdicts.desk.passkeys import (
    Passkey,
    Site,
    creation_options,
    credential_of,
    enrolled,
    new_challenge,
    request_options,
    shown,
)

SITE = Site.at("https://verdicts.example", "Verdicts", ["https://verdicts.example"])
ACCOUNT = b"a" * 16
MAKING, SHOWING = new_challenge(lambda n: b"m" * n), new_challenge(lambda n: b"s" * n)
OPTIONS = creation_options(SITE, ACCOUNT, "ada@example.org", [], MAKING)
OLD, NEW = "o" * 40, "n" * 40


def kept(device: Device) -> Passkey:
    """The passkey of a device that enrolled."""
    return enrolled(SITE, device.make(OPTIONS), MAKING)


def sign_in(device: Device, passkey: Passkey, site: Site = SITE, account: bytes = ACCOUNT) -> int:
    """One sign-in with the device."""
    return shown(site, device.show(request_options(SITE, SHOWING)), passkey, SHOWING, account)


@pytest.mark.parametrize("algorithm", [-7, -8, -257], ids=["ES256", "EdDSA", "RS256"])
def test_a_passkey_is_made_and_shown(algorithm: int) -> None:
    """A device of every kind that we take enrols and signs in again and again, and its count is kept."""
    device = Device(algorithm)
    passkey = kept(device)
    assert (passkey.credential, passkey.sign_count, passkey.backed_up) == (b64(device.credential), 0, False)
    assert passkey.transports == ("internal", "hybrid")
    for count in (1, 2, 3):
        answer = device.show(request_options(SITE, SHOWING))
        assert credential_of(answer) == passkey.credential
        assert shown(SITE, answer, passkey, SHOWING, ACCOUNT) == count
        passkey = replace(passkey, sign_count=count)


def test_what_is_asked() -> None:
    """The options name site, account and old credentials, want a passkey that verifies its user, and no attestation."""
    asked = json.loads(creation_options(SITE, ACCOUNT, "ada@example.org", [b64(b"old")], MAKING))
    assert asked["rp"] == {"name": "Verdicts", "id": "verdicts.example"}
    assert asked["user"] == {"id": b64(ACCOUNT), "name": "ada@example.org", "displayName": "ada@example.org"}
    assert (asked["challenge"], asked["attestation"]) == (MAKING, "none")
    assert [each["alg"] for each in asked["pubKeyCredParams"]] == [-7, -8, -257]
    assert [each["id"] for each in asked["excludeCredentials"]] == [b64(b"old")]
    wanted = asked["authenticatorSelection"]
    assert (wanted["residentKey"], wanted["userVerification"]) == ("required", "required")


def test_asking_tells_nothing_of_accounts() -> None:
    """The options of a sign-in name no credential: but for the challenge they are the same for everybody."""
    asked = json.loads(request_options(SITE, SHOWING))
    assert asked.pop("challenge") == SHOWING
    assert asked == {
        "timeout": 300_000,
        "rpId": "verdicts.example",
        "allowCredentials": [],
        "userVerification": "required",
    }


def test_challenges_come_from_chance() -> None:
    """A challenge is 32 bytes of chance, and no two are alike."""
    assert raw(MAKING) == b"m" * 32
    assert len({new_challenge() for _ in range(1000)}) == 1000


def test_a_passkey_of_several_devices() -> None:
    """One that is backed up says so, and its count may stay at zero for good."""
    device = Device(flags=PRESENT | VERIFIED | BACKUP_ELIGIBLE | BACKED_UP, steps=0)
    passkey = kept(device)
    assert passkey.backed_up
    assert [sign_in(device, passkey) for _ in range(3)] == [0, 0, 0]


@pytest.mark.parametrize(("before", "now"), [(5, 5), (5, 4), (5, 0), (1, 1)])
def test_a_count_that_goes_back_is_a_copy(before: int, now: int) -> None:
    """A count that does not grow is refused in words of its own."""
    device = Device()
    passkey = replace(kept(device), sign_count=before)
    device.count, device.steps = now, 0
    with pytest.raises(PasskeyFault, match=CLONED):
        sign_in(device, passkey)


ODD = [
    ("another origin", {"origin": "https://verdicts.example.evil.example"}),
    ("plain http", {"origin": "http://verdicts.example"}),
    ("another site", {"host": "evil.example"}),
    ("nobody verified", {"flags": PRESENT}),
    ("nobody present", {"flags": VERIFIED}),
    ("a frame of another site", {"framed": True}),
]


@pytest.mark.parametrize(("what", "odd"), ODD, ids=[what for what, _ in ODD])
def test_where_it_was_made_matters(what: str, odd: dict[str, object]) -> None:
    """Neither enrolling nor signing in works from elsewhere, without the user, or in a frame."""
    with pytest.raises(PasskeyFault):
        kept(Device(**odd))  # type: ignore[arg-type]
    device = Device()
    passkey = kept(device)
    for name, value in odd.items():
        setattr(device, name, value)
    with pytest.raises(PasskeyFault):
        sign_in(device, passkey)


def test_an_answer_is_for_one_challenge() -> None:
    """An answer to another challenge is refused, and one to make a passkey does not show one."""
    device = Device()
    made = device.make(OPTIONS)
    with pytest.raises(PasskeyFault):
        enrolled(SITE, made, SHOWING)
    passkey = enrolled(SITE, made, MAKING)
    answer = device.show(request_options(SITE, SHOWING))
    for wrong in (answer, made):
        with pytest.raises(PasskeyFault):
            shown(SITE, wrong, passkey, MAKING, ACCOUNT)
    with pytest.raises(PasskeyFault):
        enrolled(SITE, answer, SHOWING)


def test_a_passkey_is_of_one_account() -> None:
    """Another device's key, another credential or another account's handle does not sign in."""
    device, other = Device(), Device()
    passkey, others = kept(device), kept(other)
    for wrong in (others, replace(others, credential=passkey.credential), replace(passkey, credential="AAAA")):
        with pytest.raises(PasskeyFault):
            sign_in(device, wrong)
    with pytest.raises(PasskeyFault):
        sign_in(device, passkey, account=b"b" * 16)
    device.handle = b""
    with pytest.raises(PasskeyFault):
        sign_in(device, passkey)


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
def test_what_was_changed_does_not_hold(part: str) -> None:
    """Every single byte of a sign-in is covered: with one other bit it is refused, as a fault and as nothing else."""
    device = Device()
    passkey = kept(device)
    answer = json.loads(device.show(request_options(SITE, SHOWING)))
    whole = raw(answer["response"][part])
    assert sign_in(device, passkey) == 2
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        answer["response"][part] = b64(bytes(changed))
        with pytest.raises(PasskeyFault):
            shown(SITE, json.dumps(answer), passkey, SHOWING, ACCOUNT)


def test_a_new_passkey_has_one_name() -> None:
    """An answer that calls itself otherwise than what was made, or otherwise in two places, is refused."""
    whole = Device().make(OPTIONS)
    for changed in ({"id": "AAAA", "rawId": "AAAA"}, {"id": "AAAA"}, {"id": "AA AA", "rawId": "AA AA"}):
        with pytest.raises(PasskeyFault):
            enrolled(SITE, json.dumps(json.loads(whole) | changed), MAKING)


def test_any_change_of_a_new_passkey_is_a_fault_at_most() -> None:
    """Whatever bit of what was made is turned, nothing but a fault is raised."""
    answer = json.loads(Device().make(OPTIONS))
    whole = raw(answer["response"]["attestationObject"])
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        answer["response"]["attestationObject"] = b64(bytes(changed))
        _only_faults(lambda: enrolled(SITE, json.dumps(answer), MAKING))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)
PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
ANSWERS = st.fixed_dictionaries(
    {"id": st.just("AAAA") | JSON, "rawId": st.just("AAAA") | JSON, "type": st.just("public-key") | JSON},
    optional={"response": st.fixed_dictionaries({part: st.binary().map(b64) | JSON for part in PARTS}) | JSON},
)


@given(st.text() | JSON.map(json.dumps) | ANSWERS.map(json.dumps))
def test_no_answer_does_harm(answer: str) -> None:
    """Whatever is posted as an answer is a fault, never another error."""
    passkey = Passkey("AAAA", b64(b"key"), 0, (), False)
    for call in (
        lambda: enrolled(SITE, answer, MAKING),
        lambda: credential_of(answer),
        lambda: shown(SITE, answer, passkey, SHOWING, ACCOUNT),
    ):
        _only_faults(call)


@pytest.mark.parametrize("answer", ["[" * 30_000, " " * (LONGEST_ANSWER + 1), "\ud800", '{"id": "\\ud800"}', "NaN"])
def test_shapes_that_parsers_stumble_over(answer: str) -> None:
    """Deep nesting, great length and halves of characters are faults like any other."""
    for call in (lambda: enrolled(SITE, answer, MAKING), lambda: credential_of(answer)):
        with pytest.raises(PasskeyFault):
            call()


def test_long_answers_are_not_read() -> None:
    """An answer that is good but for its length is refused before anybody parses it."""
    answer = Device().make(OPTIONS)
    assert enrolled(SITE, answer.ljust(LONGEST_ANSWER), MAKING)
    with pytest.raises(PasskeyFault):
        enrolled(SITE, answer.ljust(LONGEST_ANSWER + 1), MAKING)


def test_long_credentials_are_refused() -> None:
    """A credential is at most 1,023 bytes long, so that a row can hold it."""
    assert kept(Device(credential=b"c" * 1023)).credential == b64(b"c" * 1023)
    with pytest.raises(PasskeyFault):
        kept(Device(credential=b"c" * 1024))


def test_a_challenge_is_read_back_for_its_purpose_and_time() -> None:
    """A signed challenge holds for five minutes and one purpose, under any key still kept; no character may differ."""
    value = sign_challenge([OLD], MAKING, "sign-in", NOON)
    assert read_challenge([NEW, OLD], value, "sign-in", NOON + LASTS) == MAKING
    assert read_challenge([NEW], sign_challenge([NEW, OLD], MAKING, "sign-in", NOON), "sign-in", NOON) == MAKING
    assert read_challenge([OLD], value, "enrol 7", NOON) is None
    assert read_challenge([NEW], value, "sign-in", NOON) is None
    assert read_challenge([OLD], value, "sign-in", NOON + LASTS + timedelta(seconds=1)) is None
    assert read_challenge([OLD], value, "sign-in", NOON - timedelta(seconds=1)) is None
    for place in range(len(value) - 1):  # two bits of the last character of base64 mean nothing
        other = "A" if value[place] != "A" else "B"
        assert read_challenge([OLD], value[:place] + other + value[place + 1 :], "sign-in", NOON) is None


@given(st.text(max_size=300))
def test_what_was_not_signed_is_no_challenge(text: str) -> None:
    """No text that we did not sign is a challenge."""
    assert read_challenge([OLD], text, "sign-in", NOON) is None


def _only_faults(call: Callable[[], object]) -> None:
    with suppress(PasskeyFault):
        call()
