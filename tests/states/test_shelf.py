"""Shelves by events: whose they are says the handshake, and every argument is bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.states.conftest import where
from tests.votes import reader
from verdicts.desk import shelve
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.catalogue import Site
from verdicts.desk.identity import Identity
from verdicts.desk.shelve import Done
from verdicts.desk.station import Station
from verdicts.desk.take_back import remember
from verdicts.desk.vote import Polls
from verdicts.live.circle import Circles
from verdicts.live.limits import Limits
from verdicts.states.personal import voting
from verdicts.states.reading import reading
from verdicts.states.shelf import ShelfState
from verdicts.states.shelving import UNKNOWN, now
from verdicts.store.bringing import bring
from verdicts.views.shelf import AnswerView, StripView

pytestmark = pytest.mark.anyio
At = Callable[..., Any]
SITE = Site("Verdicts", "https://verdicts.example")


@pytest.fixture
def told() -> list[str]:
    """Whom news went to."""
    return []


@pytest.fixture
def polls(demo: Engine, clock: Callable[[], datetime], told: list[str]) -> Iterator[Polls]:
    """What says who sits where; two readers have a shelf each."""
    circles = Circles(lambda number: None, lambda news: told.extend(news))
    station = Station(demo, lambda values: None)
    voting.polls = Polls(Identity(("k" * 40,)), Limits(3, 0), station, clock, circles=circles)
    do(demo, bring, reader(1), [full_shelf("One", OLLAMA, VLLM, PAIR)])
    do(demo, bring, reader(2), [full_shelf("Theirs", LINK, note="secret")])
    yield voting.polls
    voting.polls = None


def ticket(polls: Polls, number: int, account: int = 0) -> str:
    """What stands in a reader's handshake."""
    return polls.attendance.enter(Presence(reader(number), account))


async def opened(at: At, cookie: str, query: str = "") -> ShelfState:
    """The page of a reader."""
    state = at(ShelfState, f"/bookmarks{query}", cookie=cookie)
    await state.open()
    return state


def shown(state: ShelfState) -> list[list[str]]:
    """The addresses on each shelf of the page."""
    return [[row.address for row in shelf.bookmarks] for shelf in state.view.shelves]


async def test_what_is_removed_comes_back(at: At, polls: Polls, demo: Engine, told: list[str]) -> None:
    """Each verb shows the page anew, says what it did, and tells the reader's other pages; undo is for the last one."""
    state = await opened(at, ticket(polls, 1))
    await state.drop(VLLM)
    assert (shown(state), state.strip.said, state.strip.undo) == ([[OLLAMA, PAIR]], "vLLM removed from One.", True)
    await state.undo()
    assert (shown(state), state.strip.undo) == ([[OLLAMA, VLLM, PAIR]], False)
    await state.undo()
    assert state.strip.turn == 2
    assert told == [f"reader:{reader(1)}"] * 2


async def test_removals_come_back_one_after_the_other(at: At, polls: Polls, demo: Engine) -> None:
    """Undo takes back the newest of several changes first, and says that there is more to take back."""
    state = await opened(at, ticket(polls, 1))
    for note in ("a note of two\nlines", ""):
        await state.annotate(VLLM, note)
    await state.drop(VLLM)
    await state.drop(PAIR)
    await state.keep("/tools/litellm")
    await state.undo()
    assert stands(demo, 1) == {"One": ["/tools/litellm", OLLAMA, PAIR]}
    more = "What you did before that can be undone too."
    assert (state.strip.said, state.strip.undo) == (f"Ollama or vLLM is back on One, 3 of 3. {more}", True)
    await state.undo()
    assert stands(demo, 1) == {"One": ["/tools/litellm", VLLM, OLLAMA, PAIR]}
    await state.undo()
    assert [kept.note for kept in whole(demo, 1)[0].bookmarks if kept.address == VLLM] == ["a note of two\nlines"]
    assert not state.strip.undo


async def test_every_verb_of_the_page(at: At, polls: Polls, demo: Engine) -> None:
    """Order, shelves and notes change as the forms say."""
    state = await opened(at, ticket(polls, 1))
    one = state.view.shelves[0].key
    await state.move(PAIR, one, OLLAMA)
    await state.step(VLLM, "up")
    await state.annotate(OLLAMA, "a note")
    await state.new_shelf("Two")
    two = state.view.shelves[1].key
    await state.move(OLLAMA, two)
    await state.name_shelf(two, "Zwei")
    await state.step_shelf(two, "up")
    await state.keep("/tools/litellm")
    assert stands(demo, 1) == {"Zwei": ["/tools/litellm", OLLAMA], "One": [PAIR, VLLM]}
    await state.remove_shelf(two)
    assert stands(demo, 1) == {"One": [PAIR, VLLM]}


