"""What is not believed: each fault of a token, of an answer, of a document."""

from __future__ import annotations

import pytest

from tests.desk.providers.way import Way
from tests.provider import Peer
from verdicts.desk.providers.faults import Away, Denied, Mistrusted, NotAdmitted, ProviderFault, Stale

pytestmark = pytest.mark.anyio

FAR = 10_000_000_000


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("nonce", "another"),
        ("nonce", None),
        ("nonce", ["another"]),
        ("aud", "another"),
        ("aud", ["another", "third"]),
        ("aud", None),
        ("aud", [7]),
        ("azp", "another"),
        ("iss", "https://other.example"),
        ("iss", None),
        ("exp", 1),
        ("exp", None),
        ("exp", "tomorrow"),
        ("exp", True),
        ("iat", FAR),
        ("iat", None),
        ("nbf", FAR),
        ("sub", None),
        ("sub", ""),
        ("sub", 7),
        ("sub", "x" * 256),
        ("sub", "a\nb"),
        ("at_hash", "another"),
    ],
)
async def test_a_wrong_claim_is_refused(way: Way, peer: Peer, claim: str, value: object) -> None:
    """Each claim that ties a token to issuer, client, time, person and sign-in is checked."""
    peer.claims[claim] = value
    with pytest.raises(Mistrusted, match=f"wrong at .*{claim}"):
        await way.go()


async def test_several_audiences_without_a_party_are_refused(way: Way, peer: Peer) -> None:
    """A token for others too must say that it was made for us."""
    peer.claims["aud"] = [peer.client_id, "other"]
    with pytest.raises(Mistrusted, match="azp"):
        await way.go()


@pytest.mark.parametrize(("later", "claim"), [(300 + 62, "exp"), (-62, "iat")])
async def test_a_token_out_of_its_time_is_refused(way: Way, later: float, claim: str) -> None:
    """More than a minute after its end, or before its beginning, a token is worth nothing."""
    with pytest.raises(Mistrusted, match=claim):
        await way.go(later)


@pytest.mark.parametrize("algorithm", ["none", "HS256", "stranger"])
async def test_a_forged_signature_is_refused(way: Way, peer: Peer, algorithm: str) -> None:
    """No signature, the public key as a shared secret, and a stranger's key under our key's name prove nothing."""
    peer.algorithm = algorithm
    with pytest.raises(Mistrusted, match="ID token"):
        await way.go()


async def test_a_forger_makes_us_look_at_the_keys_once_more_only(way: Way, peer: Peer) -> None:
    """Bad signatures cost one look at the keys each, not an endless one."""
    peer.algorithm = "stranger"
    with pytest.raises(Mistrusted, match="key of its own"):
        await way.go()
    assert peer.asked["/keys"] == 2


async def test_userinfo_of_another_person_is_refused(way: Way, peer: Peer) -> None:
    """An address is taken only from the userinfo of the very subject of the token."""
    peer.email_in_token = False
    peer.userinfo["sub"] = "bob-2"
    with pytest.raises(Mistrusted, match="another person"):
        await way.go()


async def test_who_declines_is_told_so(way: Way) -> None:
    """A person who says no at the provider hears that, and nothing of errors."""
    with pytest.raises(Denied) as denied:
        await way.go(decline="1")
    assert "declined" in denied.value.sentence


@pytest.mark.parametrize("state", ["", "another", "\ud800"])
async def test_another_state_is_refused(way: Way, peer: Peer, state: str) -> None:
    """Who comes back without the state of this browser's sign-in is looked at no further, whatever else they say."""
    leave = await way.begin()
    query = await way.press(leave)
    for forged in ({**query, "state": state}, {"state": state, "error": "access_denied"}, {"code": query["code"]}):
        with pytest.raises(Stale):
            await way.complete(leave, forged)
    assert peer.asked["/token"] == 0


