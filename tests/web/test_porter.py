"""What a socket says before Reflex hears it, by introspection of every handler that there is."""

from __future__ import annotations

import json
from typing import Any, get_origin

import pytest
from structlog.testing import capture_logs

from tests.house.forged import states, typed
from tests.states.test_doors import OPEN
from verdicts.web.porter import LONGEST, QUIET, Porter, Unfit, Watch, porter

ROOT = "reflex___state____state"
SEARCH = f"{ROOT}.verdicts___states___listing____listing_state.search"
PLACE = {"pathname": "/tools", "asPath": "/tools?q=a", "query": {"q": "a", "to": ["a", "b"]}}
HIDDEN = "what-nobody-may-read-in-the-log"
RIGHT: dict[str, Any] = {"value": True, "vars": {}, "hashes": ["a"]}
WRONG = (None, 17, 1.5, float("nan"), ["a"], {"a": "b"}, "\ud800", [[[[]]]])


@pytest.fixture(scope="module")
def known() -> Porter:
    """The porter of the whole app."""
    return porter()


def event(name: str, payload: Any, **more: Any) -> str:
    """A call of a handler as a page says it."""
    return "42/_event," + json.dumps(["event", {"name": name, "payload": payload, "router_data": PLACE, **more}])


def taken(name: str) -> dict[str, Any]:
    """Arguments as a handler wants them."""
    kinds: dict[object, Any] = {int: 17, bool: True, dict: {"a": "b"}, list: ["a"]}
    found = typed().get(name, {})
    return {arg: RIGHT.get(arg, kinds.get(get_origin(kind) or kind, "é😀")) for arg, kind in found.items()}


def goes_on(known: Porter, text: str) -> Any:
    """What Reflex then hears, after the head."""
    return json.loads(known.read(text).partition(",")[2])


def test_every_handler_of_the_house_may_be_called(known: Porter) -> None:
    """And of Reflex's own those by which a page lives; `setvar`, which Reflex gives to every state, may not."""
    own = {name for name in known.handlers if ".verdicts___" in name}
    assert len(own) == sum(map(len, OPEN.values()))
    assert {name.rpartition(".")[2] for name in known.handlers - own} == {
        "hydrate",
        "hydrate_and_load",
        "handle_frontend_exception",
        "on_load_internal",
        "set_is_hydrated",
        "update_vars_internal",
    }


def test_what_a_page_says_goes_on_as_it_is(known: Porter) -> None:
    """Every handler with arguments of its types: name, arguments and place come out as they went in."""
    for name in known.handlers:
        said = {"name": name, "payload": taken(name), "router_data": PLACE}
        assert goes_on(known, event(name, taken(name))) == ["event", said]
        boot = {"event": said, "state_schema": "a"}
        assert goes_on(known, "40/_event," + json.dumps(boot)) == boot


def test_no_handler_gets_what_it_does_not_take(known: Porter) -> None:
    """For every argument of every handler values of other types, one argument too many and one too few."""
    for name in known.handlers:
        right = taken(name)
        for argument in right:
            for wrong in WRONG:
                if not (wrong is None and name.endswith("hydrate_and_load")) and not fits(name, argument, wrong):
                    refused(known, event(name, {**right, argument: wrong}))
        refused(known, event(name, {**right, "self": "a"}))
        if right and not name.endswith("hydrate_and_load"):
            refused(known, event(name, dict(list(right.items())[1:])))


def fits(name: str, argument: str, value: Any) -> bool:
    """Whether one of the wrong values is right for what is no text."""
    kind = typed()[name][argument]
    return (argument, value) == ("hashes", ["a"]) or type(value) is (get_origin(kind) or kind) is not str


def refused(known: Porter, text: str) -> Unfit:
    """Why a message does not go on."""
    with pytest.raises(Unfit) as unfit:
        known.read(text)
    return unfit.value


def test_a_handlers_arguments_are_all_typed(known: Porter) -> None:
    """Nothing of the house takes just anything: that could not be checked here."""
    for state in states():
        for name, handler in state.event_handlers.items():
            hints = {key: hint for key, hint in handler.fn.__annotations__.items() if key != "return"}
            assert name == "setvar" or "Any" not in hints.values(), name
            assert set(hints) == set(typed().get(f"{state.get_full_name()}.{name}", {})), name