async def test_what_was_done_is_named(at: At, polls: Polls) -> None:
    """The strip names bookmark, shelf and place, and says which of them it was about; an undo too."""
    state = await opened(at, ticket(polls, 1, account=7))
    said: list[tuple[str, str]] = []

    async def do(verb: Callable[..., Any], *values: str) -> str:
        await verb(*values)
        said.append((state.strip.said, state.strip.address))
        return state.strip.shelf

    one = await do(state.step, PAIR, "up")
    two = await do(state.new_shelf, "Two")
    keys = [await do(state.move, OLLAMA, two), await do(state.move, PAIR, one), await do(state.name_shelf, two, "Zwei")]
    keys += [await do(state.share, two), await do(state.revoke, two), await do(state.step_shelf, two, "up")]
    keys += [await do(state.annotate, VLLM, "why"), await do(state.annotate, VLLM, ""), await do(state.undo)]
    keys += [await do(state.remove_shelf, two), await do(state.undo), await do(state.keep, "/tools/litellm")]
    assert keys == [two, one, two, two, two, two, one, one, one, "", two, two]
    assert said == [
        ("Ollama or vLLM is now 2 of 3 on One.", PAIR),
        ("Two is a new shelf.", ""),
        ("Ollama moved to Two, 1 of 1.", OLLAMA),
        ("Ollama or vLLM is now 2 of 2 on One.", PAIR),
        ("Two is called Zwei now.", ""),
        ("Zwei is shared: whoever has its link can read it.", ""),
        ("Zwei is shared no more: its link leads nowhere.", ""),
        ("Zwei is now 1 of 2 shelves.", ""),
        ("Note on vLLM saved.", VLLM),
        ("Note on vLLM removed.", VLLM),
        ("The note on vLLM is back. What you did before that can be undone too.", VLLM),
        ("Zwei removed with its 1 bookmark.", ""),
        ("Zwei is back. What you did before that can be undone too.", ""),
        ("LiteLLM kept on Zwei.", "/tools/litellm"),
    ]


async def test_a_refusal_is_said_and_changes_nothing(at: At, polls: Polls, demo: Engine, told: list[str]) -> None:
    """A taken name is refused in words at its form; what is said elsewhere and the undo of before stay."""
    state = await opened(at, ticket(polls, 1))
    await state.drop(VLLM)
    await state.new_shelf("One")
    said = "You have a shelf of that name already. Choose another name."
    assert state.answer == AnswerView("shelf", "", said, turn=1)
    assert (state.strip.bad, state.strip.said, state.strip.undo) == (False, "vLLM removed from One.", True)
    await state.undo()
    assert stands(demo, 1) == {"One": [OLLAMA, VLLM, PAIR]}
    assert len(told) == 2


async def test_each_form_with_a_field_has_its_answer(at: At, polls: Polls, demo: Engine) -> None:
    """The answer names the form and what it was about, and says why; taken, it says nothing. Opening ends it."""
    state = await opened(at, ticket(polls, 1))
    await state.new_shelf("Two")
    two = state.view.shelves[1].key
    assert state.answer == AnswerView("shelf", "", "", turn=1)
    await state.name_shelf(two, "One")
    assert (state.answer.form, state.answer.about, "already" in state.answer.said) == ("name", two, True)
    for name, said in ((" ", "needs a name"), ("x" * 81, "at most 80")):
        await state.name_shelf(two, name)
        assert said in state.answer.said
    await state.annotate(VLLM, "x" * 2001)
    assert (state.answer.form, state.answer.about, "2,000" in state.answer.said) == ("note", VLLM, True)
    await state.annotate(VLLM, "x" * 2000)
    assert (state.answer.form, state.answer.said, state.strip.said) == ("note", "", "Note on vLLM saved.")
    await state.name_shelf(two, "")
    await state.open()
    assert (state.answer.said, state.answer.turn) == ("", 7)


async def test_a_move_comes_back(at: At, polls: Polls, demo: Engine) -> None:
    """What was moved to another shelf, or on its own, stands where it stood."""
    state = await opened(at, ticket(polls, 1))
    await state.new_shelf("Two")
    one, two = (shelf.key for shelf in state.view.shelves)
    for goal, before, said in (
        (two, "", "vLLM moved to Two, 1 of 1."),
        (one, OLLAMA, "vLLM is now 1 of 3 on One."),
        (one, "", "vLLM is now 3 of 3 on One."),
    ):
        await state.move(VLLM, goal, before)
        assert (state.strip.said, state.strip.undo) == (said, goal == two)
        await (state.undo() if goal == two else state.move(VLLM, one, PAIR))
        assert stands(demo, 1) == {"One": [OLLAMA, VLLM, PAIR], "Two": []}


async def test_the_live_page_goes_on_offering(at: At, polls: Polls, demo: Engine) -> None:
    """A page that a form led to, once it is live, offers the same undo; another reader's mark offers nothing."""
    library = reading.library
    assert library
    dropped = shelve.drop(library, SITE, reader(1), VLLM)
    assert isinstance(dropped, Done)
    assert dropped.undo
    remember(library, SITE, reader(1), dropped.undo, "0123456789ab", now())
    theirs = await opened(at, ticket(polls, 2), "?undo=0123456789ab")
    assert theirs.strip == StripView()
    state = await opened(at, ticket(polls, 1), "?undo=0123456789ab")
    assert (state.strip.said, state.strip.undo) == ("vLLM removed from One.", True)
    await state.undo()
    assert stands(demo, 1) == {"One": [OLLAMA, VLLM, PAIR]}


