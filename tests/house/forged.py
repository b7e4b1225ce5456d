"""Forged calls: every handler that a client can name, found by introspection, with arguments that aim at a victim."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, get_type_hints

import reflex as rx
from reflex.state import BaseState

import verdicts.app  # noqa: F401 - defines every state of the app

MARK = "forged-by-somebody-else"
WRONG: tuple[Any, ...] = (None, True, 17, -1, 1.5, [], {}, {"a": {"b": []}}, [MARK], 10**30)
HOSTILE = (
    "", "0", "-1", MARK, "up", "ship", "'; DELETE FROM bookmark; --", '" OR 1=1 --', "%", "_", "../../etc/passwd",
    "a\x00b", "‮", "javascript:alert(1)", "<script>alert(1)</script>", "x" * 20_000, "/tools/no-such-tool",
    "sort=name&q=%00", "https://example.com/" + "y" * 3000,
)  # fmt: skip


class Call(NamedTuple):
    """A handler's full name and what it is called with."""

    name: str
    payload: Mapping[str, Any]


def states(of: type[BaseState] = rx.State) -> Iterator[type[BaseState]]:
    """Every state that there is, Reflex's own ones too."""
    yield of
    for each in sorted(of.get_substates(), key=lambda state: state.get_full_name()):
        yield from states(each)


def calls(aims: Sequence[str]) -> Iterator[list[Call]]:
    """For each handler of each state its calls; `aims` are what points at the victim: keys, addresses, numbers."""
    for state in states():
        for name, handler in state.event_handlers.items():
            full = f"{state.get_full_name()}.{name}"
            yield from _few(Call(full, given) for given in _given(state, name, handler.fn, aims))
        yield from _few(Call(f"{state.get_full_name()}.{name}", {}) for name in _private(state))


@cache
def typed() -> dict[str, dict[str, Any]]:
    """The arguments of each handler that takes any, by full name, each with its type."""
    found = {
        f"{state.get_full_name()}.{name}": dict(_hints(handler.fn))
        for state in states()
        for name, handler in state.event_handlers.items()
    }
    return {name: taken for name, taken in found.items() if taken}


def _few(made: Iterable[Call]) -> Iterator[list[Call]]:
    """So many at once that their answers still fit into the buffers between."""
    rest = iter(made)
    while few := list(itertools.islice(rest, 20)):
        yield few


def _given(state: type[BaseState], name: str, function: Any, aims: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Arguments by the hints of a handler, whatever it is called."""
    hints = _hints(function)
    if name == "setvar":
        yield from ({"var_name": var, "value": aims[2]} for var in _vars(state))
        yield from ({"var_name": var, "value": {"reader": aims[2]}} for var in ("_reader", "_undo", "_about"))
        return
    for pointed in itertools.product((*aims, "up", MARK) if len(hints) < 3 else aims[:4], repeat=len(hints)):
        yield dict(zip(hints, pointed, strict=True))
    yield {}
    yield {**dict.fromkeys(hints, aims[0]), "self": aims[0], "reader": aims[0], "_reader": aims[0]}
    for place in (name for name, hint in hints.items() if "dict" in str(hint)):
        yield from ({place: dict.fromkeys(_full_vars(one), aims[2])} for one in states())
    for odd, (place, _) in itertools.product((*WRONG, *HOSTILE), hints.items()):
        yield {**dict.fromkeys(hints, aims[0]), place: odd}


def _hints(function: Any) -> dict[str, Any]:
    try:
        known = get_type_hints(function)
    except (NameError, TypeError):
        known = {}
    return {name: known.get(name, Any) for name in list(inspect.signature(function).parameters)[1:]}


def _vars(state: type[BaseState]) -> list[str]:
    own = [*state.get_fields(), *state.event_handlers, "__class__", "__dict__", "router", "router_data"]
    return [*dict.fromkeys([*own, "_reader", "_undo", "_about", "parent_state", "substates", "dirty_vars"])]


def _full_vars(state: type[BaseState]) -> list[str]:
    names = [f"{state.get_full_name()}.{var}" for var in _vars(state) if "__" not in var]
    return [*names, *(f"{name}_rx_state_" for name in names)]


def _private(state: type[BaseState]) -> list[str]:
    """What is no handler: methods of the house, and those by which Reflex works."""
    return [name for name in vars(state) if name not in state.event_handlers] + ["reset", "dict", "get_state", "_meet"]