@pytest.mark.parametrize(
    "text",
    [
        event(f"{ROOT}.setvar", {"var_name": "is_hydrated", "value": True}),
        event(f"{ROOT}.reset", {}),
        event(f"{ROOT}.update_vars_internal", {"vars": {f"{ROOT}.is_hydrated_rx_state_": "a"}}),
        event(SEARCH, {"text": "x" * LONGEST}),
        event(SEARCH, {"text": "a"}).replace('"a"}', "[" * 10_000 + "]" * 10_000 + "}", 1),
        event(SEARCH, {"text": "a"}).replace('"a"}', "9" * 5_000 + "}", 1),
        event(SEARCH, {"text": "a"}, router_data={"asPath": "//[a"}),
        event(SEARCH, {"text": "a"}, router_data={"pathname": 7}),
        '42/_event,["connect",{"asgi.scope":{"client":["9.9.9.9"]}}]',
        '42/_event,["disconnect"]',
        '42/_event,["client_error",{"message":[]}]',
        '42/_event,7["ping"]',
        '42["event",{}]',
        '40/_event,{"event":7}',
        "40/other,{}",
        '451-/_event,["event",{"_placeholder":true,"num":0}]',
        "43/_event,1[]",
        "4",
        "",
    ],
)
def test_what_no_page_says_does_not_go_on(known: Porter, text: str) -> None:
    """Another handler, another event, another namespace, no JSON, bytes; and a place that is none."""
    refused(known, text)


def test_what_nobody_asked_for_is_left_behind(known: Porter) -> None:
    """Further fields of an event and of its place do not reach Reflex."""
    more = {"token": "t", "handler": None, "router_data": {**PLACE, "headers": {"cookie": "c"}, "ip": "9.9.9.9"}}
    (_, heard) = goes_on(known, event(SEARCH, {"text": "a"}, **more))
    assert heard == {"name": SEARCH, "payload": {"text": "a"}, "router_data": PLACE}


@pytest.mark.parametrize(
    "text",
    ["1", "2", "3", "40/_event,", "41/_event,", '42/_event,["ping"]', '42/_event,["client_error",{"message":"a"}]'],
)
def test_what_holds_nothing_goes_on(known: Porter, text: str) -> None:
    """Beats, joining and leaving, and a report of the page."""
    assert known.read(text) == text


@pytest.mark.anyio
async def test_a_socket_is_told_of_once_a_minute(known: Porter) -> None:
    """The first message in vain is a line at once, the next come together with their number; none holds a value, and
    what is fit is heard between them."""
    bad, good = event(SEARCH, {"text": [HIDDEN]}), event(SEARCH, {"text": "a"})
    said, now = [bad] * 3 + [good] + [bad] * 2 + [good, "", good], [0.0]

    async def receive() -> Any:
        text = said.pop(0)
        now[0] += QUIET if text == good else 1.0
        return {"type": "websocket.receive", "text": text} if text else {"type": "websocket.receive", "bytes": b"a"}

    watch = Watch(known, receive, lambda: now[0])
    with capture_logs() as lines:
        heard = [await watch.hear() for _ in range(3)]
        watch.end()
    assert [each["text"] for each in heard] == [known.read(good)] * 3
    assert [(line["why"], line["handler"], line["count"]) for line in lines] == [
        ("string_type", SEARCH, 1),
        ("string_type", SEARCH, 3),
        ("no such message", "", 2),
    ]
    assert HIDDEN not in str(lines)


@pytest.mark.anyio
async def test_the_end_of_a_socket_passes(known: Porter) -> None:
    """What is no message of the page goes on untouched; the rest of what was in vain is told at the end."""
    said: list[Any] = [{"type": "websocket.receive", "text": "x"}] * 4 + [{"type": "websocket.disconnect", "code": 1}]

    async def receive() -> Any:
        return said.pop(0)

    watch = Watch(known, receive, lambda: 0.0)
    with capture_logs() as lines:
        assert await watch.hear() == {"type": "websocket.disconnect", "code": 1}
        watch.end()
    assert [line["count"] for line in lines] == [1, 3]
