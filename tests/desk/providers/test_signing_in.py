"""Signing in with a provider that keeps to the protocol."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pydantic import SecretStr

from tests.desk.providers.way import BACK, Way
from tests.provider import Peer
from tests.provider.site import WELL_KNOWN
from verdicts.desk.providers.begin import begin
from verdicts.desk.providers.faults import NotAdmitted, Stale
from verdicts.desk.providers.provider import Claims

pytestmark = pytest.mark.anyio


async def test_whom_the_provider_knows_is_signed_in(way: Way, peer: Peer) -> None:
    """Issuer and subject name the person; the proven address and the name come along."""
    assert await way.go() == Claims(peer.url, "ada-1", "ada@people.example", "Ada L.")


async def test_an_address_without_proof_is_none(way: Way, peer: Peer) -> None:
    """A provider's word for an address that it has not verified is not taken."""
    assert await way.go(subject="bob-2") == Claims(peer.url, "bob-2", "", "Bob")


@pytest.mark.parametrize("proof", [None, "false", "no", 1, ["true"]])
async def test_only_true_is_proof(way: Way, peer: Peer, proof: object) -> None:
    """An address counts where `email_verified` is true, and nothing else is."""
    peer.claims["email_verified"] = proof
    assert (await way.go()).email == ""


@pytest.mark.parametrize("email", ["", "ada", "@x", "ada@", "a b@x.example", "a@x\n.example", "a" * 251 + "@x.y", 7])
async def test_what_is_no_address_is_none(way: Way, peer: Peer, email: object) -> None:
    """An address that could not be written to is left out."""
    peer.claims["email"] = email
    assert (await way.go()).email == ""


async def test_a_name_is_one_line(way: Way, peer: Peer) -> None:
    """Of a hostile name stays one short line of printable characters."""
    peer.claims["name"] = "  Ada\n\u202e<b>\x00L. " + "x" * 200
    name = (await way.go()).name
    assert name.startswith("Ada <b> L. x")
    assert len(name) == 80


async def test_the_question_is_bound_to_this_browser(way: Way, peer: Peer) -> None:
    """The address asks for a code by PKCE S256 (the example of RFC 7636); the verifier itself stays in `kept`."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    chance = iter(["S" * 43, "N" * 43, verifier])
    leave = await begin(way.provider, BACK, way.network, lambda count: next(chance))
    asked = {name: value for name, [value] in parse_qs(urlsplit(leave.url).query).items()}
    assert leave.kept == {"provider": "peer", "state": "S" * 43, "nonce": "N" * 43, "verifier": verifier}
    assert asked["code_challenge"] == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert (
        asked
        | {
            "response_type": "code",
            "client_id": peer.client_id,
            "redirect_uri": BACK,
            "scope": "openid email profile",
            "state": "S" * 43,
            "nonce": "N" * 43,
            "code_challenge_method": "S256",
        }
        == asked
    )
    assert verifier not in leave.url


async def test_secrets_are_new_each_time(way: Way) -> None:
    """Two sign-ins share no state, nonce or verifier, and each is of 43 characters or more."""
    one, two = (await way.begin()).kept, (await way.begin()).kept
    secrets = [kept[name] for kept in (one, two) for name in ("state", "nonce", "verifier")]
    assert len(set(secrets)) == 6
    assert min(map(len, secrets)) >= 43


async def test_a_code_serves_once(way: Way) -> None:
    """Who comes back a second time with the same answer is not signed in again."""
    leave = await way.begin()
    query = await way.press(leave)
    await way.complete(leave, query)
    with pytest.raises(Stale):
        await way.complete(leave, query)


async def test_the_code_is_worth_nothing_without_the_verifier(way: Way) -> None:
    """A stolen code with another verifier is refused by the provider."""
    leave = await way.begin()
    query = await way.press(leave)
    leave.kept["verifier"] = "x" * 43
    with pytest.raises(Stale):
        await way.complete(leave, query)


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
async def test_both_ways_to_show_the_secret(way: Way, peer: Peer, method: str) -> None:
    """The client shows its secret in the way that the provider takes."""
    peer.discovery["token_endpoint_auth_methods_supported"] = [method]
    assert (await way.go()).subject == "ada-1"


async def test_a_wrong_secret_is_the_operators_matter(way: Way) -> None:
    """A provider that does not know the client gives a sentence that sends nobody to try again."""
    way.changed(client_secret=SecretStr("another"))
    with pytest.raises(NotAdmitted, match="invalid_client") as refused:
        await way.go()
    assert refused.value.sentence.startswith("Peer Inc. does not accept this site")


async def test_documents_are_kept_for_an_hour(way: Way, peer: Peer) -> None:
    """Discovery and keys are read once an hour however many sign in."""
    await way.go()
    way.seconds = 3599
    await way.go()
    assert (peer.asked[WELL_KNOWN], peer.asked["/keys"]) == (1, 1)
    way.seconds = 3600
    await way.go()
    assert (peer.asked[WELL_KNOWN], peer.asked["/keys"]) == (2, 2)


async def test_new_keys_are_found(way: Way, peer: Peer) -> None:
    """A provider that changed its keys within the hour is believed, after one more look at them."""
    await way.go()
    peer.ring.rotate()
    assert (await way.go()).subject == "ada-1"
    assert peer.asked["/keys"] == 2


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
async def test_public_key_signatures_are_read(way: Way, peer: Peer, algorithm: str) -> None:
    """Each algorithm of the list is verified."""
    peer.algorithm = algorithm
    assert (await way.go()).subject == "ada-1"


@pytest.mark.parametrize("later", [359, -59])
async def test_clocks_may_differ_by_a_minute(way: Way, later: float) -> None:
    """A token that ended, or begins, less than a minute off is still taken."""
    leave = await way.begin()
    query = await way.press(leave)
    assert await way.complete(leave, query, later - 1 if later > 0 else later + 1)


async def test_an_address_left_out_of_the_token_is_asked_for(way: Way, peer: Peer) -> None:
    """Where the ID token has no address, the userinfo endpoint is asked with the access token."""
    peer.email_in_token = False
    assert (await way.go()).email == "ada@people.example"
    assert (await way.go(subject="bob-2")).email == ""
    peer.discovery["userinfo_endpoint"] = None
    way.seconds = 3600
    assert (await way.go()).email == ""


async def test_proof_and_address_come_from_one_place(way: Way, peer: Peer) -> None:
    """The token's proof does not vouch for the address of the userinfo."""
    peer.email_in_token = False
    peer.claims["email_verified"] = True
    assert (await way.go(subject="bob-2")).email == ""


