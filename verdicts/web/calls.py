"""What a page may say over its socket, found by introspection of the states: handlers, their arguments, the place.

Reflex 0.10 checks no types: a list where a handler wants a text is a TypeError inside, its traceback in the log. And
socket.io takes events named `connect` from a client, with which it could forge what its handshake said.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, cast, get_origin
from urllib.parse import urlsplit

import reflex as rx
from pydantic import AfterValidator, TypeAdapter
from pydantic_core import CoreSchema, SchemaValidator
from pydantic_core import core_schema as core
from reflex.state import BaseState

from verdicts.live.fanout import EVENT, MARK, NAMESPACE

BARRED = "setvar"  # Reflex gives it to every state; no page of ours calls it
CONNECT, CALL = f"40{NAMESPACE}", f"42{NAMESPACE}"


def states(of: type[BaseState] = rx.State) -> Iterator[type[BaseState]]:
    """A state and all below it, Reflex's own ones too."""
    yield of
    for each in sorted(of.get_substates(), key=lambda state: state.get_full_name()):
        yield from states(each)


def callable_handlers() -> dict[str, Callable[..., Any]]:
    """The function of every handler that a page may call, by full name."""
    return {
        f"{state.get_full_name()}.{name}": handler.fn
        for state in states()
        for name, handler in state.event_handlers.items()
        if name != BARRED
    }


def grammar(handlers: Mapping[str, Callable[..., Any]]) -> dict[str, SchemaValidator]:
    """By the head of a message what may follow it as JSON; only what these validators give back may go on."""
    event = core.tagged_union_schema({name: _event(name, each) for name, each in handlers.items()}, "name")
    boot = core.typed_dict_schema({EVENT: _maybe(event), "state_schema": _maybe(core.str_schema(max_length=200))})
    said = core.union_schema(
        [_saying(EVENT, event), _saying("ping"), _saying("client_error", _of(dict[str, str]))], mode="left_to_right"
    )
    return {CONNECT: SchemaValidator(boot), CALL: SchemaValidator(said)}


def _event(name: str, handler: Callable[..., Any]) -> CoreSchema:
    arguments = _arguments(handler)
    needed = any(argument["required"] for argument in arguments.values())
    fields = {
        "name": core.typed_dict_field(core.literal_schema([name])),
        "payload": core.typed_dict_field(core.typed_dict_schema(arguments, extra_behavior="forbid"), required=needed),
        "router_data": _maybe(_PLACE),
    }
    return core.typed_dict_schema(fields)


def _arguments(handler: Callable[..., Any]) -> dict[str, Any]:
    taken = list(inspect.signature(handler, eval_str=True).parameters.values())[1:]
    return {
        each.name: core.typed_dict_field(_of(_hint(each)), required=each.default is inspect.Parameter.empty)
        for each in taken
    }


def _hint(argument: inspect.Parameter) -> Any:
    """What an argument is checked against: what the browser stores by its name, a form by being an object."""
    if argument.name == "vars":
        return _STORAGE | None if argument.default is None else _STORAGE
    whole = get_origin(argument.annotation) or argument.annotation
    return dict[str, Any] if inspect.isclass(whole) and issubclass(whole, Mapping) else argument.annotation


def _stored(name: str) -> str:
    """The full name of a var that lives in the browser's storage. Raises ValueError."""
    state, _, var = name.removesuffix(MARK).rpartition(".")
    known = next((each for each in states() if each.get_full_name() == state), None)
    if known is None or not known._is_client_storage(var):
        raise ValueError("no var of the browser's storage")
    return name


def _path(address: str) -> str:
    """A path of this site, which can be read as one. Raises ValueError."""
    urlsplit(address)
    if not address.startswith("/"):
        raise ValueError("no path of this site")
    return address


def _of(hint: Any) -> CoreSchema:
    return cast(CoreSchema, TypeAdapter(hint).core_schema)


def _maybe(schema: CoreSchema) -> core.TypedDictField:
    return core.typed_dict_field(schema, required=False)


def _saying(word: str, *further: CoreSchema) -> CoreSchema:
    return core.tuple_schema([core.literal_schema([word]), *further])


_STORAGE = dict[Annotated[str, AfterValidator(_stored)], str]
_PATH = _of(Annotated[str, AfterValidator(_path)])
_PLACE = core.typed_dict_schema(
    {"pathname": _maybe(_PATH), "asPath": _maybe(_PATH), "query": _maybe(_of(dict[str, str | list[str]]))}
)
