"""Elements with two printings.

`el.div(...)` is a Reflex component while the frontend is compiled and a light `Node` while paper is printed: building
a Reflex component costs about 100 µs, a page has 1,500 of them, and a first paint may cost 15 ms. Both come from the
same call, and a test compares the two DOMs of every page. `when` and `each` choose between Vars and plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A

_printing: ContextVar[bool] = ContextVar("printing", default=False)


class Node:
    """An element to be printed: tag, properties under their Reflex names, children."""

    __slots__ = ("children", "props", "tag")

    def __init__(self, tag: str, props: dict[str, Any], children: tuple[Any, ...]) -> None:
        """Hold the parts as they were given."""
        self.tag = tag
        self.props = props
        self.children = children


Element = Any  # rx.Component while compiling, Node while printing

ALONE = (
    *("/account", "/sign-in", "/sign-up", "/forgot", "/reset", "/shelf/", "/bookmarks/export.", "/desk/import/"),
    *("/feed.xml", "/llms.txt"),
)
"""Pages and files that are printed only: the live page leads to them by a plain load, the router knows none of them."""


@contextmanager
def printing() -> Iterator[None]:
    """Make every `el` call inside build Nodes."""
    token = _printing.set(True)
    try:
        yield
    finally:
        _printing.reset(token)


def is_printing() -> bool:
    """Whether paper is being printed."""
    return _printing.get()


def when(condition: Any, then: Any, otherwise: Any = None) -> Any:
    """Choose by a plain value now or by a Var in the browser. `then` and `otherwise` are elements or text."""
    if isinstance(condition, rx.Var):
        return rx.cond(condition, then, rx.fragment() if otherwise is None else otherwise)
    return then if condition else otherwise


def choose(condition: Any, then: str, otherwise: str) -> Any:
    """Choose between two texts, for an attribute."""
    return rx.cond(condition, then, otherwise) if isinstance(condition, rx.Var) else then if condition else otherwise


def has(items: Any) -> Any:
    """Whether a list, or a Var of one, holds anything."""
    return items.to(list).length() > 0 if isinstance(items, rx.Var) else bool(items)


def each(items: Any, build: Callable[[Any], Any]) -> Any:
    """One element for every item of a list or of a Var of a list."""
    if isinstance(items, rx.Var):
        return rx.foreach(items, build)
    return [build(item) for item in items]


def group(*children: Any) -> Any:
    """Several elements without a box around them."""
    return list(children) if _printing.get() else rx.fragment(*_flat(children))


def _flat(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, list | tuple):
            yield from _flat(child)
        elif child is not None:
            yield child


def _camel(name: str) -> str:
    if name.startswith(("data_", "aria_")):
        return name.replace("_", "-")
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _live(tag: str, children: tuple[Any, ...], props: dict[str, Any]) -> rx.Component:
    """A Reflex component. What its class does not declare (style, fill, data-*) goes in as a plain attribute:
    Reflex would make an emotion class of it, and paper and live page would differ."""
    make = A.create if tag == "a" and _is_plain(props.get("href")) else getattr(rx.el, tag)
    known = _declared(getattr(make, "__self__", None) or make.__call__.__self__)  # svg is a namespace, not a class
    plain = {_camel(name): props.pop(name) for name in list(props) if name not in known and not name.startswith("on_")}
    if "style" in plain:
        plain["style"] = rx.Var.create(plain["style"])  # one Var, so that the state inside it is seen
    if plain:
        props["custom_attrs"] = plain
    return make(*_flat(children), **props)


def _is_plain(href: Any) -> bool:
    """Whether a link is none of the router's: it would drop the query of one within the page, and not find the others."""
    return isinstance(href, str) and href.startswith(("#", *ALONE))


@cache
def _declared(kind: type[rx.Component]) -> frozenset[str]:
    return frozenset(kind.get_props()) | {"class_name", "id", "key"}


def _element(tag: str) -> Callable[..., Element]:
    def build(*children: Any, **props: Any) -> Element:
        return Node(tag.rstrip("_"), props, children) if _printing.get() else _live(tag, children, props)

    build.__name__ = tag
    return build


def __getattr__(tag: str) -> Callable[..., Element]:
    """`el.div`, `el.path`, ...: any element of HTML or SVG that Reflex knows."""
    if tag.startswith("_") or not hasattr(rx.el, tag):
        raise AttributeError(tag)
    made = _element(tag)
    globals()[tag] = made
    return made