async def test_nobody_is_asked_for_more_than_scopes(way: Way, peer: Peer) -> None:
    """Without the scope `email` no address is looked for."""
    peer.email_in_token = False
    way.changed(scopes=("openid",))
    assert (await way.go()).email == ""
    assert peer.asked["/userinfo"] == 0


async def test_several_audiences_with_us_as_the_party(way: Way, peer: Peer) -> None:
    """A token for several audiences is ours where it names us as its party."""
    peer.claims |= {"aud": [peer.client_id, "account"], "azp": peer.client_id}
    assert (await way.go()).subject == "ada-1"


async def test_a_provider_that_does_not_name_itself(way: Way, peer: Peer) -> None:
    """The parameter `iss` is asked for only of providers that say they give it."""
    peer.discovery["authorization_response_iss_parameter_supported"] = None
    peer.answer["iss"] = None  # pyright: ignore[reportArgumentType]
    assert (await way.go()).subject == "ada-1"


async def test_no_secret_is_logged_or_shown(way: Way, peer: Peer, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the log at its loudest nor a printed provider or fault holds secret, code, token, verifier or nonce."""
    caplog.set_level(logging.DEBUG)
    leave = await way.begin()
    query = await way.press(leave)
    seen = len(caplog.records)
    await way.complete(leave, query)
    with pytest.raises(Stale) as refused:
        await way.complete(leave, query)
    said = "".join(record.getMessage() for record in caplog.records[seen:])
    shown = [said, repr(way.provider), str(refused.value), repr(refused.value), refused.value.sentence]
    assert "/token" in said  # the log was on
    hidden = [peer.client_secret, query["code"], leave.kept["verifier"], leave.kept["nonce"], *peer.tokens]
    assert not [secret for secret in hidden for text in shown if secret in text]


async def test_cookies_of_a_provider_are_not_kept(way: Way, peer: Peer) -> None:
    """One person's sign-in carries nothing of another's: each has a client of its own over shared connections."""
    seen: list[httpx.Request] = []

    class Noting(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            seen.append(request)
            answer = await inner.handle_async_request(request)
            answer.headers["set-cookie"] = "session=of-the-first"
            return answer

    inner, way.network.transport = way.network.transport, Noting()  # pyright: ignore[reportAttributeAccessIssue]
    await way.go()
    await way.go()
    way.network.transport = inner
    assert len(seen) == 4
    assert not [request for request in seen if "cookie" in request.headers]