async def test_nobody_changes_nothing(at: At, polls: Polls, demo: Engine) -> None:
    """A socket that knows no reader is told so."""
    state = await opened(at, "")
    await state.keep(OLLAMA)
    await state.new_shelf("One")
    assert (state.strip.said, state.answer.said, state.view.known) == (UNKNOWN, UNKNOWN, False)


async def test_forged_arguments_reach_nobody_else(at: At, polls: Polls, demo: Engine) -> None:
    """Whatever key or text is passed, only the caller's own shelves change, and none of theirs is shown."""
    before, state = whole(demo, 2), await opened(at, ticket(polls, 1))
    theirs = (await opened(at, ticket(polls, 2))).view.shelves[0].key
    for key in (theirs, "' OR 1=1 --", "x" * 100_000, ""):
        await state.move(OLLAMA, key)
        await state.name_shelf(key, "Mine now")
        await state.step_shelf(key, "up")
        await state.remove_shelf(key)
        await state.share(key)
        await state.revoke(key)
    for address in (LINK, "x" * 100_000, "\x00", "/tools/\ud800"):
        await state.drop(address)
        await state.annotate(address, "y" * 100_000)
        await state.step(address, "sideways")
    assert whole(demo, 2) == before
    assert stands(demo, 1) == {"One": [OLLAMA, VLLM, PAIR]}
    other = await opened(at, ticket(polls, 1), f"?shelf={theirs}")
    assert "secret" not in repr(other.view)
    await state.search("secret")
    assert "secret" not in repr(state.view.shelves)


async def test_sharing_needs_an_account(at: At, polls: Polls) -> None:
    """A device is told so; an account gets a link, and another after it was revoked."""
    device = await opened(at, ticket(polls, 1))
    await device.share(device.view.shelves[0].key)
    assert (device.strip.bad, device.view.shelves[0].shared) == (True, "")
    state = await opened(at, ticket(polls, 1, account=7))
    key = state.view.shelves[0].key
    await state.share(key)
    first = state.view.shelves[0].shared
    assert len(first.rsplit("/", 1)[1]) == 32
    await state.revoke(key)
    assert state.view.shelves[0].shared == ""
    await state.share(key)
    assert state.view.shelves[0].shared not in ("", first)


async def test_typing_shows_first_and_then_says_so(at: At, polls: Polls) -> None:
    """A search is shown, the address follows, and opening that address changes nothing."""
    state = await opened(at, ticket(polls, 1))
    went = await state.search("olama")
    assert where(went) == "/bookmarks?q=olama"
    assert shown(state) == [[OLLAMA, PAIR]]
    assert await state.search("olama") is None
    await state.submit("")
    assert shown(state) == [[OLLAMA, VLLM, PAIR]]


async def test_looking_again(at: At, polls: Polls, demo: Engine) -> None:
    """What changed elsewhere shows, what was searched for stays, and on other pages nothing is read."""
    state = await opened(at, ticket(polls, 1), "?q=ollama")
    do(demo, bring, reader(1), [full_shelf("One", "/compare/litellm-vs-ollama")])
    await state._look()
    assert shown(state) == [[OLLAMA, PAIR, "/compare/litellm-vs-ollama"]]
    elsewhere = at(ShelfState, "/tools", cookie=ticket(polls, 1))
    await elsewhere._look()
    assert elsewhere.view.path == ""


async def test_a_snapshot_is_never_another_readers(at: At, polls: Polls) -> None:
    """When somebody else sits in the tab, nothing of the one before is shown, nor can it be undone."""
    state = await opened(at, ticket(polls, 1))
    await state.drop(VLLM)
    root = state.parent_state
    root.router = root.router.__class__.from_router_data(
        {"asPath": "/bookmarks", "headers": {"cookie": ticket(polls, 2)}}
    )
    seen = root.dict()[ShelfState.get_full_name()]
    assert seen["view_rx_state_"].shelves == []
    assert seen["strip_rx_state_"].said == ""
    assert state._undo == ()


async def test_a_signed_out_page_does_not_say_that_all_is_lost(at: At, polls: Polls, demo: Engine) -> None:
    """Where an account's session ends under the page it says so in place of the shelves, whose mark goes with them; a
    device that never was signed in has the ordinary empty page."""
    ada = signed_in(demo)
    do(demo, bring, ada.account.reader, [full_shelf("Ada's", OLLAMA)])
    state = await opened(at, polls.attendance.enter(ada.presence))
    assert (shown(state), state.view.ended, bool(state.view.whose)) == ([[OLLAMA]], False, True)
    assert ada.account.reader not in repr(state.view)
    polls.attendance.end([ada.session])
    await state._look()
    view = state.view
    assert (shown(state), view.ended, view.nothing, view.whose) == ([], True, "", "")
    fresh = (await opened(at, "")).view
    assert (fresh.ended, fresh.nothing) == (False, "Nothing is kept yet.")