@pytest.mark.parametrize("name", ["state", "nonce", "verifier", "provider"])
async def test_a_cookie_that_lacks_something_is_refused(way: Way, peer: Peer, name: str) -> None:
    """With any part of what was kept missing or empty nothing is asked of the provider."""
    leave = await way.begin()
    query = await way.press(leave)
    leave.kept[name] = ""
    with pytest.raises(Stale):
        await way.complete(leave, query | ({"state": ""} if name == "state" else {}))
    del leave.kept[name]
    with pytest.raises(Stale):
        await way.complete(leave, query)
    assert peer.asked["/token"] == 0


async def test_an_answer_to_a_question_at_another_provider_is_refused(way: Way, peer: Peer) -> None:
    """What one provider was asked cannot be answered by another (mix-up)."""
    leave = await way.begin()
    query = await way.press(leave)
    way.changed(key="second")
    with pytest.raises(Stale, match="another provider"):
        await way.complete(leave, query)
    assert peer.asked["/token"] == 0


@pytest.mark.parametrize("issuer", ["https://other.example", "", None])
async def test_an_answer_of_another_issuer_is_refused(way: Way, peer: Peer, issuer: str | None) -> None:
    """The parameter `iss` (RFC 9207) names this issuer, always where the provider says that it gives it."""
    peer.answer["iss"] = issuer  # pyright: ignore[reportArgumentType]
    with pytest.raises(Mistrusted, match="issuer"):
        await way.go()
    assert peer.asked["/token"] == 0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("access_denied", Denied),
        ("server_error", Away),
        ("temporarily_unavailable", Away),
        ("unauthorized_client", NotAdmitted),
        ("invalid_request\n<script>", Mistrusted),
    ],
)
async def test_errors_of_the_way_back_have_their_sentences(way: Way, error: str, kind: type[ProviderFault]) -> None:
    """Each error of the answer is of its kind, in one printable line without a word of others for the reader."""
    leave = await way.begin()
    with pytest.raises(kind) as refused:
        await way.complete(leave, {"state": leave.kept["state"], "error": error, "error_description": "<b>x</b>"})
    assert type(refused.value) is kind
    assert refused.value.why.isprintable()
    assert "script" not in refused.value.why
    assert "<" not in refused.value.sentence


@pytest.mark.parametrize("code", ["", "x" * 4097])
async def test_an_answer_without_a_sane_code_is_refused(way: Way, peer: Peer, code: str) -> None:
    """No code, or one of a size that no provider gives, is not carried on."""
    leave = await way.begin()
    with pytest.raises(Mistrusted, match="no code"):
        await way.complete(leave, {"state": leave.kept["state"], "iss": peer.url, "code": code})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issuer", "https://other.example"),
        ("issuer", None),
        ("token_endpoint", None),
        ("jwks_uri", 7),
        ("token_endpoint", "http://login.example/token"),
        ("jwks_uri", "file:///etc/passwd"),
        ("authorization_endpoint", "javascript:alert(1)"),
        ("userinfo_endpoint", "https://user:pass@login.example/"),
    ],
)
async def test_a_wrong_discovery_document_is_refused(way: Way, peer: Peer, field: str, value: object) -> None:
    """A document of another issuer, without an address, or with one that nobody may be sent to, is not used."""
    peer.discovery[field] = value
    with pytest.raises(Mistrusted, match=f"{field}|issuer"):
        await way.begin()


@pytest.mark.parametrize("keys", ["list", "html", "deep"])
async def test_keys_that_are_none_prove_nothing(way: Way, peer: Peer, keys: str) -> None:
    """Where the key set is no key set, nobody is signed in."""
    peer.trouble["/keys"] = keys
    with pytest.raises(Mistrusted):
        await way.go()


async def test_a_token_answer_of_odd_types_is_refused(way: Way, peer: Peer) -> None:
    """A token endpoint that answers JSON of other types than agreed ends in a fault, not in a crash."""
    peer.trouble["/token"] = "odd"
    with pytest.raises(Mistrusted):
        await way.go()
